package io.habeas.connector.postgres;

import io.habeas.connection.ConnectionSettings;
import io.habeas.connection.DataStoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * The few connections of one open database. Each piece of work has one of them to itself for one transaction, with its limits set for just
 * that transaction, so that it makes no difference whether a pooler such as PgBouncer stands between.
 *
 * <p>Not HikariCP: this lives for one phase of a request, and a wrong password has to be told at once instead of being tried again and
 * again until the account is locked.
 */
final class Sessions implements AutoCloseable {
    private static final String LIMITS = """
            SELECT set_config('statement_timeout', ?, true),
                   set_config('idle_in_transaction_session_timeout', ?, true),
                   set_config('bytea_output', 'hex', true),
                   set_config('TimeZone', 'UTC', true),
                   CASE WHEN CAST(? AS pg_catalog.text) IS NOT NULL
                        THEN set_config('search_path', quote_ident(?), true) END
            """;

    /** What is done in one transaction. */
    interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    private final Login login;
    private final ConnectionSettings settings;
    private final Semaphore free;
    private final Deque<Connection> idle = new ArrayDeque<>();
    private final Set<Connection> busy = new HashSet<>();
    private boolean closed;

    Sessions(Login login, ConnectionSettings settings) {
        this.login = login;
        this.settings = settings;
        this.free = new Semaphore(settings.poolSize());
    }

    /** Does the work in a transaction that cannot write. */
    <T> T reading(Work<T> work) {
        return inTransaction(true, work);
    }

    /** Does the work in a transaction: wholly or not at all. */
    <T> T writing(Work<T> work) {
        return inTransaction(false, work);
    }

    private <T> T inTransaction(boolean readOnly, Work<T> work) {
        acquire();
        @Nullable Connection connection = null;
        boolean usable = false;
        try {
            connection = take();
            connection.setReadOnly(readOnly);
            limit(connection);
            T result = work.in(connection);
            connection.commit();
            usable = true;
            return result;
        } catch (SQLException failed) {
            throw SqlFailures.explain(failed);
        } finally {
            giveBack(connection, usable);
            free.release();
        }
    }

    private void acquire() {
        try {
            free.acquire();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw DataStoreException.passing("Waiting for a connection to the database was interrupted.");
        }
    }

    private Connection take() throws SQLException {
        @Nullable Connection waiting = takeIdle();
        return waiting == null ? register(PostgresDriver.connect(login, settings)) : waiting;
    }

    private synchronized @Nullable Connection takeIdle() {
        if (closed) {
            throw wasClosed();
        }
        @Nullable Connection waiting = idle.poll();
        if (waiting != null) {
            busy.add(waiting);
        }
        return waiting;
    }

    private synchronized Connection register(Connection fresh) {
        if (closed) {
            end(fresh);
            throw wasClosed();
        }
        busy.add(fresh);
        return fresh;
    }

    private static DataStoreException wasClosed() {
        return DataStoreException.passing("The database was closed.");
    }

    private void limit(Connection connection) throws SQLException {
        String milliseconds = Long.toString(settings.statementTimeout().toMillis());
        try (PreparedStatement statement = connection.prepareStatement(LIMITS)) {
            statement.setString(1, milliseconds);
            statement.setString(2, milliseconds);
            statement.setString(3, login.schema().orElse(null));
            statement.setString(4, login.schema().orElse(null));
            statement.execute();
        }
    }

    /** After a failure the connection is not used again: there are others, and it may be in any state. */
    private synchronized void giveBack(@Nullable Connection connection, boolean usable) {
        if (connection == null) {
            return;
        }
        busy.remove(connection);
        if (usable && !closed) {
            idle.push(connection);
        } else {
            end(connection);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        busy.forEach(Sessions::abort);
        idle.forEach(Sessions::end);
        idle.clear();
    }

    private static void end(Connection connection) {
        try {
            connection.close();
        } catch (SQLException gone) {
            // It is what was wanted.
        }
    }

    /** Ends what another thread waits for; to close it would be to wait as well. */
    private static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException gone) {
            // It is what was wanted.
        }
    }
}
