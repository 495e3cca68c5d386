package io.habeas.connection;

/** What stands behind a connection, as lists are filtered by it. */
enum SystemType {
    SAAS,
    DATABASE,
    MANUAL
}
