package io.habeas.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessOfFolderTest {
    @TempDir
    Path cluster;

    @Test
    void aNumberThatNoProcessHasIsGone() {
        assertThat(ProcessOfFolder.of(Integer.MAX_VALUE, cluster)).isEqualTo(ProcessOfFolder.GONE);
    }

    @Test
    void aProcessThatWorksInTheFolderButIsNoPostgresIsForeign() throws IOException {
        Process process =
                new ProcessBuilder("sleep", "60").directory(cluster.toFile()).start();
        try {
            assertThat(ProcessOfFolder.of(process.pid(), cluster)).isEqualTo(ProcessOfFolder.FOREIGN);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void anEndedProcessThatNobodyWaitedForIsForeign() throws IOException {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "needs /proc");
        // The shell's child ends while what the shell became never asks for it.
        Process negligent = new ProcessBuilder("sh", "-c", "sleep 0 & exec sleep 60").start();
        try {
            await().until(() -> negligent.children().anyMatch(ProcessOfFolderTest::isZombie));
            long zombie = negligent.children().findFirst().orElseThrow().pid();
            assertThat(ProcessOfFolder.of(zombie, cluster)).isEqualTo(ProcessOfFolder.FOREIGN);
        } finally {
            negligent.destroyForcibly();
        }
    }

    private static boolean isZombie(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"))
                    .contains(") Z ");
        } catch (IOException e) {
            return false;
        }
    }
}
