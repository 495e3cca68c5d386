package io.habeas.connector.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.Defect;
import io.habeas.connection.CollectionQuery;
import io.habeas.connection.ConnectionSecrets;
import io.habeas.connection.ConnectionTest;
import io.habeas.connection.ConnectionType;
import io.habeas.connection.DataStore;
import io.habeas.graph.CollectionAddress;
import io.habeas.graph.FieldPath;
import io.habeas.graph.GraphCollection;
import io.habeas.graph.GraphField;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets of every shape, tried on a real server. */
class PostgresLoginTest {
    private static final ShopDatabase SHOP = new ShopDatabase();
    private static final String ODD = "p@ss:w/rd?#%41&x='\" $1 ünï\\";
    private final PostgresConnector connector = new PostgresConnector(ShopDatabase.SETTINGS);

    @Test
    @Defect("B14")
    void takesAnyCharactersInNamesAndPasswords() {
        String user = "odd" + ODD;
        SHOP.makeUser(user, ODD);
        SHOP.run("CREATE DATABASE " + new Identifier(ODD).quoted());

        assertThat(test(SHOP.secretsWith(Map.of("username", user, "password", ODD, "dbname", ODD))))
                .isEqualTo(new ConnectionTest.Succeeded());
        String url = "postgresql://" + encoded(user) + ":" + encoded(ODD) + "@" + SHOP.host() + "/" + encoded(ODD);
        assertThat(test(SHOP.secretsWith(Map.of("url", url)))).isEqualTo(new ConnectionTest.Succeeded());
    }

    @Test
    void looksForTablesInTheSchema() {
        SHOP.run(
                "CREATE TABLE item (id int, origin text)",
                "INSERT INTO item VALUES (1, 'public')",
                "CREATE SCHEMA \"Back-up, \"\"old\"\"\"",
                "CREATE TABLE \"Back-up, \"\"old\"\"\".item (id int, origin text)",
                "INSERT INTO \"Back-up, \"\"old\"\"\".item VALUES (1, 'backup')");

        assertThat(origins(SHOP.secrets())).containsExactly("public");
        assertThat(origins(SHOP.secretsWith(Map.of("db_schema", "Back-up, \"old\""))))
                .containsExactly("backup");
        assertThat(test(SHOP.secretsWith(Map.of("db_schema", "nowhere"))))
                .isEqualTo(new ConnectionTest.Failed("Connection error. The database has no schema of that name."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    port     | 1                  | Operational Error connecting to postgres db. Nothing listens on that host and port.
                    host     | no-such-host.invalid | Operational Error connecting to postgres db. There is no host of that name.
                    password | wrong              | Operational Error connecting to postgres db. The database refused the user name or the password.
                    username | nobody             | Operational Error connecting to postgres db. The database refused the user name or the password.
                    dbname   | nothing            | Operational Error connecting to postgres db. The server has no database of that name.
                    host     | 169.254.169.254    | Operational Error connecting to postgres db. The host has a link-local address, where no data store is reached.
                    host     | fd00:ec2::254      | Operational Error connecting to postgres db. The host has an address of a cloud's own services, where no data store is reached.
                    url      | mysql://h/d        | Connection error. The url must look like postgresql://user:password@host:port/database.
                    """)
    void saysWhatIsWrong(String member, String value, String reason) {
        Object typed = member.equals("port") ? Integer.valueOf(value) : value;

        assertThat(test(SHOP.secretsWith(Map.of(member, typed)))).isEqualTo(new ConnectionTest.Failed(reason));
    }

    @Test
    void namesTheTypeThatItWasAskedFor() {
        assertThat(connector
                        .test(ConnectionType.TIMESCALE, SHOP.secretsWith(Map.of("port", 1)))
                        .toString())
                .contains("Operational Error connecting to timescale db.");
        assertThat(connector.test(ConnectionType.TIMESCALE, SHOP.secrets())).isEqualTo(new ConnectionTest.Succeeded());
    }

    @ParameterizedTest
    @ValueSource(strings = {"disable", "allow", "prefer"})
    void takesTheModesOfTlsThatTheServerHas(String mode) {
        assertThat(test(SHOP.secretsWith(Map.of("url", url("?sslmode=" + mode + "&application_name=x")))))
                .isEqualTo(new ConnectionTest.Succeeded());
    }

    @ParameterizedTest
    @ValueSource(strings = {"require", "verify-ca", "verify-full"})
    void neverGoesOnInClearWhereTlsIsAskedFor(String mode) {
        assertThat(test(SHOP.secretsWith(Map.of("url", url("?sslmode=" + mode)))))
                .isInstanceOf(ConnectionTest.Failed.class);
    }

    @Test
    void givesUpOnAServerThatSaysNothing() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String url = "postgresql://ada@127.0.0.1:" + silent.getLocalPort() + "/d?sslmode=disable&connect_timeout=1";

            assertThat(test(SHOP.secretsWith(Map.of("url", url))))
                    .isEqualTo(new ConnectionTest.Failed(
                            "Operational Error connecting to postgres db. The host did not answer in time."));
        }
    }

    private ConnectionTest test(ConnectionSecrets secrets) {
        return connector.test(ConnectionType.POSTGRES, secrets);
    }

    private List<Object> origins(ConnectionSecrets secrets) {
        GraphCollection item = new GraphCollection(
                new CollectionAddress("shop", "item"),
                List.of(
                        GraphField.named("id").build(),
                        GraphField.named("origin").build()),
                Set.of());
        TreeMap<FieldPath, List<Object>> inputs = new TreeMap<>();
        inputs.put(FieldPath.of("id"), List.of(1));
        List<Object> origins = new ArrayList<>();
        try (DataStore store = connector.open(ConnectionType.POSTGRES, secrets)) {
            store.read(new CollectionQuery(item, inputs), row -> origins.add(row.get("origin")));
        }
        return origins;
    }

    private static String url(String options) {
        return "postgresql://" + encoded(SHOP.user()) + ":" + encoded(SHOP.password()) + "@" + SHOP.host() + "/"
                + SHOP.name() + options;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
