package io.habeas.fulfilment;

import io.habeas.platform.RequestId;

/**
 * A request whose run may begin or go on.
 *
 * @param identityVerified whether the subject has proven who they are
 */
public record StartedRequest(RequestId id, String policyId, boolean identityVerified) {}
