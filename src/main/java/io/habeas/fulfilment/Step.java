package io.habeas.fulfilment;

import io.habeas.platform.RequestId;

/**
 * A row of the ledger: one effect of a run, written before it happens and marked done after.
 *
 * @param target the webhook's or the rule's key; the whole graph where the kind has no target of its own
 * @param attempts how often it was begun before
 * @param heldBack whether it waited as its receiver was spared, which the execution log says already
 */
record Step(String id, RequestId request, int position, StepKind kind, String target, int attempts, boolean heldBack) {}
