package io.habeas.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFolderTest {
    @TempDir
    private Path data;

    @Test
    void makesAKeyThatOnlyItsOwnerCanReadAndKeepsIt() throws IOException {
        String made = ring().currentId();

        assertThat(ring().currentId()).isEqualTo(made);
        assertThat(permissions("keys")).isEqualTo("rwx------");
        assertThat(permissions("keys/master.key")).isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(data.resolve("keys"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void serversThatStartAtOnceTakeOneKey() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Future<String>> ids =
                    threads.invokeAll(Collections.nCopies(8, (Callable<String>) () -> ring().currentId()));
            for (Future<String> id : ids) {
                assertThat(id.get()).isEqualTo(ring().currentId());
            }
        }
    }

    @Test
    void refusesAKeyThatOthersCanRead() throws IOException {
        ring();
        Files.setPosixFilePermissions(data.resolve("keys/master.key"), PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(this::ring)
                .isInstanceOf(UnusableKey.class)
                .hasMessageContaining("open to other users")
                .hasMessageNotContaining("\n");
    }

    @Test
    void refusesADamagedKeyAndDoesNotReplaceIt() throws IOException {
        ring();
        Files.writeString(data.resolve("keys/master.key"), "");

        assertThatThrownBy(this::ring).isInstanceOf(UnusableKey.class).hasMessageContaining("does not hold 32 bytes");
        assertThat(data.resolve("keys/master.key")).isEmptyFile();
    }

    @Test
    void afterRotationTheOldKeyStillOpens() throws IOException {
        String sealed = new Sealer(ring()).seal(Purpose.STORED_SECRET, "here", "hush");
        Files.move(data.resolve("keys/master.key"), data.resolve("keys/master.key.old-1"));

        KeyRing rotated = ring();

        assertThat(sealed).doesNotContain(rotated.currentId());
        assertThat(new Sealer(rotated).open(Purpose.STORED_SECRET, "here", sealed))
                .isEqualTo("hush");
    }

    @Test
    void theKeyOfTheSettingsGoesBeforeThatOfTheFile() {
        String fromFile = ring().currentId();

        KeyRing ring = new KeyFolder(data).ring(Optional.of(Keys.master(1)));

        assertThat(ring.ids()).containsExactly(Keys.master(1).id(), fromFile);
    }

    private KeyRing ring() {
        return new KeyFolder(data).ring(Optional.empty());
    }

    private String permissions(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(file)));
    }
}
