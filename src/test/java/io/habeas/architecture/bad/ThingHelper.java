package io.habeas.architecture.bad;

/** Deliberately bad: its name says nothing. */
record ThingHelper() {}
