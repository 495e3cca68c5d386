package io.habeas.graph;

/**
 * Something that a policy wants erased and that is not: an exception of the request, to be told, never passed over.
 *
 * @param kind what stood in the way
 * @param reason the same for a person to read, without any value of a row
 */
public record ErasureGap(FieldAddress field, Kind kind, String reason) {

    /** What may stand in the way of masking a field. */
    public enum Kind {
        /** The field locates rows; masking it would lose them (defect C12). */
        KEY_FIELD,
        /** The strategy masks text, and the field is not declared to hold any (defect A10). */
        UNSUPPORTED_TYPE,
        /** The collection declares no primary key, so no row of it can be addressed (defect A11). */
        NO_PRIMARY_KEY,
        /** A row lacks a part of its primary key; updating by the rest could hit other rows (defect A2). */
        INCOMPLETE_KEY,
        /** No masked value has room in the column; the request must be refused before anything is written (defect B5). */
        DOES_NOT_FIT
    }
}
