package io.habeas.connection;

/** What testing a connection came to (connectors section 3). */
public sealed interface ConnectionTest {

    /** The store answered, and these secrets are good for it. */
    record Succeeded() implements ConnectionTest {}

    /** It did not answer, or refused; why, for a person who can mend it, without any secret. */
    record Failed(String reason) implements ConnectionTest {}

    /** There is nothing to try: what it stands for is only called when it is needed. */
    record Skipped() implements ConnectionTest {}
}
