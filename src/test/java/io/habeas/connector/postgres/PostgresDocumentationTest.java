package io.habeas.connector.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.connection.CollectionQuery;
import io.habeas.connection.ConnectionTest;
import io.habeas.connection.ConnectionType;
import io.habeas.connection.DataStore;
import io.habeas.graph.CollectionAddress;
import io.habeas.graph.FieldPath;
import io.habeas.graph.GraphCollection;
import io.habeas.graph.GraphField;
import io.habeas.graph.MaskedValue;
import io.habeas.graph.Position;
import io.habeas.graph.RowUpdate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What docs/connectors/postgres.md prints is true. */
class PostgresDocumentationTest {
    private static final Path PAGE = Path.of("docs/connectors/postgres.md");
    private static final GraphCollection CUSTOMER = new GraphCollection(
            new CollectionAddress("shop", "customer"),
            List.of(
                    GraphField.named("email").build(),
                    GraphField.named("id").primaryKey(true).build()),
            Set.of());
    private final PostgresConnector connector = new PostgresConnector(ShopDatabase.SETTINGS);

    @Test
    void theRightsOfThePageAreEnoughToReadAndToMask() throws IOException {
        ShopDatabase shop = new ShopDatabase();
        shop.run(
                "CREATE TABLE customer (id int PRIMARY KEY, email text, name text)",
                "INSERT INTO customer VALUES (1, 'ada@example.com', 'Ada')");
        String page = Files.readString(PAGE);
        String grants = page.split("```sql\n", 2)[1].split("```", 2)[0];
        shop.runAs("postgres", grants.replace("DATABASE shop", "DATABASE " + shop.name()));
        var secrets = shop.secretsOf("habeas_worker", "a-long-random-password");

        assertThat(connector.test(ConnectionType.POSTGRES, secrets)).isEqualTo(new ConnectionTest.Succeeded());
        try (DataStore store = connector.open(ConnectionType.POSTGRES, secrets)) {
            Position email = new Position(List.of(new Position.Step.Level("email")));
            RowUpdate update = new RowUpdate(Map.of(FieldPath.of("id"), 1), List.of(new MaskedValue(email, "MASKED")));
            assertThat(store.update(CUSTOMER, List.of(update))).isOne();
        }
        assertThat(shop.texts("SELECT email FROM customer")).containsExactly("MASKED");
    }

    @Test
    void thePreviewLooksAsThePageShowsIt() throws IOException {
        TreeMap<FieldPath, List<Object>> inputs = new TreeMap<>();
        inputs.put(FieldPath.of("email"), List.of("?"));
        inputs.put(FieldPath.of("id"), List.of("?", "?"));

        assertThat(Files.readString(PAGE))
                .contains(
                        "`" + connector.preview(ConnectionType.POSTGRES, new CollectionQuery(CUSTOMER, inputs)) + "`");
    }

    @Test
    void theOptionsOfThePageAreThoseThatAreTaken() throws IOException {
        String options =
                Files.readString(PAGE).split("Options of the url: ", 2)[1].split("Any other", 2)[0];

        assertThat(UrlOption.values())
                .allSatisfy(option ->
                        assertThat(options).contains("`" + option.names().getFirst()));
    }
}
