package io.habeas.connector.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.connection.CollectionQuery;
import io.habeas.connection.ConnectionType;
import io.habeas.connection.DataStore;
import io.habeas.graph.CollectionAddress;
import io.habeas.graph.DataType;
import io.habeas.graph.FieldPath;
import io.habeas.graph.GraphCollection;
import io.habeas.graph.GraphField;
import io.habeas.graph.MaskedValue;
import io.habeas.graph.Position;
import io.habeas.graph.RowUpdate;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** PostgreSQL's types: how their values come out, and how they are found and updated by them, also after they were kept as JSON. */
class PostgresTypesTest {
    private static final ShopDatabase SHOP = new ShopDatabase();
    private static final DataStore STORE =
            new PostgresConnector(ShopDatabase.SETTINGS).open(ConnectionType.POSTGRES, SHOP.secrets());
    private static int tables;

    @BeforeAll
    static void makeTypes() {
        SHOP.run(
                "CREATE TYPE mood AS ENUM ('ok', 'sad, \"very\"')",
                "CREATE DOMAIN positive AS int CHECK (value > 0)",
                "CREATE DOMAIN even_positive AS positive CHECK (value % 2 = 0)",
                "CREATE DOMAIN short_text AS varchar(10)");
    }

    @AfterAll
    static void close() {
        STORE.close();
    }

    static Stream<Arguments> types() {
        return Stream.of(
                type("smallint", "7", 7, 7L, "7", new BigDecimal("7.0"), 7.0),
                type("integer", "-2147483648", Integer.MIN_VALUE, "-2147483648"),
                type("bigint", "9007199254740993", 9_007_199_254_740_993L, new BigInteger("9007199254740993")),
                type("numeric", "10.50", new BigDecimal("10.50"), 10.5, "10.5"),
                type("numeric(10,2)", "10.5", new BigDecimal("10.50"), "10.50"),
                type("real", "0.1", 0.1, new BigDecimal("0.1"), "0.1"),
                type("double precision", "0.1", 0.1, "0.1"),
                type("double precision", "'Infinity'", Double.POSITIVE_INFINITY, "Infinity"),
                type("boolean", "true", true, "true", "True", 1),
                type("text", "'a\"b\\c''d{},'", "a\"b\\c'd{},"),
                type("text", "'7'", "7", 7L, 7),
                type("varchar(20)", "'ada'", "ada"),
                type("char(5)", "'ab'", "ab   ", "ab"),
                type("name", "'ada'", "ada"),
                type(
                        "uuid",
                        "'5ac8e4a6-0c2d-4f8a-9d2f-3c1f2b7a9e11'",
                        UUID.fromString("5ac8e4a6-0c2d-4f8a-9d2f-3c1f2b7a9e11"),
                        "5AC8E4A6-0C2D-4F8A-9D2F-3C1F2B7A9E11"),
                type(
                        "date",
                        "'2021-02-03'",
                        LocalDate.of(2021, 2, 3),
                        "2021-02-03",
                        LocalDateTime.of(2021, 2, 3, 0, 0),
                        "2021-02-03T00:00:00"),
                type("date", "'0044-03-15 BC'", LocalDate.of(-43, 3, 15), "-0043-03-15"),
                type("date", "'infinity'", "infinity"),
                type("time", "'11:47:42.5'", LocalTime.of(11, 47, 42, 500_000_000), "11:47:42.500"),
                type(
                        "timestamp",
                        "'2020-04-01 11:47:42'",
                        LocalDateTime.of(2020, 4, 1, 11, 47, 42),
                        "2020-04-01T11:47:42",
                        "2020-04-01 11:47:42"),
                type(
                        "timestamp",
                        "'12020-04-01 11:47:42.000001'",
                        LocalDateTime.of(12020, 4, 1, 11, 47, 42, 1_000),
                        "+12020-04-01T11:47:42.000001"),
                type("timestamp", "'-infinity'", "-infinity"),
                type(
                        "timestamptz",
                        "'2020-04-01 11:47:42+02'",
                        OffsetDateTime.parse("2020-04-01T09:47:42Z"),
                        "2020-04-01T11:47:42+02:00"),
                type("bytea", "'\\x00ff10'", new byte[] {0, -1, 16}, "AP8Q"),
                type("money", "10", "$10.00"),
                type("jsonb", "'{\"a\": [1, 2.50]}'", "{\"a\": [1, 2.50]}"),
                type("inet", "'10.0.0.1/8'", "10.0.0.1/8"),
                type("interval", "'1 day 02:00'", "1 day 02:00:00"),
                type("bit(3)", "B'101'", "101"),
                type("mood", "'sad, \"very\"'", "sad, \"very\""),
                type("positive", "3", 3, 3L, "3"),
                type("even_positive", "4", "4"),
                type("short_text", "'ada'", "ada"));
    }

    private static Arguments type(String type, String literal, Object value, Object... alsoFoundBy) {
        return Arguments.of(type, literal, value, Arrays.asList(alsoFoundBy));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("types")
    void comesOutIsFoundAndUpdatedByItself(String type, String literal, Object value, List<Object> alsoFoundBy) {
        GraphCollection table = table(type, literal);

        assertThat(values(table, 1)).usingRecursiveComparison().isEqualTo(List.of(value));
        List<Object> all = new ArrayList<>(alsoFoundBy);
        all.add(value);
        for (Object each : all) {
            assertThat(found(table, each)).as("%s as %s", each, each.getClass()).isOne();
            assertThat(STORE.update(table, List.of(update(each)))).isOne();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    void isNotFoundByWhatItCannotBe(String type, String literal, Object value, List<Object> alsoFoundBy) {
        GraphCollection table = table(type, literal);

        for (Object wrong : List.of(
                "no such value",
                "",
                "1e999999",
                "NaN",
                Double.NaN,
                1e300,
                new BigDecimal("1E+999999"),
                "99999999999999999999999999",
                -1,
                "2021-02-30",
                "25:00:00",
                "\0",
                "\ud800",
                new byte[] {1},
                LocalDate.MAX,
                UUID.randomUUID())) {
            assertThat(found(table, wrong)).as("%s", wrong).isZero();
        }
    }

    @Test
    void givesArraysAsLists() {
        SHOP.run(
                "CREATE TABLE lists (id int PRIMARY KEY, tags text[], grid int[][], days date[], none text[])",
                "INSERT INTO lists VALUES (1, ARRAY['a', NULL, 'NULL', 'x, \"y\" \\z', ''],"
                        + " '[0:1][1:2]={{1,2},{3,4}}', ARRAY[date '2021-01-02'], '{}')");
        GraphCollection lists = collection("lists", "id", "tags", "grid", "days", "none");

        assertThat(read(lists, "id", 1L))
                .isEqualTo(List.of(Map.of(
                        "id", 1,
                        "tags", Arrays.asList("a", null, "NULL", "x, \"y\" \\z", ""),
                        "grid", List.of(List.of(1, 2), List.of(3, 4)),
                        "days", List.of(LocalDate.of(2021, 1, 2)),
                        "none", List.of())));
    }

    @Test
    void findsRowsByTheElementsOfAnArray() {
        SHOP.run(
                "CREATE TABLE tagged (id int PRIMARY KEY, tags varchar(20)[], moods mood[])",
                "INSERT INTO tagged VALUES (1, '{a,b}', '{ok}'), (2, '{c}', NULL), (3, NULL, NULL)");
        GraphCollection tagged = collection("tagged", "id", "tags", "moods");

        assertThat(read(tagged, "tags", "b")).extracting(row -> row.get("id")).containsExactly(1);
        assertThat(read(tagged, "moods", "ok")).extracting(row -> row.get("id")).containsExactly(1);
        assertThat(read(tagged, "moods", "no mood")).isEmpty();
    }

    @Test
    void opensDocumentsWhereTheDatasetSaysThatSomethingIsInThem() {
        SHOP.run(
                "CREATE TABLE documents (id int PRIMARY KEY, open jsonb, list json, shut jsonb)",
                "INSERT INTO documents VALUES (1, '{\"a\": {\"b\": 1.10}}', '[1, null]', '{\"a\": 1}')");
        GraphField inside = GraphField.named("a").build();
        GraphCollection documents = new GraphCollection(
                new CollectionAddress("shop", "documents"),
                List.of(
                        GraphField.named("id").build(),
                        GraphField.named("open").fields(List.of(inside)).build(),
                        GraphField.named("list")
                                .type(DataType.INTEGER)
                                .array(true)
                                .build(),
                        GraphField.named("shut").build()),
                Set.of());

        assertThat(read(documents, "id", 1L))
                .isEqualTo(List.of(Map.of(
                        "id",
                        1,
                        "open",
                        Map.of("a", Map.of("b", new BigDecimal("1.10"))),
                        "list",
                        Arrays.asList(1, null),
                        "shut",
                        "{\"a\": 1}")));
    }

    @Test
    void comparesTextsByTheRulesOfTheirColumn() {
        SHOP.run(
                "CREATE COLLATION anyway (provider = icu, locale = 'und-u-ks-level2', deterministic = false)",
                "CREATE TABLE collated (id int PRIMARY KEY, email text COLLATE anyway)",
                "INSERT INTO collated VALUES (1, 'Ada@Example.com')");
        GraphCollection collated = collection("collated", "id", "email");

        assertThat(read(collated, "email", "ada@example.com")).hasSize(1);
    }

    /** A table whose first column has the type and, in its one row, the value. */
    private static GraphCollection table(String type, String literal) {
        String name = "typed_" + tables++;
        SHOP.run(
                "SET lc_monetary = 'C'; CREATE TABLE " + name + " (value " + type + ", marker int)",
                "INSERT INTO " + name + " VALUES (" + literal + ", 1)");
        return new GraphCollection(
                new CollectionAddress("shop", name),
                List.of(
                        GraphField.named("value").primaryKey(true).build(),
                        GraphField.named("marker").build()),
                Set.of());
    }

    private static List<Object> values(GraphCollection table, int marker) {
        return read(table, "marker", marker).stream()
                .map(row -> row.get("value"))
                .toList();
    }

    private static int found(GraphCollection table, Object value) {
        return read(table, "value", value).size();
    }

    private static List<Map<String, Object>> read(GraphCollection table, String field, Object value) {
        TreeMap<FieldPath, List<Object>> inputs = new TreeMap<>();
        inputs.put(FieldPath.of(field), List.of(value));
        List<Map<String, Object>> rows = new ArrayList<>();
        STORE.read(new CollectionQuery(table, inputs), rows::add);
        return rows;
    }

    private static RowUpdate update(Object key) {
        Position marker = new Position(List.of(new Position.Step.Level("marker")));
        return new RowUpdate(Map.of(FieldPath.of("value"), key), List.of(new MaskedValue(marker, "1")));
    }

    private static GraphCollection collection(String name, String... fields) {
        return new GraphCollection(
                new CollectionAddress("shop", name),
                Arrays.stream(fields)
                        .map(field -> GraphField.named(field).build())
                        .toList(),
                Set.of());
    }
}
