package io.habeas.platform.postgres;

import com.sun.security.auth.module.UnixSystem;
import io.habeas.platform.postgres.Programs.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * As whom PostgreSQL's programs run. PostgreSQL refuses to run as root, and initdb refuses a user without a name, so:
 *
 * <ol>
 *   <li>a plain user runs them as what they are;
 *   <li>root, or a user without a name, runs them in a user namespace of their own ({@code unshare -U}): inside they see
 *       themselves as nobody, outside their files stay the caller's;
 *   <li>root without user namespaces (most containers) gives the server's folder to nobody and runs them as that.
 * </ol>
 *
 * A server folder that already belongs to a plain user keeps its owner: root runs the server as that one.
 *
 * @param prefix what to put before a command
 * @param owner whom the server's files must belong to, when that is not the caller
 */
record ServerAccount(List<String> prefix, Optional<Owner> owner) {
    /** The numbers of a user and a group. */
    record Owner(int uid, int gid) {
        static final Owner ROOT = new Owner(0, 0);
        static final Owner NOBODY = new Owner(65534, 65534);

        static Owner of(Path path) throws IOException {
            return new Owner(
                    (Integer) Files.getAttribute(path, "unix:uid"), (Integer) Files.getAttribute(path, "unix:gid"));
        }
    }

    /** What the programs must be able to do: have a name, write the folder, be executed. */
    private static final String PROBE = "id -un >/dev/null && [ -w \"$1\" ] && \"$2\" --version >/dev/null";

    /** The first account that works for the server's folder and its programs; gives the folder to it. */
    static ServerAccount choose(Path folder, Path program) throws IOException {
        List<String> refusals = new ArrayList<>();
        for (ServerAccount account : candidates(folder)) {
            Outcome outcome = account.probe(folder, program);
            if (outcome.succeeded()) {
                return account;
            }
            refusals.add((String.join(" ", account.prefix) + ": " + outcome.output()).strip());
        }
        throw new EmbeddedPostgresException(
                ("PostgreSQL cannot be run by the user %s in %s (%s): start Habeas as a plain user who owns the data"
                                + " folder, or set HABEAS_DATABASE_URL.")
                        .formatted(System.getProperty("user.name"), folder, String.join("; ", refusals)));
    }

    /** Gives what the caller made to the account; nothing to do when that is the caller. */
    void own(Path root) throws IOException {
        if (owner.isPresent()) {
            for (Path path : Folders.tree(root)) {
                give(path, owner.get());
            }
        }
    }

    List<String> command(List<String> command) {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return whole;
    }

    private static List<ServerAccount> candidates(Path folder) throws IOException {
        if (new UnixSystem().getUid() != 0) {
            return List.of(new ServerAccount(List.of(), Optional.empty()), inNamespace(Optional.empty()));
        }
        Owner owner = Owner.of(folder);
        return owner.uid() == 0
                ? List.of(inNamespace(Optional.empty()), as(Owner.NOBODY))
                : List.of(as(owner), inNamespace(Optional.of(Owner.ROOT)), as(Owner.NOBODY));
    }

    private static ServerAccount inNamespace(Optional<Owner> owner) {
        return new ServerAccount(List.of("unshare", "-U"), owner);
    }

    private static ServerAccount as(Owner owner) {
        return new ServerAccount(
                List.of("setpriv", "--reuid=" + owner.uid(), "--regid=" + owner.gid(), "--clear-groups"),
                Optional.of(owner));
    }

    private Outcome probe(Path folder, Path program) throws IOException {
        if (!prefix.isEmpty() && !Programs.exists(prefix.getFirst())) {
            return new Outcome(127, "not installed");
        }
        own(folder);
        return Programs.run(command(List.of("sh", "-c", PROBE, "sh", folder.toString(), program.toString())));
    }

    private static void give(Path path, Owner owner) throws IOException {
        if (!Owner.of(path).equals(owner)) {
            Files.setAttribute(path, "unix:uid", owner.uid());
            Files.setAttribute(path, "unix:gid", owner.gid());
        }
    }
}
