package io.habeas.platform.postgres;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a process number means for a cluster's folder. */
enum ProcessOfFolder {
    /** No process has the number. */
    GONE,
    /** A postgres whose working folder is the cluster. */
    OURS,
    /** Surely not a server of this folder. */
    FOREIGN,
    /** Perhaps a server of this folder: it may not be looked at. */
    UNKNOWN;

    static ProcessOfFolder of(long pid, Path cluster) {
        if (ProcessHandle.of(pid).isEmpty()) {
            return GONE;
        }
        Path process = Path.of("/proc", Long.toString(pid));
        return Files.isDirectory(process) ? onLinux(process, cluster) : elsewhere(pid, cluster);
    }

    private static ProcessOfFolder onLinux(Path process, Path cluster) {
        String command = commandLine(process);
        if (!command.contains("postgres")) {
            // Also a process that has ended but was never waited for: its command line is empty.
            return FOREIGN;
        }
        try {
            return Files.isSameFile(process.resolve("cwd"), cluster) ? OURS : FOREIGN;
        } catch (IOException notReadable) {
            return Files.isDirectory(process) ? UNKNOWN : GONE;
        }
    }

    private static String commandLine(Path process) {
        try {
            // Any bytes will do: a folder's name need not be UTF-8, and an unreadable name must not hide a server.
            return Files.readString(process.resolve("cmdline"), ISO_8859_1);
        } catch (IOException ended) {
            return "";
        }
    }

    private static ProcessOfFolder elsewhere(long pid, Path cluster) {
        String command = ProcessHandle.of(pid)
                .flatMap(handle -> handle.info().commandLine())
                .orElse("");
        if (command.contains("postgres") && command.contains(cluster.toString())) {
            return OURS;
        }
        return command.isEmpty() || command.contains("postgres") ? UNKNOWN : FOREIGN;
    }
}
