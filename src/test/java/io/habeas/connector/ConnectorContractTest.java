package io.habeas.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.habeas.Defect;
import io.habeas.connection.CollectionQuery;
import io.habeas.connection.ConnectionSecrets;
import io.habeas.connection.ConnectionTest;
import io.habeas.connection.ConnectionType;
import io.habeas.connection.Connector;
import io.habeas.connection.DataStore;
import io.habeas.connection.DataStoreException;
import io.habeas.graph.CollectionAddress;
import io.habeas.graph.DataType;
import io.habeas.graph.FieldPath;
import io.habeas.graph.GraphCollection;
import io.habeas.graph.GraphField;
import io.habeas.graph.MaskedValue;
import io.habeas.graph.Position;
import io.habeas.graph.RowUpdate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every connector must do. A connector's own test extends this and supplies a real server: its secrets, and how a collection is made
 * with some rows in it.
 */
public abstract class ConnectorContractTest {
    private static final String HOSTILE = "x'; DROP TABLE customer; -- \" \\ $1 ? ünï";

    private final GraphCollection customer = collection(
            "customer",
            key("id", DataType.INTEGER),
            field("email", DataType.STRING),
            field("alt_email", DataType.STRING),
            field("name", DataType.STRING),
            field("visits", DataType.INTEGER));

    private final GraphCollection orderItem = collection(
            "order_item",
            key("order_id", DataType.STRING),
            key("item_no", DataType.INTEGER),
            field("note", DataType.STRING));

    private @Nullable DataStore open;

    /** The connector under test. */
    protected abstract Connector connector();

    /** A type that it serves. */
    protected abstract ConnectionType type();

    /** Secrets for a server that runs. */
    protected abstract ConnectionSecrets secrets();

    /** The same with a password that is wrong. */
    protected abstract ConnectionSecrets wrongPassword();

    /** Secrets for a port where nothing listens. */
    protected abstract ConnectionSecrets nobodyThere();

    /** Makes an empty collection with the fields and the primary key of this one; one of that name that is there already goes. */
    protected abstract void create(GraphCollection collection);

    /** Puts rows into a collection. */
    protected abstract void insert(GraphCollection collection, List<Map<String, @Nullable Object>> rows);

    @BeforeEach
    void fill() {
        create(customer);
        insert(
                customer,
                List.of(
                        row("id", 0, "email", "zero@example.com", "alt_email", null, "name", "Zero", "visits", 0),
                        row(
                                "id",
                                1,
                                "email",
                                "ada@example.com",
                                "alt_email",
                                "a@example.com",
                                "name",
                                "Ada",
                                "visits",
                                7),
                        row(
                                "id",
                                2,
                                "email",
                                "bob@example.com",
                                "alt_email",
                                "ada@example.com",
                                "name",
                                "Bob",
                                "visits",
                                7),
                        row("id", 3, "email", HOSTILE, "alt_email", null, "name", null, "visits", null)));
        create(orderItem);
        insert(
                orderItem,
                List.of(
                        row("order_id", "a", "item_no", 0, "note", "first"),
                        row("order_id", "a", "item_no", 1, "note", "second"),
                        row("order_id", "", "item_no", 1, "note", "third")));
    }

    @AfterEach
    void close() {
        if (open != null) {
            open.close();
        }
    }

    protected final DataStore store() {
        if (open == null) {
            open = connector().open(type(), secrets());
        }
        return open;
    }

    @Test
    void findsTheRowsThatHaveAValue() {
        assertThat(read(customer, Map.of("email", List.of("ada@example.com"))))
                .containsExactly(row(
                        "id", 1, "email", "ada@example.com", "alt_email", "a@example.com", "name", "Ada", "visits", 7));
    }

    @Test
    void findsTheRowsThatHaveOneOfSeveralValues() {
        assertThat(ids(Map.of("id", List.of(0L, 2L, 99L)))).containsExactlyInAnyOrder(0, 2);
    }

    @Test
    void givesARowThatSeveralFieldsFindOnlyOnce() {
        var inputs = Map.of(
                "email", List.<Object>of("ada@example.com", "bob@example.com"),
                "alt_email", List.<Object>of("ada@example.com", "a@example.com"),
                "visits", List.<Object>of(7L));

        assertThat(ids(inputs)).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    @Defect("D3")
    void givesEachRowOnlyOnceHoweverManyValuesThereAre() {
        List<Object> many =
                IntStream.range(0, 12_000).<Object>mapToObj(Long::valueOf).toList();

        assertThat(ids(Map.of("id", many, "visits", many))).containsExactlyInAnyOrder(0, 1, 2, 3);
    }

    @Test
    void findsNothingByAValueThatIsNoneOfTheField() {
        assertThat(ids(Map.of("id", List.of("abc", "1; DROP TABLE customer", 1.5, true))))
                .isEmpty();
    }

    @Test
    void findsByTheValuesThatFitWhenOthersDoNot() {
        assertThat(ids(Map.of("id", List.of("abc", 2L), "email", List.of("nobody@example.com"))))
                .containsExactly(2);
    }

    @Test
    void findsNothingWithoutValues() {
        assertThat(ids(Map.of())).isEmpty();
        assertThat(ids(Map.of("email", List.of()))).isEmpty();
    }

    @Test
    void takesValuesAsTheyAreWhateverIsInThem() {
        assertThat(ids(Map.of("email", List.of(HOSTILE)))).containsExactly(3);
        assertThat(ids(Map.of("email", List.of("' OR '1'='1", "%", "ada@example.com' --"))))
                .isEmpty();
    }

    @Test
    @Defect({"B9", "B13", "D12"})
    void takesNamesAsTheyAreWhateverIsInThem() {
        GraphCollection hostile = collection(
                "or\"der; DROP TABLE customer; --",
                key("a\"; DROP TABLE customer; --", DataType.INTEGER),
                field("select", DataType.STRING),
                field("Möglich ? $1 'x' \\", DataType.STRING));
        create(hostile);
        var stored = row("a\"; DROP TABLE customer; --", 1, "select", "find me", "Möglich ? $1 'x' \\", "before");
        insert(hostile, List.of(stored));

        assertThat(read(hostile, Map.of("select", List.of("find me")))).containsExactly(stored);
        assertThat(store().update(hostile, List.of(update(hostile, stored, "Möglich ? $1 'x' \\", "after"))))
                .isOne();
        assertThat(read(hostile, Map.of("select", List.of("find me"))))
                .extracting(row -> row.get("Möglich ? $1 'x' \\"))
                .containsExactly("after");
        assertThat(ids(Map.of("id", List.of(1L)))).containsExactly(1);
    }

    @Test
    void namesTheCollectionThatIsNotThere() {
        GraphCollection gone = collection("no_such_collection", key("id", DataType.INTEGER));

        assertThatThrownBy(() -> read(gone, Map.of("id", List.of(1L))))
                .isInstanceOf(DataStoreException.class)
                .hasMessageContaining("no_such_collection");
    }

    @Test
    @Defect("D1")
    void handsOverRowsWhileItReadsThem() {
        GraphCollection many = collection("many", key("id", DataType.INTEGER), field("owner", DataType.STRING));
        create(many);
        insert(
                many,
                IntStream.range(0, 3_000)
                        .mapToObj(id -> row("id", id, "owner", "one"))
                        .toList());
        List<Object> seen = new ArrayList<>();

        assertThatThrownBy(() -> store().read(query(many, Map.of("owner", List.of("one"))), row -> {
                    seen.add(row);
                    throw new IllegalStateException("enough");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("enough");
        assertThat(seen).hasSize(1);
        assertThat(read(many, Map.of("owner", List.of("one")))).hasSize(3_000);
    }

    @Test
    void servesManyThreadsAtOnce() throws Exception {
        var found = new ConcurrentLinkedQueue<Object>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 40; i++) {
                threads.submit(() -> found.addAll(ids(Map.of("id", List.of(1L)))));
            }
        }
        assertThat(found).hasSize(40).containsOnly(1);
    }

    @Test
    void changesTheRowOfAKeyAndNoOther() {
        var items = read(orderItem, Map.of("item_no", List.of(0L, 1L)));

        long changed = store().update(orderItem, List.of(update(orderItem, items.get(0), "note", "masked")));

        assertThat(changed).isOne();
        items.get(0).put("note", "masked");
        assertThat(read(orderItem, Map.of("item_no", List.of(0L, 1L)))).containsExactlyInAnyOrderElementsOf(items);
    }

    @Test
    @Defect("A3")
    void takesZeroAndEmptyTextForKeysAsForAnyOther() {
        var zero = row("order_id", "a", "item_no", 0);
        var empty = row("order_id", "", "item_no", 1);

        long changed = store().update(
                        orderItem,
                        List.of(update(orderItem, zero, "note", "x"), update(orderItem, empty, "note", "y")));

        assertThat(changed).isEqualTo(2);
        assertThat(read(orderItem, Map.of("item_no", List.of(0L, 1L))))
                .extracting(row -> row.get("note"))
                .containsExactlyInAnyOrder("x", "second", "y");
    }

    @Test
    @Defect("A2")
    void refusesAnUpdateByPartOfAKey() {
        RowUpdate byOrder = update(orderItem, row("order_id", "a"), "note", "masked");

        assertThatThrownBy(() -> store().update(orderItem, List.of(byOrder))).isInstanceOf(DataStoreException.class);
        assertThat(read(orderItem, Map.of("order_id", List.of("a"))))
                .extracting(row -> row.get("note"))
                .containsExactlyInAnyOrder("first", "second");
    }

    @Test
    @Defect({"B17", "D4"})
    void changesAllRowsOfABatchOrNone() {
        RowUpdate good = update(orderItem, row("order_id", "a", "item_no", 0), "note", "masked");
        RowUpdate bad = update(orderItem, row("order_id", "a", "item_no", 1), "no_such_field", "masked");

        assertThatThrownBy(() -> store().update(orderItem, List.of(good, bad)))
                .isInstanceOf(DataStoreException.class)
                .hasMessageContaining("no_such_field");
        assertThat(read(orderItem, Map.of("item_no", List.of(0L))))
                .extracting(row -> row.get("note"))
                .containsExactly("first");
    }

    @Test
    void countsOnlyTheRowsThatAreThere() {
        RowUpdate there = update(customer, row("id", 1), "name", "masked");
        RowUpdate gone = update(customer, row("id", 77), "name", "masked");
        RowUpdate unchanged = new RowUpdate(Map.of(FieldPath.of("id"), 2), List.of());

        assertThat(store().update(customer, List.of(there, gone, unchanged))).isOne();
    }

    @Test
    void writesNullsAndTextsOfAnyKind() {
        RowUpdate update = new RowUpdate(
                Map.of(FieldPath.of("id"), 1),
                List.of(masked("name", null), masked("email", HOSTILE), masked("visits", null)));

        store().update(customer, List.of(update));

        assertThat(read(customer, Map.of("id", List.of(1L))))
                .containsExactly(
                        row("id", 1, "email", HOSTILE, "alt_email", "a@example.com", "name", null, "visits", null));
    }

    @Test
    void findsTheStoreThatIsThere() {
        assertThat(connector().test(type(), secrets())).isEqualTo(new ConnectionTest.Succeeded());
    }

    @Test
    void tellsThatNobodyIsThere() {
        assertThat(connector().test(type(), nobodyThere())).isInstanceOf(ConnectionTest.Failed.class);
        assertThatThrownBy(() -> connector().open(type(), nobodyThere())).isInstanceOf(DataStoreException.class);
    }

    @Test
    void tellsThatAPasswordIsWrongWithoutTellingIt() {
        String password = wrongPassword().text("password").orElseThrow();

        assertThat(connector().test(type(), wrongPassword()))
                .isInstanceOf(ConnectionTest.Failed.class)
                .satisfies(failed -> assertThat(failed.toString()).doesNotContain(password));
        assertThatThrownBy(() -> connector().open(type(), wrongPassword()))
                .isInstanceOf(DataStoreException.class)
                .hasNoCause()
                .hasMessageNotContaining(password);
    }

    @Test
    void showsAQueryWithoutItsValues() {
        var query = query(customer, Map.of("email", List.of("ada@example.com"), "id", List.of(1L, 2L)));

        assertThat(connector().preview(type(), query))
                .contains("customer", "alt_email")
                .doesNotContain("ada@example.com");
    }

    @Test
    void isClosedForAll() {
        DataStore store = connector().open(type(), secrets());
        store.close();

        assertThatThrownBy(() -> store.read(query(customer, Map.of("id", List.of(1L))), row -> {}))
                .isInstanceOf(DataStoreException.class);
    }

    /** All rows of a collection that have one of the values in one of the fields. */
    protected final List<Map<String, @Nullable Object>> read(
            GraphCollection collection, Map<String, ? extends List<Object>> inputs) {
        List<Map<String, @Nullable Object>> rows = Collections.synchronizedList(new ArrayList<>());
        store().read(query(collection, inputs), rows::add);
        return rows;
    }

    private List<@Nullable Object> ids(Map<String, ? extends List<Object>> inputs) {
        return read(customer, inputs).stream().<Object>map(row -> row.get("id")).toList();
    }

    protected static CollectionQuery query(GraphCollection collection, Map<String, ? extends List<Object>> inputs) {
        TreeMap<FieldPath, List<Object>> byPath = new TreeMap<>();
        inputs.forEach((name, values) -> byPath.put(new FieldPath(List.of(name)), List.copyOf(values)));
        return new CollectionQuery(collection, byPath);
    }

    /** The update of the row that has the key fields of this one: one field becomes a value. */
    protected static RowUpdate update(
            GraphCollection collection, Map<String, ?> row, String field, @Nullable Object value) {
        Map<FieldPath, Object> key = new LinkedHashMap<>();
        for (FieldPath path : collection.primaryKeyPaths()) {
            Object part = row.get(path.first());
            if (part != null) {
                key.put(path, part);
            }
        }
        return new RowUpdate(key, List.of(masked(field, value)));
    }

    protected static MaskedValue masked(String field, @Nullable Object value) {
        return new MaskedValue(new Position(List.of(new Position.Step.Level(field))), value);
    }

    protected static GraphCollection collection(String name, GraphField... fields) {
        return new GraphCollection(new CollectionAddress("shop", name), List.of(fields), Set.of());
    }

    protected static GraphField field(String name, DataType type) {
        return GraphField.named(name).type(type).build();
    }

    protected static GraphField key(String name, DataType type) {
        return GraphField.named(name).type(type).primaryKey(true).build();
    }

    /** A row out of names and values in turn. */
    protected static Map<String, @Nullable Object> row(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            row.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return row;
    }
}
