package io.habeas.graph;

import org.jspecify.annotations.Nullable;

/** The value that is to stand at a position of a row. */
public record MaskedValue(Position position, @Nullable Object value) {}
