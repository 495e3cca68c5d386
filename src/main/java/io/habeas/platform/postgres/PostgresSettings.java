package io.habeas.platform.postgres;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How the embedded server runs.
 *
 * @param durable whether a commit is on the disk before it is answered, and not only with the operating system; false in tests
 * @param maxConnections connections the server takes at once, at least 10
 * @param sharedBuffersMegabytes memory the server keeps for its pages
 * @param binaries folder that PostgreSQL's programs are unpacked in; by default one inside the data folder
 */
public record PostgresSettings(
        boolean durable, int maxConnections, int sharedBuffersMegabytes, Optional<Path> binaries) {
    public PostgresSettings {
        if (maxConnections < 10 || sharedBuffersMegabytes < 1) {
            throw new IllegalArgumentException("max connections from 10, shared buffers from 1 MB");
        }
    }

    /** For data that must not be lost: every commit is synced. */
    public static PostgresSettings standard() {
        return new PostgresSettings(true, 100, 128, Optional.empty());
    }

    /** The same server without syncing: fast, safe from a kill of any process, broken by a power cut. */
    public PostgresSettings withoutDurability() {
        return new PostgresSettings(false, maxConnections, sharedBuffersMegabytes, binaries);
    }

    /** The same server with its programs in a folder that several data folders share. */
    public PostgresSettings withBinariesIn(Path folder) {
        return new PostgresSettings(durable, maxConnections, sharedBuffersMegabytes, Optional.of(folder));
    }

    /** The settings as {@code name=value}, all of them on the command line so that no edited file can differ. */
    List<String> parameters() {
        String sync = durable ? "on" : "off";
        return List.of(
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "password_encryption=scram-sha-256",
                "max_connections=" + maxConnections,
                "shared_buffers=" + sharedBuffersMegabytes + "MB",
                "fsync=" + sync,
                "synchronous_commit=on",
                "full_page_writes=" + sync,
                // All queries are small and the disk is no turning one: neither compile nor avoid an index.
                "jit=off",
                "random_page_cost=1.1",
                // A table that just filled up is to be planned for what it is, not for the empty one it was.
                "autovacuum_naptime=15s",
                "timezone=UTC",
                "log_timezone=UTC",
                // An error's text, detail and statement can hold personal data: only the server's own life is logged.
                "log_min_messages=log",
                "log_min_error_statement=panic",
                "log_error_verbosity=terse",
                "log_statement=none",
                "log_min_duration_statement=-1",
                "log_checkpoints=off",
                "logging_collector=off",
                "log_destination=stderr");
    }
}
