package io.habeas.cli;

import io.habeas.platform.settings.Settings;
import io.habeas.security.RootClient;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** `habeas serve`: the server, until it is told to stop. */
@Command(name = "serve", description = "Runs the server.")
final class ServeCommand implements Callable<Integer> {
    @Option(names = "--port", description = "The port to listen on (default: 8080).")
    private @Nullable Integer port;

    @Option(names = "--data", description = "The data folder (default: ./data).")
    private @Nullable Path data;

    @Option(names = "--config", description = "The settings file (default: habeas.yaml, if there is one).")
    private @Nullable Path config;

    @Override
    public Integer call() throws Exception {
        Server server = Server.start(settings());
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            stopped.countDown();
        }));
        System.out.println("Habeas is ready at http://localhost:" + server.port() + " (API reference at /docs).");
        introduce(server.bean(RootClient.class).introduce());
        stopped.await();
        return 0;
    }

    private Settings settings() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        if (port != null) {
            environment.put("HABEAS_PORT", port.toString());
        }
        if (data != null) {
            environment.put("HABEAS_DATA_DIR", data.toString());
        }
        return Settings.load(AllSettings.TYPES, SettingsFile.read(config, environment), environment);
    }

    private static void introduce(RootClient.Introduction root) {
        switch (root) {
            case RootClient.Introduction.Configured(String id) -> System.out.println("Root client: " + id);
            case RootClient.Introduction.MadeEarlier(String id) ->
                System.out.println("Root client: " + id + " (its secret was shown at the first start)");
            case RootClient.Introduction.Made(String id, String secret) -> {
                System.out.println("Root client, made now; its secret is not shown again:");
                System.out.println("  client id:     " + id);
                System.out.println("  client secret: " + secret);
            }
        }
    }
}
