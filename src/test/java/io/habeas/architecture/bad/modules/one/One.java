package io.habeas.architecture.bad.modules.one;

import io.habeas.architecture.bad.modules.other.Other;

/** Deliberately bad: imports a package that imports this one. */
public record One(Other other) {}
