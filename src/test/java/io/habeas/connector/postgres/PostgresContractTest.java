package io.habeas.connector.postgres;

import io.habeas.connection.ConnectionSecrets;
import io.habeas.connection.ConnectionType;
import io.habeas.connection.Connector;
import io.habeas.connector.ConnectorContractTest;
import io.habeas.graph.FieldPath;
import io.habeas.graph.GraphCollection;
import io.habeas.graph.GraphField;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

class PostgresContractTest extends ConnectorContractTest {
    private static final ShopDatabase SHOP = new ShopDatabase();

    @Override
    protected Connector connector() {
        return new PostgresConnector(ShopDatabase.SETTINGS);
    }

    @Override
    protected ConnectionType type() {
        return ConnectionType.POSTGRES;
    }

    @Override
    protected ConnectionSecrets secrets() {
        return SHOP.secrets();
    }

    @Override
    protected ConnectionSecrets wrongPassword() {
        return SHOP.secretsWith(Map.of("password", "a-wrong-password"));
    }

    @Override
    protected ConnectionSecrets nobodyThere() {
        return SHOP.secretsWith(Map.of("port", 1));
    }

    @Override
    protected void create(GraphCollection collection) {
        String columns = collection.fields().stream()
                .map(field -> quoted(field.name()) + " " + type(field))
                .collect(Collectors.joining(", "));
        String key = collection.primaryKeyPaths().stream()
                .map(FieldPath::first)
                .map(PostgresContractTest::quoted)
                .collect(Collectors.joining(", "));
        SHOP.run(
                "DROP TABLE IF EXISTS " + name(collection),
                "CREATE TABLE " + name(collection) + " (" + columns + ", PRIMARY KEY (" + key + "))");
    }

    @Override
    protected void insert(GraphCollection collection, List<Map<String, @Nullable Object>> rows) {
        String marks = String.join(", ", Collections.nCopies(collection.fields().size(), "?"));
        String sql = "INSERT INTO " + name(collection) + " VALUES (" + marks + ")";
        try (var connection = SHOP.connect();
                var statement = connection.prepareStatement(sql)) {
            for (Map<String, @Nullable Object> row : rows) {
                int at = 1;
                for (GraphField field : collection.fields()) {
                    statement.setObject(at++, row.get(field.name()));
                }
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String type(GraphField field) {
        return switch (field.dataType()) {
            case INTEGER -> "integer";
            case FLOAT -> "double precision";
            case BOOLEAN -> "boolean";
            case STRING, NONE, OBJECT, OBJECT_ID -> "varchar(100)";
        };
    }

    private static String name(GraphCollection collection) {
        return quoted(collection.address().collection());
    }

    private static String quoted(String name) {
        return Stream.of(name).map(text -> text.replace("\"", "\"\"")).collect(Collectors.joining("", "\"", "\""));
    }
}
