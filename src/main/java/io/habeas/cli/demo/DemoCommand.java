package io.habeas.cli.demo;

import io.habeas.cli.Server;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** `habeas demo`: a server with a sample shop and sample receivers, an access and an erasure request, and what to try next. */
@Command(name = "demo", description = "Shows the whole main job on one machine, with nothing to install.")
public final class DemoCommand implements Callable<Integer> {
    private static final int USUAL_PORT = 8080;

    @Option(names = "--exit", description = "End when all is shown; the exit status is 0 only if every step did what it shows.")
    private boolean exit;

    @Option(names = "--port", description = "The port to listen on (default: 8080, or a free one when that is taken).")
    private @Nullable Integer port;

    @Option(names = "--data", description = "The data folder (default: a new temporary one, removed at the end).")
    private @Nullable Path data;

    private final Screen screen = Screen.ofThisProcess();
    private final String clientId = "demo";
    private final String clientSecret = randomSecret();

    @Override
    public Integer call() throws Exception {
        Path folder = data != null ? data : Files.createTempDirectory("habeas-demo-");
        boolean temporary = data == null;
        screen.chapter("Habeas demo");
        Receivers receivers = Receivers.start(screen);
        Server server = Server.start(Server.settings(environment(folder)));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, receivers, folder, temporary)));
        String address = "http://localhost:" + server.port();
        receivers.connectTo(address);
        screen.good(String.format(Locale.ROOT, "ready for the first request after %.1f s: %s", screen.seconds(), address));
        try {
            tell(server, receivers, folder, address);
        } catch (DemoFailedException failed) {
            screen.bad(String.valueOf(failed.getMessage()));
            return 1;
        }
        if (exit) {
            return 0;
        }
        screen.text("\nIt stays up until Ctrl-C.");
        new CountDownLatch(1).await();
        return 0;
    }

    private void tell(Server server, Receivers receivers, Path folder, String address) {
        screen.chapter("A sample shop, and how Habeas is told about it");
        SampleShop shop = SampleShop.create(server.databaseUrl(), server.databaseUser(), server.databasePassword());
        screen.step("Sample shop", "8 tables, " + shop.cells().size() + " cells, in its own database");
        Api api = Api.as(address, clientId, clientSecret);
        new Setup(api, screen, shop, receivers).run();
        new Story(api, screen, shop, receivers, folder.resolve("packages")).tell();
        next(address);
    }

    private void next(String address) {
        screen.chapter("What to try next");
        screen.text("""
                API reference    %1$s/docs
                Root client      id %2$s, secret %3$s

                TOKEN=$(curl -s %1$s/api/v1/oauth/token -d client_id=%2$s -d client_secret=%3$s | sed 's/.*"access_token" *: *"\\([^"]*\\)".*/\\1/')
                curl -s -H "Authorization: Bearer $TOKEN" '%1$s/api/v1/privacy-request?verbose=true'
                curl -s -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' %1$s/api/v1/privacy-request -d '[{"policy_key": "shop-access", "identity": {"email": "jane@example.com"}}]'
                """.formatted(address, clientId, clientSecret));
    }

    private Map<String, String> environment(Path folder) {
        Map<String, String> environment = new HashMap<>();
        environment.put("HABEAS_PORT", String.valueOf(port != null ? port : usualOrFree()));
        environment.put("HABEAS_DATA_DIR", folder.toString());
        environment.put("HABEAS_ROOT_CLIENT_ID", clientId);
        environment.put("HABEAS_ROOT_CLIENT_SECRET", clientSecret);
        environment.put("HABEAS_OUTBOUND_ALLOW_HTTP", "true");
        environment.put("HABEAS_OUTBOUND_ALLOWED_NETWORKS", "127.0.0.0/8");
        return environment;
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

    private static void end(Server server, Receivers receivers, Path folder, boolean temporary) {
        receivers.close();
        server.close();
        if (temporary) {
            TemporaryFolder.remove(folder);
        }
    }
}
