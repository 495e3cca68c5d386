package io.habeas.fulfilment;

import org.jspecify.annotations.Nullable;

/** Something targeted that could not be erased, and why; the request is complete with this exception (design section 6, A10 to A12). */
public record Unerased(String collection, @Nullable String field, String reason) {}
