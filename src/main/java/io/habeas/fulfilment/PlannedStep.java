package io.habeas.fulfilment;

/** A step as the plan orders it. */
record PlannedStep(StepKind kind, String target) {}
