package io.habeas.masking;

/** What a name and a configuration turned out to be. */
public sealed interface ParsedStrategy {

    /** A strategy that can be used. */
    record Valid(MaskingStrategy strategy) implements ParsedStrategy {}

    /** No strategy has that name; the message lists those there are. */
    record Unknown(String message) implements ParsedStrategy {}

    /** The configuration does not fit the strategy; the message lists every problem. */
    record Invalid(String message) implements ParsedStrategy {}
}
