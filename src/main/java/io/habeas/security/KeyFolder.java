package io.habeas.security;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder {@code {data}/keys}, which only its owner can read. {@code master.key} is the master key in base64; keys that were in use
 * before lie beside it as {@code master.key.old-*} and only open what they sealed. To rotate the key, rename {@code master.key} to
 * {@code master.key.old-1} and start again: a new one is made.
 */
final class KeyFolder {
    private static final String CURRENT = "master.key";
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private final Path folder;

    KeyFolder(Path data) {
        this.folder = data.resolve("keys");
    }

    /** The ring: the configured key or that of the file seals, all keys of the folder open. */
    KeyRing ring(Optional<MasterKey> configured) {
        try {
            MasterKey current = configured.isPresent() ? configured.get() : fromFile();
            return new KeyRing(current, stored());
        } catch (IOException failed) {
            throw new UnusableKey("The keys in " + folder + " cannot be read or made: " + failed, failed);
        }
    }

    private MasterKey fromFile() throws IOException {
        Path file = folder.resolve(CURRENT);
        if (!Files.exists(file)) {
            make(file);
        }
        return read(file);
    }

    private List<MasterKey> stored() throws IOException {
        List<MasterKey> keys = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "master.key{,.old-*}")) {
                for (Path file : files) {
                    keys.add(read(file));
                }
            }
        }
        return keys;
    }

    /** Written aside and put in place by a link, so that a crash leaves no half key and of two servers starting at once both take one key. */
    private void make(Path file) throws IOException {
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(FOLDER));
        Path aside = Files.createTempFile(folder, "new", ".tmp", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        try {
            byte[] key = new byte[MasterKey.LENGTH];
            new SecureRandom().nextBytes(key);
            Files.writeString(
                    aside,
                    Base64.getEncoder().encodeToString(key) + "\n",
                    StandardOpenOption.WRITE,
                    StandardOpenOption.SYNC);
            link(aside, file);
            flush(folder);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private static void link(Path from, Path to) throws IOException {
        try {
            Files.createLink(to, from);
        } catch (FileAlreadyExistsException anotherServerWasFirst) {
            // Its key is the key.
        } catch (UnsupportedOperationException noLinks) {
            Files.move(from, to);
        }
    }

    private static void flush(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static MasterKey read(Path file) throws IOException {
        Set<PosixFilePermission> others = EnumSet.copyOf(Files.getPosixFilePermissions(file));
        others.removeAll(EnumSet.of(
                PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE));
        if (!others.isEmpty()) {
            throw new UnusableKey("The key file " + file + " is open to other users: chmod 600 it, or replace it");
        }
        try (Stream<String> lines = Files.lines(file)) {
            return KeySettings.read(lines.findFirst().orElse("").strip());
        } catch (IllegalArgumentException bad) {
            throw new UnusableKey("The key file " + file + " does not hold 32 bytes as text or base64", bad);
        }
    }
}
