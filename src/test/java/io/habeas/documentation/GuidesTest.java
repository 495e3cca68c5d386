package io.habeas.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.TestDatabase;
import io.habeas.TestPostgres;
import io.habeas.TestServer;
import io.habeas.taxonomy.Taxonomy;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the pages do what the pages say: they are run as they are printed, but for addresses and passwords. */
class GuidesTest {
    private static final String DATABASE =
            "\"host\": \"localhost\", \"port\": 5432, \"dbname\": \"shop\", \"username\": \"habeas_worker\", \"password\": \"…\"";

    @TempDir
    Path folder;

    private TestServer server = server("https://guides.example");

    private static TestServer server(String publicUrl) {
        return TestServer.with(Map.of(
                "HABEAS_OUTBOUND_ALLOW_HTTP", "true",
                "HABEAS_OUTBOUND_ALLOWED_NETWORKS", "127.0.0.0/8",
                "HABEAS_PUBLIC_URL", publicUrl));
    }

    @Test
    void theFiveMinutesOfTheReadmeWorkAsPrinted() throws Exception {
        server = server("https://fresh.example");

        String printed =
                new Shell(folder).run(onThisServer(Guide.at("README.md")).script());

        assertThat(printed).contains("\"test_status\":\"failed\"", "halted the request", "uploaded: packages/pri_");
        assertThat(printed.strip()).endsWith("{ }");
    }

    @Test
    void theStoryOfPolicyWebhooksWorksAsPrinted() throws Exception {
        Guide guide = Guide.at("docs/guides/policy-webhooks.md");

        String printed = new Shell(folder).run(onThisServer(guide).script());

        assertThat(printed)
                .contains("POST /note", "POST /identify", "POST /approve", "POST /done")
                .contains(
                        "\"callback_type\":\"pre\",\"identity\":{\"phone_number\":\"+1 555 0100\",\"email\":\"jane@example.com\"}}")
                .contains("reply-to-url: https://guides.example/api/v1/privacy-request/pri_");
        assertThat(printed)
                .contains(guide.text()
                        .replaceAll("(?s).*\"new_order\": (\\[\\{.*?}])}.*", "$1")
                        .replace(" ", ""));
    }

    @Test
    void theStoryOfAccessAndErasureWorksAsPrinted() throws Exception {
        Guide guide = Guide.at("docs/guides/access-and-erasure.md");
        TestDatabase shop = TestPostgres.freshDatabase();
        execute(shop, guide.blocks("sql").getFirst());
        String tools = functions(onThisServer(Guide.at("README.md")).script());

        String printed = new Shell(folder)
                .run(tools + onThisServer(guide.with(DATABASE, secrets(shop))).script());

        assertThat(printed).contains(guide.blocks("json").getFirst().strip());
        assertThat(rows(shop, "SELECT * FROM customer ORDER BY id"))
                .satisfiesExactly(
                        jane -> assertThat(jane).matches("1\\|[0-9a-f]{64}@forgotten.example\\|FORGOTTEN\\|1980-02-29"),
                        john -> assertThat(john).isEqualTo("2|john@example.com|John Roe|1975-05-05"));
        assertThat(rows(shop, "SELECT * FROM newsletter")).containsExactly("jane@example.com|2024-01-01");
        assertThat(printed).contains("\"exceptions\":[{\"collection\":\"small_shop:customer\",\"field\":\"birthday\"");
    }

    @Test
    void theCategoriesOfTheGuideAreThoseThatAreTaken() {
        String list = Guide.at("docs/guides/access-and-erasure.md").text().split("## The categories", 2)[1];

        assertThat(Pattern.compile("`([a-z_.]+)`").matcher(list).results().map(found -> found.group(1)))
                .containsExactlyInAnyOrderElementsOf(
                        Taxonomy.categories().stream().map(Object::toString).toList());
    }

    private Guide onThisServer(Guide guide) throws IOException {
        Map<String, String> values = Map.of(
                "http://localhost:8080", server.url(""),
                "CLIENT_ID=…", "CLIENT_ID=" + TestServer.ROOT_ID,
                "CLIENT_SECRET=…", "CLIENT_SECRET=" + TestServer.ROOT_SECRET,
                "data/packages", server.data().resolve("packages").toString(),
                "/tmp/receiver.log", folder.resolve("receiver.log").toString(),
                "docs/examples/Receiver.java", receiver(),
                "127.0.0.1:9000", "127.0.0.1:" + port());
        String text = guide.text();
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace(value.getKey(), value.getValue());
        }
        return new Guide(text);
    }

    private int port;

    private int port() throws IOException {
        if (port == 0) {
            try (ServerSocket free = new ServerSocket(0)) {
                port = free.getLocalPort();
            }
        }
        return port;
    }

    private String receiver() throws IOException {
        String source = Project.read("docs/examples/Receiver.java").replace("9000", String.valueOf(port()));
        return Files.writeString(folder.resolve("Receiver.java"), source).toString();
    }

    /** The lines of the README that the other guides build on: the address, the token, the function. */
    private static String functions(String script) {
        return script.substring(0, script.indexOf("java "));
    }

    private static String secrets(TestDatabase database) {
        URI at = URI.create(database.url().substring("jdbc:".length()));
        return "\"host\": \"%s\", \"port\": %d, \"dbname\": \"%s\", \"username\": \"%s\", \"password\": \"%s\""
                .formatted(at.getHost(), at.getPort(), at.getPath().substring(1), database.user(), database.password());
    }

    private static void execute(TestDatabase database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> rows(TestDatabase database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var found = connection.createStatement().executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (found.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    cells.add(found.getString(i));
                }
                rows.add(String.join("|", cells));
            }
            return rows;
        }
    }
}
