package io.habeas.connection;

import io.habeas.graph.FieldPath;

/**
 * A field that the store will not have masked as planned.
 *
 * @param reason why, for a person who can mend it, without any value of a row
 */
public record Unerasable(FieldPath field, String reason) {}
