package io.habeas.connector.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.habeas.Defect;
import io.habeas.connection.CollectionQuery;
import io.habeas.connection.ConnectionSecrets;
import io.habeas.connection.ConnectionSettings;
import io.habeas.connection.ConnectionType;
import io.habeas.connection.DataStore;
import io.habeas.connection.DataStoreException;
import io.habeas.graph.CollectionAddress;
import io.habeas.graph.FieldPath;
import io.habeas.graph.GraphCollection;
import io.habeas.graph.GraphField;
import io.habeas.graph.MaskedValue;
import io.habeas.graph.Position;
import io.habeas.graph.RowUpdate;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is told when PostgreSQL fails: enough to mend it, and nothing of anybody's. */
class PostgresFailuresTest {
    private static final ShopDatabase SHOP = new ShopDatabase();
    private static final String PERSON = "ada.lovelace@example.com";
    private static final GraphCollection ACCOUNT = collection("account", "id", "email", "owner");

    @BeforeAll
    static void fill() {
        SHOP.makeUser("stranger", "stranger-password");
        SHOP.run(
                "CREATE TABLE account (id int PRIMARY KEY, email varchar(30) UNIQUE, owner int,"
                        + " CONSTRAINT not_nobody CHECK (email <> 'nobody'))",
                "INSERT INTO account VALUES (1, '" + PERSON + "', 1), (2, 'bob@example.com', 2)",
                "CREATE VIEW slow AS SELECT id, email FROM account WHERE pg_sleep(30) IS NOT NULL",
                "CREATE FUNCTION loud() RETURNS trigger LANGUAGE plpgsql AS"
                        + " $$ BEGIN RAISE EXCEPTION 'not with % and %', OLD.email, NEW.email; END $$",
                "CREATE TABLE guarded (id int PRIMARY KEY, email text)",
                "INSERT INTO guarded VALUES (1, '" + PERSON + "')",
                "CREATE TRIGGER loud BEFORE UPDATE ON guarded FOR EACH ROW EXECUTE FUNCTION loud()",
                "GRANT SELECT (id) ON account TO stranger");
    }

    @Test
    @Defect("A15")
    void namesTheConstraintAndNotTheValueThatBreaksIt() {
        assertThat(updating(ACCOUNT, 2, PERSON))
                .hasMessage("A value must be unique (constraint \"account_email_key\").");
        assertThat(updating(ACCOUNT, 2, "nobody"))
                .hasMessage("A value breaks a rule of the database (constraint \"not_nobody\").");
        assertThat(updating(ACCOUNT, 2, "bob.the.builder.and.painter@example.com"))
                .hasMessage("A value is too long for its column.");
    }

    @Test
    void repeatsNothingOfWhatATriggerSays() {
        assertThat(updating(collection("guarded", "id", "email"), 1, "masked"))
                .hasMessage("The database answered with an error (SQLSTATE P0001).");
    }

    @Test
    @Defect("B17")
    void changesNothingWhenItFails() {
        updating(ACCOUNT, 2, PERSON);

        assertThat(SHOP.texts("SELECT email FROM account ORDER BY id")).containsExactly(PERSON, "bob@example.com");
    }

    @Test
    void namesTheColumnThatMayNotBeRead() {
        DataStoreException refused =
                reading(SHOP.secretsOf("stranger", "stranger-password"), ShopDatabase.SETTINGS, ACCOUNT);

        assertThat(refused)
                .hasMessage("The database user may not read column \"email\" of table \"public\".\"account\".");
        assertThat(refused.isPassing()).isFalse();
    }

    @Test
    @Defect("D6")
    void endsAStatementThatTakesTooLong() {
        var impatient = new ConnectionSettings(Duration.ofSeconds(5), Duration.ofSeconds(1), 1);

        DataStoreException ended = reading(SHOP.secrets(), impatient, collection("slow", "id", "email"));

        assertThat(ended).hasMessageContaining("connection.statement_timeout");
        assertThat(ended.isPassing()).isTrue();
    }

    @Test
    void endsWhatStillRunsWhenItIsClosed() throws Exception {
        DataStore store = open(SHOP.secrets(), ShopDatabase.SETTINGS);
        var reading = CompletableFuture.runAsync(() -> store.read(query(collection("slow", "id", "email")), row -> {}));
        SHOP.await(
                "SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%\"slow\"%' AND wait_event = 'PgSleep'", "1");

        store.close();

        assertThat(reading.handle((_, failure) -> failure).get(10, TimeUnit.SECONDS))
                .hasCauseInstanceOf(DataStoreException.class);
    }

    @Test
    void goesOnWithANewConnectionWhenTheServerHasEndedTheLast() {
        try (DataStore store = open(SHOP.secrets(), ShopDatabase.SETTINGS)) {
            store.read(query(ACCOUNT), row -> {});
            SHOP.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE datname = current_database() AND application_name = 'habeas'");

            DataStoreException lost =
                    catchThrowableOfType(DataStoreException.class, () -> store.read(query(ACCOUNT), row -> {}));
            assertThat(lost.isPassing()).isTrue();
            store.read(query(ACCOUNT), row -> {});
        }
    }

    @Test
    void cannotWriteWhileItReads() {
        SHOP.run(
                "CREATE TABLE trace (at timestamptz)",
                "CREATE FUNCTION traced() RETURNS boolean LANGUAGE plpgsql AS"
                        + " $$ BEGIN INSERT INTO trace VALUES (now()); RETURN true; END $$",
                "CREATE VIEW sly AS SELECT id, email FROM account WHERE traced()");

        assertThat(reading(SHOP.secrets(), ShopDatabase.SETTINGS, collection("sly", "id", "email")))
                .hasMessage("The database only lets itself be read.");
        assertThat(SHOP.texts("SELECT 1 FROM trace")).isEmpty();
    }

    private static DataStoreException updating(GraphCollection collection, int id, String email) {
        Position position = new Position(List.of(new Position.Step.Level("email")));
        RowUpdate update = new RowUpdate(Map.of(FieldPath.of("id"), id), List.of(new MaskedValue(position, email)));
        try (DataStore store = open(SHOP.secrets(), ShopDatabase.SETTINGS)) {
            return quiet(
                    catchThrowableOfType(DataStoreException.class, () -> store.update(collection, List.of(update))));
        }
    }

    private static DataStoreException reading(
            ConnectionSecrets secrets, ConnectionSettings settings, GraphCollection collection) {
        try (DataStore store = open(secrets, settings)) {
            return quiet(
                    catchThrowableOfType(DataStoreException.class, () -> store.read(query(collection), row -> {})));
        }
    }

    /** The failure, once it is certain that all that would be logged of it has nothing of the person. */
    private static DataStoreException quiet(DataStoreException failure) {
        StringWriter log = new StringWriter();
        failure.printStackTrace(new PrintWriter(log));
        assertThat(log.toString()).doesNotContain("lovelace", "bob@", "builder");
        return failure;
    }

    private static DataStore open(ConnectionSecrets secrets, ConnectionSettings settings) {
        return new PostgresConnector(settings).open(ConnectionType.POSTGRES, secrets);
    }

    private static CollectionQuery query(GraphCollection collection) {
        TreeMap<FieldPath, List<Object>> inputs = new TreeMap<>();
        inputs.put(FieldPath.of("id"), List.of(1L));
        return new CollectionQuery(collection, inputs);
    }

    private static GraphCollection collection(String name, String key, String... fields) {
        List<GraphField> all = new ArrayList<>();
        all.add(GraphField.named(key).primaryKey(true).build());
        Arrays.stream(fields).map(field -> GraphField.named(field).build()).forEach(all::add);
        return new GraphCollection(new CollectionAddress("shop", name), all, Set.of());
    }
}
