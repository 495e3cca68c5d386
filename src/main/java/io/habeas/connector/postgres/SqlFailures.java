package io.habeas.connector.postgres;

import io.habeas.connection.DataStoreException;
import io.habeas.connection.StoreAddresses;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Says what a failure of PostgreSQL means, by its SQLSTATE alone (its documentation, appendix A): its own texts quote values of rows
 * ({@code Key (email)=(…) already exists}) and are never repeated, nor kept as a cause. Names of constraints and columns are no values.
 */
final class SqlFailures {
    private SqlFailures() {}

    static DataStoreException explain(SQLException failure) {
        String state = state(failure);
        String text = text(failure, state);
        return isPassing(failure, state) ? DataStoreException.passing(text) : DataStoreException.lasting(text);
    }

    /** Whether it happened inside PostgreSQL's own works, and is nobody's mistake here. */
    static boolean isInternal(SQLException failure) {
        return state(failure).startsWith("XX");
    }

    private static String text(SQLException failure, String state) {
        return network(failure).orElseGet(() -> switch (state) {
            case "28P01", "28000" -> "The database refused the user name or the password.";
            case "3D000" -> "The server has no database of that name.";
            case "3F000" -> "The database has no schema of that name.";
            case "42501" -> "The database user lacks the right to do this.";
            case "42P01" -> "The database has no such table.";
            case "42703" -> "The table has no such column.";
            case "57014" ->
                "A statement was ended: it ran too long (connection.statement_timeout), or somebody ended it.";
            case "55P03" -> "A row or a table was locked by somebody else for too long.";
            case "40001", "40P01" -> "The database gave another transaction precedence.";
            case "53300" -> "The database has no connection left.";
            case "23502" -> "A column must not be null" + named(failure) + ".";
            case "23503" -> "A value is referred to by another table, or refers to one" + named(failure) + ".";
            case "23505" -> "A value must be unique" + named(failure) + ".";
            case "23514" -> "A value breaks a rule of the database" + named(failure) + ".";
            case "22001" -> "A value is too long for its column.";
            case "25006" -> "The database only lets itself be read.";
            default -> byClass(state);
        });
    }

    private static String byClass(String state) {
        return switch (state.substring(0, 2)) {
            case "08" -> "The connection to the database failed (SQLSTATE " + state + ").";
            case "28" -> "The database refused to let this user in (SQLSTATE " + state + ").";
            case "53" -> "The database has run out of something it needs (SQLSTATE " + state + ").";
            case "57" -> "The database is being shut down or started (SQLSTATE " + state + ").";
            default -> "The database answered with an error (SQLSTATE " + state + ").";
        };
    }

    /** What went wrong on the way there. */
    private static Optional<String> network(SQLException failure) {
        return causes(failure)
                .<Optional<String>>map(cause -> switch (cause) {
                    case StoreAddresses.Refused refused -> Optional.of(refused.reason());
                    case UnknownHostException _ -> Optional.of("There is no host of that name.");
                    case ConnectException _ -> Optional.of("Nothing listens on that host and port.");
                    case NoRouteToHostException _ -> Optional.of("There is no way to that host.");
                    case SocketTimeoutException _ -> Optional.of("The host did not answer in time.");
                    case SSLException _ -> Optional.of("The server's TLS certificate or protocol was not accepted.");
                    default -> Optional.empty();
                })
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static boolean isPassing(SQLException failure, String state) {
        if (causes(failure).anyMatch(StoreAddresses.Refused.class::isInstance)) {
            return false;
        }
        return switch (state.substring(0, 2)) {
            case "08", "40", "53", "55", "57" -> true;
            default -> false;
        };
    }

    private static String named(SQLException failure) {
        ServerErrorMessage server = server(failure);
        if (server == null) {
            return "";
        }
        String constraint = server.getConstraint() == null ? "" : " (constraint \"" + server.getConstraint() + "\")";
        String column = server.getColumn() == null ? "" : " (column \"" + server.getColumn() + "\")";
        return constraint + column;
    }

    private static @Nullable ServerErrorMessage server(SQLException failure) {
        return causes(failure)
                .filter(PSQLException.class::isInstance)
                .map(cause -> ((PSQLException) cause).getServerErrorMessage())
                .filter(message -> message != null)
                .findFirst()
                .orElse(null);
    }

    private static String state(SQLException failure) {
        String state = failure.getSQLState();
        return state == null || state.length() < 2 ? "08000" : state;
    }

    /** The failure, what was behind it, and what a batch hides as the next one. */
    private static Stream<Throwable> causes(SQLException failure) {
        Stream<Throwable> own = Stream.iterate((Throwable) failure, each -> each != null, Throwable::getCause);
        SQLException next = failure.getNextException();
        return next == null ? own : Stream.concat(own, causes(next));
    }
}
