package io.habeas.connection;

/**
 * A data store did not do what it was asked for.
 *
 * <p>The message is for people and for logs, and holds no secret and no value. Drivers quote both in theirs, so theirs are translated,
 * and a driver's exception never becomes the cause of this one.
 */
public final class DataStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean passing;

    private DataStoreException(String message, boolean passing) {
        super(message);
        this.passing = passing;
    }

    /** A failure that may be over when it is tried again: no connection, a lock, a restart. */
    public static DataStoreException passing(String message) {
        return new DataStoreException(message, true);
    }

    /** A failure that stays until somebody mends something: a wrong password, a missing table, a lacking right. */
    public static DataStoreException lasting(String message) {
        return new DataStoreException(message, false);
    }

    /** Whether trying again may help. */
    public boolean isPassing() {
        return passing;
    }
}
