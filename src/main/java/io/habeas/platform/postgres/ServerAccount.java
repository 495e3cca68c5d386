package io.habeas.platform.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
 * A server folder that already belongs to somebody else keeps its owner, and root runs the server as that one.
 *
 * @param prefix what to put before a command
 * @param owner the numeric owner and group that the server's files must have, when it is not the caller
 */
record ServerAccount(List<String> prefix, int owner, int group) {
    private static final int KEEP = -1;
    private static final int NOBODY = 65534;
    /** What a program started for the server must be able to do: have a name, write the folder, reach its programs. */
    private static final String PROBE = "id -un >/dev/null && [ -w \"$1\" ] && [ -x \"$2\" ]";

    static ServerAccount choose(Path folder, Path program) throws IOException {
        boolean root = new UnixSystem().getUid() == 0;
        for (ServerAccount account : root ? asRoot(folder) : asPlainUser()) {
            if (account.works(folder, program)) {
                return account;
            }
        }
        throw new EmbeddedPostgresException(
                ("PostgreSQL cannot run for the user %s in %s: start Habeas as a plain user who owns the data folder,"
                                + " or set HABEAS_DATABASE_URL.")
                        .formatted(System.getProperty("user.name"), folder));
    }

    /** Gives a file or folder that the caller made to the account; nothing to do when that is the caller. */
    void own(Path root) throws IOException {
        if (owner == KEEP) {
            return;
        }
        for (Path path : Folders.tree(root)) {
            Files.setAttribute(path, "unix:uid", owner, LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(path, "unix:gid", group, LinkOption.NOFOLLOW_LINKS);
        }
    }

    List<String> command(List<String> command) {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return whole;
    }

    private static List<ServerAccount> asPlainUser() {
        return List.of(new ServerAccount(List.of(), KEEP, KEEP), inNamespace());
    }

    private static List<ServerAccount> asRoot(Path folder) throws IOException {
        int uid = (Integer) Files.getAttribute(folder, "unix:uid");
        int gid = (Integer) Files.getAttribute(folder, "unix:gid");
        return uid == 0 ? List.of(inNamespace(), as(NOBODY, NOBODY)) : List.of(as(uid, gid), as(NOBODY, NOBODY));
    }

    private static ServerAccount inNamespace() {
        return new ServerAccount(List.of("unshare", "-U"), KEEP, KEEP);
    }

    private static ServerAccount as(int uid, int gid) {
        return new ServerAccount(List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups"), uid, gid);
    }

    private boolean works(Path folder, Path program) throws IOException {
        if (!prefix.isEmpty() && !Programs.exists(prefix.getFirst())) {
            return false;
        }
        own(folder);
        return Programs.run(command(List.of("sh", "-c", PROBE, "sh", folder.toString(), program.toString())))
                .succeeded();
    }
}
