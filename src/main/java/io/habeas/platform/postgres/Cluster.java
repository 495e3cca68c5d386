package io.habeas.platform.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.habeas.platform.postgres.Programs.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The server's files: {@code postgres/cluster} with the data and {@code postgres/password} with the password of its
 * superuser, which only the owner reads.
 *
 * <p>A new cluster is made under a temporary name and renamed when it is complete and on the disk, so a crash leaves
 * either no cluster or a good one. One of another major version is refused: it needs a dump and a restore.
 *
 * @param folder PostgreSQL's data directory
 * @param password of the superuser and of Habeas' own user
 */
record Cluster(Path folder, String password) {
    /** Made by initdb; Habeas itself works as a user with fewer rights. */
    static final String SUPERUSER = "postgres";

    static Cluster openOrCreate(Path home, Binaries binaries, ServerAccount account, boolean durable)
            throws IOException {
        Path folder = home.resolve("cluster");
        Path secret = home.resolve("password");
        if (Files.exists(folder)) {
            checkVersion(folder, binaries);
            return new Cluster(folder, read(secret));
        }
        String password = newPassword();
        write(secret, password);
        account.own(secret);
        create(home, folder, initdb(binaries, secret, durable), account);
        return new Cluster(folder, password);
    }

    private static String newPassword() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static void checkVersion(Path folder, Binaries binaries) throws IOException {
        String major = Files.readString(folder.resolve("PG_VERSION")).strip();
        if (!major.equals(binaries.major())) {
            throw new EmbeddedPostgresException(
                    ("The database in %s was written by PostgreSQL %s and this Habeas brings PostgreSQL %s:"
                                    + " dump it with the Habeas that wrote it and restore it into an empty data folder.")
                            .formatted(folder, major, binaries.version()));
        }
    }

    private static String read(Path secret) throws IOException {
        if (!Files.exists(secret)) {
            throw new EmbeddedPostgresException(
                    "The password of the database is gone: put %s back from a backup.".formatted(secret));
        }
        return Files.readString(secret).strip();
    }

    private static void write(Path secret, String password) throws IOException {
        Files.deleteIfExists(secret);
        Files.createFile(secret, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(secret, password + "\n", UTF_8);
        Folders.sync(secret);
    }

    private static void create(Path home, Path folder, List<String> initdb, ServerAccount account) throws IOException {
        for (Path unfinished : Folders.list(home, "cluster-new-*")) {
            Folders.removeQuietly(unfinished);
        }
        Path temporary = Files.createTempDirectory(home, "cluster-new-");
        account.own(temporary);
        List<String> command = new ArrayList<>(initdb);
        command.add("--pgdata=" + temporary);
        Outcome outcome = Programs.run(account.command(command));
        if (!outcome.succeeded()) {
            throw new EmbeddedPostgresException("PostgreSQL's initdb failed: " + outcome.output());
        }
        Folders.moveIntoPlace(temporary, folder);
    }

    private static List<String> initdb(Binaries binaries, Path secret, boolean durable) {
        return List.of(
                binaries.program("initdb").toString(),
                "--username=" + SUPERUSER,
                "--pwfile=" + secret,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-instructions",
                "--data-checksums",
                durable ? "--sync-method=fsync" : "--no-sync");
    }
}
