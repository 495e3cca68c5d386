package io.habeas.graph;

/** What masking one row comes to: an update, or the reason why there is none. */
public sealed interface RowMasking permits RowUpdate, RowMasking.Refused {

    /** The row cannot be addressed. */
    record Refused(ErasureGap gap) implements RowMasking {}
}
