package io.habeas;

/** Placeholder. */
final class TestPostgres {
    private TestPostgres() {}

    static TestDatabase freshDatabase() {
        throw new IllegalStateException("placeholder");
    }
}
