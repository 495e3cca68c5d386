package io.habeas.connection;

/** What Habeas may do with a connection; erasure needs {@code write}. */
public enum ConnectionAccess {
    READ,
    WRITE
}
