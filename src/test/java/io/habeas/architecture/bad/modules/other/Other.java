package io.habeas.architecture.bad.modules.other;

import io.habeas.architecture.bad.modules.one.One;
import org.jspecify.annotations.Nullable;

/** Deliberately bad: imports a package that imports this one. */
public record Other(@Nullable One one) {}
