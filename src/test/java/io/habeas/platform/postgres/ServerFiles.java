package io.habeas.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a test looks at in a data folder. */
record ServerFiles(Path data) {
    Path cluster() {
        return data.resolve("postgres/cluster");
    }

    Path pidFile() {
        return cluster().resolve("postmaster.pid");
    }

    ProcessHandle postmaster() throws IOException {
        return ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile()).getFirst()))
                .orElseThrow();
    }

    /** A pid file as a crash leaves it, but naming another process. */
    void leavePidFile(long pid) throws IOException {
        Files.write(
                pidFile(),
                List.of(
                        Long.toString(pid),
                        cluster().toString(),
                        "1750000000",
                        "54321",
                        "",
                        "127.0.0.1",
                        "1 1",
                        "ready"));
    }
}
