package io.habeas.cli;

import io.habeas.cli.demo.Demo;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** `habeas demo`: a server with a sample shop and sample receivers, an access and an erasure request, and what to try next. */
@Command(name = "demo", description = "Shows the whole main job on one machine, with nothing to install.")
final class DemoCommand implements Callable<Integer> {
    private static final int USUAL_PORT = 8080;
    private static final String CLIENT_ID = "demo";

    @Option(
            names = "--exit",
            description = "End when all is shown; the exit status is 0 only if every step did what it shows.")
    private boolean exit;

    @Option(names = "--port", description = "The port to listen on (default: 8080, or a free one when that is taken).")
    private @Nullable Integer port;

    @Option(names = "--data", description = "The data folder (default: a new temporary one, removed at the end).")
    private @Nullable Path data;

    private final String clientSecret = randomSecret();

    @Override
    public Integer call() throws Exception {
        Path folder = data != null ? data : Files.createTempDirectory("habeas-demo-");
        Demo demo = Demo.begin();
        Server server = Server.start(Server.settings(environment(folder)));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, demo, folder)));
        boolean shown = demo.tell(new Demo.Stage(
                "http://localhost:" + server.port(),
                CLIENT_ID,
                clientSecret,
                server.databaseUrl(),
                server.databaseUser(),
                server.databasePassword(),
                folder.resolve("packages")));
        if (!exit && shown) {
            System.out.println("\nIt stays up until Ctrl-C.");
            new CountDownLatch(1).await();
        }
        return shown ? 0 : 1;
    }

    private Map<String, String> environment(Path folder) {
        return Map.of(
                "HABEAS_PORT",
                String.valueOf(port != null ? port : usualOrFree()),
                "HABEAS_DATA_DIR",
                folder.toString(),
                "HABEAS_ROOT_CLIENT_ID",
                CLIENT_ID,
                "HABEAS_ROOT_CLIENT_SECRET",
                clientSecret,
                "HABEAS_OUTBOUND_ALLOW_HTTP",
                "true",
                "HABEAS_OUTBOUND_ALLOWED_NETWORKS",
                "127.0.0.0/8");
    }

    private static int usualOrFree() {
        try (ServerSocket usual = new ServerSocket(USUAL_PORT)) {
            return usual.getLocalPort();
        } catch (IOException taken) {
            return 0;
        }
    }

    private static String randomSecret() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private void end(Server server, Demo demo, Path folder) {
        demo.close();
        server.close();
        if (data == null) {
            TemporaryFolder.remove(folder);
        }
    }
}
