package io.habeas.platform.status;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks the app database how it is; a database that does not answer in time is as bad as none. */
@Component
class DatabaseHealth {
    private static final long SECONDS_TO_ANSWER = 3;
    private final JdbcClient jdbc;
    private final Optional<String> newest;

    DatabaseHealth(JdbcClient jdbc, Flyway flyway) {
        this.jdbc = jdbc;
        this.newest = Arrays.stream(flyway.info().all())
                .filter(migration -> migration.getState().isResolved())
                .reduce((_, later) -> later)
                .map(MigrationInfo::getVersion)
                .map(Object::toString);
    }

    enum State {
        HEALTHY("healthy"),
        NEEDS_MIGRATION("needs migration"),
        UNHEALTHY("unhealthy");

        private final String text;

        State(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /** Compares the schema's revision with the newest one that this server knows. */
    State check() {
        CompletableFuture<Optional<String>> answer = new CompletableFuture<>();
        Thread.startVirtualThread(() -> ask(answer));
        try {
            Optional<String> revision =
                    answer.orTimeout(SECONDS_TO_ANSWER, TimeUnit.SECONDS).join();
            return revision.equals(newest) ? State.HEALTHY : State.NEEDS_MIGRATION;
        } catch (CompletionException noAnswer) {
            return State.UNHEALTHY;
        }
    }

    private void ask(CompletableFuture<Optional<String>> answer) {
        try {
            answer.complete(
                    jdbc.sql("""
                    SELECT version FROM flyway_schema_history WHERE success AND version IS NOT NULL
                    ORDER BY installed_rank DESC LIMIT 1
                    """).query((row, _) -> row.getString("version")).optional());
        } catch (RuntimeException failed) {
            answer.completeExceptionally(failed);
        }
    }
}
