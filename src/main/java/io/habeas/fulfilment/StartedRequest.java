package io.habeas.fulfilment;

import io.habeas.platform.RequestId;

/** A request whose run may begin or go on. */
public record StartedRequest(RequestId id, String policyId) {}
