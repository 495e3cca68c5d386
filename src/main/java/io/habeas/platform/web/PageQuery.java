package io.habeas.platform.web;

/** Which page of a listing: {@code page} from 1, {@code size} 1 to 100, 50 when absent (api-overview section 1.2). */
public record PageQuery(
        @Default("1") @Range(min = 1, max = Integer.MAX_VALUE)
        int page,

        @Default("50") @Range(min = 1, max = 100) int size) {

    /** Rows to pass over. */
    public long offset() {
        return (page - 1L) * size;
    }
}
