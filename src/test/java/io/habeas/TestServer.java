package io.habeas;

import io.habeas.cli.Server;
import io.habeas.cli.TestSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The server under test, in this JVM on a database of its own. One is started per set of settings and shared by all tests of the JVM. */
public final class TestServer {
    public static final String ROOT_ID = "root";
    public static final String ROOT_SECRET = "root-secret-for-tests-only";
    private static final Map<Map<String, String>, TestServer> RUNNING = new ConcurrentHashMap<>();

    private final Server server;
    private final Path data;
    private final TestDatabase database;
    private @Nullable Api root;

    private TestServer(Server server, Path data, TestDatabase database) {
        this.server = server;
        this.data = data;
        this.database = database;
    }

    /** The server with the settings of most tests: loopback receivers allowed, public intake on. */
    public static TestServer shared() {
        return with(Map.of());
    }

    /** The server with some settings changed, given as environment variables. */
    public static TestServer with(Map<String, String> changed) {
        return RUNNING.computeIfAbsent(Map.copyOf(changed), TestServer::start);
    }

    private static TestServer start(Map<String, String> changed) {
        TestDatabase database = TestPostgres.freshDatabase();
        try {
            Path data = Files.createTempDirectory("habeas-test");
            Map<String, String> environment = new HashMap<>(Map.of(
                    "HABEAS_PORT", "0",
                    "HABEAS_DATA_DIR", data.toString(),
                    "HABEAS_DATABASE_URL", database.url(),
                    "HABEAS_DATABASE_USER", database.user(),
                    "HABEAS_DATABASE_PASSWORD", database.password()));
            environment.putAll(TestSettings.DEFAULTS);
            environment.putAll(changed);
            Server server = Server.start(TestSettings.load(environment), context -> {});
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            return new TestServer(server, data, database);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A client without a token. */
    public Api anonymous() {
        return Api.of(url(""));
    }

    /** A client with the token of the root client, which has every scope. */
    public synchronized Api asRoot() {
        if (root == null) {
            root = anonymous().authenticated(ROOT_ID, ROOT_SECRET);
        }
        return root;
    }

    /** The address of a path of this server. */
    public String url(String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }

    public Path data() {
        return data;
    }

    /** The database of this server. */
    public TestDatabase database() {
        return database;
    }

    public <T> T bean(Class<T> type) {
        return server.bean(type);
    }
}
