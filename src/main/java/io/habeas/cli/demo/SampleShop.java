package io.habeas.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The sample shop: a database of its own on the embedded server, and what it holds at a moment. */
record SampleShop(String url, String user, String password) {
    private static final List<String> TABLES =
            List.of("address", "customer", "login", "order_item", "orders", "payment_card", "product", "visit");

    /** Makes the shop's database beside the app's and fills it. */
    static SampleShop create(String appUrl, String user, String password) {
        String url = appUrl.replaceFirst("/[^/]*$", "/shop");
        try {
            execute(appUrl, user, password, "DROP DATABASE IF EXISTS shop");
            execute(appUrl, user, password, "CREATE DATABASE shop");
            execute(url, user, password, resource("demo/shop.sql"));
        } catch (SQLException failed) {
            throw new DemoFailedException("The sample shop could not be made", failed);
        }
        return new SampleShop(url, user, password);
    }

    int port() {
        return Integer.parseInt(url.replaceFirst("^.*:(\\d+)/.*$", "$1"));
    }

    /** Every cell of every table: {@code customer/1/email} and its text. */
    Map<String, String> cells() {
        Map<String, String> cells = new TreeMap<>();
        for (String table : TABLES) {
            for (Map<String, String> row : rows("SELECT * FROM " + table)) {
                String key = table + "/" + row.get(table.equals("order_item") ? "order_id" : "id")
                        + (table.equals("order_item") ? "-" + row.get("item_no") : "");
                row.forEach((column, value) -> cells.put(key + "/" + column, value));
            }
        }
        return cells;
    }

    /** The rows of a query, as text. */
    List<Map<String, String>> rows(String sql) {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<Map<String, String>> rows = new ArrayList<>();
            while (result.next()) {
                Map<String, String> row = new LinkedHashMap<>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    row.put(result.getMetaData().getColumnLabel(column), String.valueOf(result.getString(column)));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException failed) {
            throw new DemoFailedException("The sample shop cannot be read", failed);
        }
    }

    static String resource(String name) {
        try (InputStream in = SampleShop.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void execute(String url, String user, String password, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
