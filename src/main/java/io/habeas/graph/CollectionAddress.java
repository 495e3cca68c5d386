package io.habeas.graph;

/**
 * Where a collection is: its dataset and its name, written {@code dataset:collection} and ordered by that text.
 *
 * @param dataset the dataset's key, without a colon
 * @param collection the collection's name; it may hold any text
 */
public record CollectionAddress(String dataset, String collection) implements Comparable<CollectionAddress> {

    /** The artificial start of every traversal; its fields are the names of the identities. */
    public static final CollectionAddress ROOT = new CollectionAddress("__ROOT__", "__ROOT__");

    public CollectionAddress {
        if (dataset.indexOf(':') >= 0) {
            throw new IllegalArgumentException("'" + dataset + "' is not a dataset key");
        }
    }

    /**
     * Reads {@code dataset:collection}; since a dataset's key has no colon, the first one ends it.
     *
     * @throws GraphException when there is none, or nothing before or after it
     */
    public static CollectionAddress parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 1 || colon == text.length() - 1) {
            throw new GraphException("'" + text + "' is not a valid collection address");
        }
        return new CollectionAddress(text.substring(0, colon), text.substring(colon + 1));
    }

    /** The address of a field of this collection. */
    public FieldAddress field(FieldPath path) {
        return new FieldAddress(this, path);
    }

    @Override
    public int compareTo(CollectionAddress other) {
        if (dataset.equals(other.dataset)) {
            return collection.compareTo(other.collection);
        }
        return (dataset + ":").compareTo(other.dataset + ":");
    }

    @Override
    public String toString() {
        return dataset + ":" + collection;
    }
}
