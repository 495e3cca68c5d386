package io.habeas.story;

import io.habeas.Api;
import io.habeas.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The demo's sample shop in a database of the test server, and its connection and dataset in Habeas. */
public record Shop(TestDatabase database) {
    private static final List<String> TABLES =
            List.of("address", "customer", "login", "order_item", "orders", "payment_card", "product", "visit");

    /** Fills an empty database. */
    public static Shop in(TestDatabase database) {
        Shop shop = new Shop(database);
        shop.execute(resource("/demo/shop.sql"));
        return shop;
    }

    /** Makes the shop known: a connection {@code shop-database} and the dataset {@code shop}. */
    public void register(Api api) {
        api.patch("/api/v1/connection", """
                [{"name": "Shop database", "key": "shop-database", "connection_type": "postgres", "access": "write"}]""").answers(200, "{\"failed\": []}");
        String address = database.url().replaceFirst("^jdbc:postgresql://", "").replaceFirst("\\?.*", "");
        String[] parts = address.split("[:/]");
        api.put("/api/v1/connection/shop-database/secret", """
                {"host": "%s", "port": %s, "dbname": "%s", "username": "%s", "password": "%s"}""".formatted(
                                parts[0], parts[1], parts[2], database.user(), database.password()))
                .answers(200, "{\"test_status\": \"succeeded\"}");
        api.send(
                        "PATCH",
                        "/api/v1/yml/connection/shop-database/dataset",
                        "application/x-yaml",
                        resource("/demo/dataset.yml"))
                .answers(200, "{\"failed\": []}");
    }

    /** Every cell of every table by {@code table/primary key/column}. */
    public Map<String, String> cells() {
        Map<String, String> cells = new TreeMap<>();
        TABLES.forEach(table -> read("SELECT * FROM " + table, row -> {
            String key = table.equals("order_item") ? row.getString(1) + "-" + row.getString(2) : row.getString("id");
            for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                String name = row.getMetaData().getColumnLabel(column);
                cells.put(table + "/" + key + "/" + name, String.valueOf(row.getString(column)));
            }
        }));
        return cells;
    }

    public void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private void read(String sql, RowReader reader) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                reader.read(rows);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    static String resource(String name) {
        try (var in = Shop.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
