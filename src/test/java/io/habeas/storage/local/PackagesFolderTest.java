package io.habeas.storage.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.habeas.platform.FidesKey;
import io.habeas.platform.ServerSettings;
import io.habeas.storage.PackageContent;
import io.habeas.storage.PackageFormat;
import io.habeas.storage.PackageName;
import io.habeas.storage.StorageType;
import io.habeas.storage.StorageView;
import io.habeas.storage.Upload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackagesFolderTest {
    private static final StorageView CONFIG =
            new StorageView("local", StorageType.LOCAL, Map.of(), new FidesKey("local"), PackageFormat.JSON);
    private static final PackageName NAME = new PackageName("pri_1");

    @TempDir
    Path data;

    @Test
    void writesForTheServersAccountAlone() throws IOException {
        assertThat(upload("{}")).isEqualTo(new Upload.Uploaded("packages/pri_1.json in the server's data folder"));
        Path file = data.resolve("packages/pri_1.json");
        assertThat(file).hasContent("{}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void replacesAnEarlierPackageOfTheSameName() {
        upload("a longer first one");
        upload("second");
        assertThat(data.resolve("packages")).isDirectoryContaining("glob:**/pri_1.json");
        assertThat(data.resolve("packages/pri_1.json")).hasContent("second");
    }

    @Test
    void leavesTheEarlierPackageWhenTheNewOneBreaksOff() {
        upload("first");
        assertThatThrownBy(() -> folder().upload(CONFIG, NAME, out -> {
                    out.write('s');
                    throw new IllegalStateException("gone");
                }))
                .hasMessage("gone");
        assertThat(data.resolve("packages/pri_1.json")).hasContent("first");
        assertThat(data.resolve("packages").toFile().list()).containsExactly("pri_1.json");
    }

    @Test
    void removesWhatABrokenOffUploadOfTheSamePackageLeft() throws IOException {
        upload("first");
        Path mine = Files.createFile(data.resolve("packages/pri_1.json.123.part"));
        Path other = Files.createFile(data.resolve("packages/pri_1-rule.json.123.part"));
        upload("second");
        assertThat(mine).doesNotExist();
        assertThat(other).exists();
    }

    @Test
    void saysWhenTheFolderCannotBeWritten() throws IOException {
        Files.createFile(data.resolve("packages"));
        assertThat(upload("{}")).isInstanceOf(Upload.Failed.class);
    }

    private Upload upload(String text) {
        PackageContent content = out -> out.write(text.getBytes(StandardCharsets.UTF_8));
        return folder().upload(CONFIG, NAME, content);
    }

    private PackagesFolder folder() {
        return new PackagesFolder(new ServerSettings(0, data, Optional.empty()));
    }
}
