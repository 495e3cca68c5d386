package io.habeas.cli;

import io.habeas.platform.postgres.DataFolderInUseException;
import io.habeas.platform.postgres.EmbeddedPostgresException;
import io.habeas.platform.settings.InvalidSettings;
import io.habeas.security.UnusableKey;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.web.server.PortInUseException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says in a line what kept a command from starting; only what nobody foresaw comes with its stack. */
final class Failures implements IExecutionExceptionHandler {
    private static final int FAILED = 1;

    @Override
    public int handleExecutionException(Exception thrown, CommandLine command, ParseResult parsed) {
        List<String> lines = lines(thrown);
        if (lines.isEmpty()) {
            thrown.printStackTrace(command.getErr());
        }
        lines.forEach(line -> command.getErr().println("habeas: " + line));
        return FAILED;
    }

    private static List<String> lines(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .map(Failures::known)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static List<String> known(Throwable cause) {
        return switch (cause) {
            case InvalidSettings invalid -> invalid.problems();
            case DataFolderInUseException inUse -> List.of(String.valueOf(inUse.getMessage()));
            case EmbeddedPostgresException failed -> List.of(String.valueOf(failed.getMessage()));
            case UnusableKey key -> List.of(String.valueOf(key.getMessage()));
            case PortInUseException port ->
                List.of("Port " + port.getPort() + " is in use; choose another with --port.");
            case UnreadableSettingsException unreadable -> List.of(String.valueOf(unreadable.getMessage()));
            case SQLException refused
            when isAboutTheConnection(refused) ->
                List.of("The app database cannot be used (database.url, HABEAS_DATABASE_URL): "
                        + String.valueOf(refused.getMessage())
                                .lines()
                                .findFirst()
                                .orElse(""));
            default -> List.of();
        };
    }

    /** No connection, no login, no such database (SQL:2023 classes 08 and 28, PostgreSQL's 3D). Such messages hold no data. */
    private static boolean isAboutTheConnection(SQLException thrown) {
        String state = thrown.getSQLState();
        return state != null && state.matches("(08|28|3D).*");
    }
}
