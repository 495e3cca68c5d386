package io.habeas.platform.web;

import io.habeas.platform.openapi.JsonShape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a listing that is too long to be counted or to be skipped through. Unlike a {@link Page} it knows no total: what comes next is
 * asked for by a cursor, which costs the same wherever in the listing it is.
 */
public record Slice<T>(
        List<T> items,
        int size,

        @JsonShape(
                "{\"description\": \"What to send as `cursor` for the items that follow; null after the last one.\"}")
        @Nullable
        String nextCursor) {}
