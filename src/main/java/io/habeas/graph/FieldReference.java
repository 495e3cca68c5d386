package io.habeas.graph;

/**
 * A declared join between the field that has it and another field.
 *
 * @param field the other field
 * @param direction which way values flow
 */
public record FieldReference(FieldAddress field, Direction direction) {

    /** Which way the values of a join flow, seen from the field that declares it. */
    public enum Direction {
        /** What is found here is used to query the other collection. */
        TO,
        /** What is found there is used to query this collection. */
        FROM,
        /** Either way; the traversal takes it from the collection that it visits first. */
        EITHER
    }
}
