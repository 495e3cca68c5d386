package io.habeas.connector.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.Defect;
import io.habeas.connection.ConnectionType;
import io.habeas.connection.DataStore;
import io.habeas.connection.Unerasable;
import io.habeas.graph.CollectionAddress;
import io.habeas.graph.DataType;
import io.habeas.graph.FieldPath;
import io.habeas.graph.GraphCollection;
import io.habeas.graph.GraphField;
import io.habeas.graph.MaskedField;
import io.habeas.graph.MaskingPlan;
import io.habeas.masking.Hash;
import io.habeas.masking.HashAlgorithm;
import io.habeas.masking.Masker;
import io.habeas.masking.MaskingStrategy;
import io.habeas.masking.NullRewrite;
import io.habeas.masking.StringRewrite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MaskingCheckTest {
    private static final ShopDatabase SHOP = new ShopDatabase();
    private static final DataStore STORE =
            new PostgresConnector(ShopDatabase.SETTINGS).open(ConnectionType.POSTGRES, SHOP.secrets());
    private static final MaskingStrategy NULL = new NullRewrite();
    private static final MaskingStrategy HASH = new Hash(HashAlgorithm.SHA_256, "");
    private static final GraphCollection CUSTOMER = collection(
            "customer",
            "id",
            "email",
            "code",
            "name",
            "age",
            "tags",
            "mood",
            "born",
            "country",
            "shout",
            "login",
            "lower_login",
            "limited",
            "profile");

    @BeforeAll
    static void fill() {
        SHOP.run(
                "CREATE TYPE mood AS ENUM ('ok')",
                "CREATE DOMAIN nick AS varchar(12) NOT NULL",
                "CREATE TABLE country (code varchar(2) PRIMARY KEY, name text UNIQUE)",
                """
                CREATE TABLE customer (
                    id int PRIMARY KEY, email varchar(40) NOT NULL, code char(4), name text, age int, tags text[], mood mood,
                    born date, country varchar(2) REFERENCES country, shout text GENERATED ALWAYS AS (upper(name)) STORED,
                    login text UNIQUE, lower_login text, limited nick, profile jsonb)
                """,
                "CREATE UNIQUE INDEX ON customer (lower(lower_login))",
                "CREATE TABLE visit (customer text REFERENCES customer (login))");
    }

    @AfterAll
    static void close() {
        STORE.close();
    }

    @Test
    @Defect("B5")
    void tellsTheRealLengths() {
        assertThat(STORE.lengths(CUSTOMER))
                .isEqualTo(Map.of(path("email"), 40, path("code"), 4, path("country"), 2, path("limited"), 12));
    }

    @Test
    void findsNothingWrongWithWhatWorks() {
        assertThat(check(HASH, "email", "name", "lower_login", "code", "limited"))
                .isEmpty();
        assertThat(check(NULL, "name", "age", "tags", "mood", "born", "country", "profile", "lower_login"))
                .isEmpty();
        assertThat(check(constant("MASKED"), "email", "name")).isEmpty();
        assertThat(check(constant("0"), "age")).isEmpty();
        assertThat(check(constant("1900-01-01"), "born")).isEmpty();
    }

    @Test
    @Defect("B17")
    void refusesNullsWhereThereMustBeNone() {
        assertThat(check(NULL, "email", "limited"))
                .containsExactly(
                        unerasable("email", "Column \"email\" must not be null."),
                        unerasable("limited", "Column \"limited\" must not be null."));
    }

    @Test
    void refusesTextsWhereThereCanBeNone() {
        assertThat(check(HASH, "age", "mood", "born", "profile"))
                .extracting(Unerasable::reason)
                .containsExactly(
                        "Column \"age\" is of type int4 and cannot hold the masked text.",
                        "Column \"mood\" is of type mood and cannot hold the masked text.",
                        "Column \"born\" is of type date and cannot hold the masked text.",
                        "Column \"profile\" is of type jsonb and cannot hold the masked text.");
        assertThat(check(constant("MASKED"), "age")).hasSize(1);
        assertThat(check(HASH, "tags"))
                .containsExactly(
                        unerasable("tags", "Column \"tags\" holds arrays, whose elements cannot be masked yet."));
    }

    @Test
    void refusesOneTextForAllWhereEachMustDiffer() {
        assertThat(check(constant("MASKED"), "lower_login"))
                .containsExactly(unerasable(
                        "lower_login",
                        "Column \"lower_login\" must be different in each row, and would be the same in all."));
    }

    @Test
    void refusesToTakeApartWhatTablesReferTo() {
        assertThat(check(HASH, "country", "login"))
                .containsExactly(
                        unerasable(
                                "country",
                                "Column \"country\" must be found in another table, where the masked text is not."),
                        unerasable(
                                "login",
                                "Column \"login\" is referred to by another table, whose rows would not follow."));
    }

    @Test
    void refusesWhatTheDatabaseComputes() {
        assertThat(check(NULL, "shout"))
                .containsExactly(unerasable("shout", "Column \"shout\" is computed by the database."));
    }

    @Test
    void refusesFieldsThatNoColumnHolds() {
        assertThat(check(NULL, "nowhere", "profile.street"))
                .extracting(Unerasable::reason)
                .satisfiesExactly(
                        reason -> assertThat(reason).contains("has no column \"nowhere\"", "shop:customer:nowhere"),
                        reason -> assertThat(reason).contains("lies inside column \"profile\""));
    }

    @Test
    void refusesEverythingWithoutItsKeyColumns() {
        MaskingPlan plan = new MaskingPlan(
                CUSTOMER.address(),
                List.of(path("uid")),
                List.of(new MaskedField(path("name"), "r", NULL, 9)),
                List.of());

        assertThat(STORE.check(CUSTOMER, plan))
                .singleElement()
                .satisfies(each -> assertThat(each.reason()).contains("has no column \"uid\""));
    }

    @Test
    void refusesWhatTheUserMayNotChange() {
        SHOP.makeUser("clerk", "clerk-password");
        SHOP.run(
                "GRANT SELECT, UPDATE (name) ON customer TO clerk",
                "CREATE VIEW shouting AS SELECT id, name, upper(email) AS email FROM customer");
        var asClerk = SHOP.secretsOf("clerk", "clerk-password");
        try (DataStore store = new PostgresConnector(ShopDatabase.SETTINGS).open(ConnectionType.POSTGRES, asClerk)) {
            assertThat(store.check(CUSTOMER, plan(CUSTOMER, NULL, "name", "age")))
                    .containsExactly(unerasable("age", "Column \"age\" may not be changed by the database user."));
        }
        GraphCollection view = collection("shouting", "id", "name", "email");
        assertThat(STORE.check(view, plan(view, NULL, "name", "email")))
                .containsExactly(unerasable("email", "Column \"email\" may not be changed by the database user."));
    }

    private static List<Unerasable> check(MaskingStrategy strategy, String... fields) {
        return STORE.check(CUSTOMER, plan(CUSTOMER, strategy, fields));
    }

    private static MaskingPlan plan(GraphCollection collection, MaskingStrategy strategy, String... fields) {
        List<MaskedField> masked = Arrays.stream(fields)
                .map(field -> new MaskedField(path(field), "rule", strategy, Masker.UNLIMITED))
                .toList();
        return new MaskingPlan(collection.address(), collection.primaryKeyPaths(), masked, List.of());
    }

    private static MaskingStrategy constant(String text) {
        return new StringRewrite(text, "");
    }

    private static Unerasable unerasable(String field, String reason) {
        return new Unerasable(path(field), reason);
    }

    private static FieldPath path(String dotted) {
        return FieldPath.of(dotted);
    }

    private static GraphCollection collection(String name, String key, String... fields) {
        List<GraphField> all = new ArrayList<>();
        all.add(GraphField.named(key).primaryKey(true).build());
        Arrays.stream(fields)
                .map(field -> GraphField.named(field).type(DataType.STRING).build())
                .forEach(all::add);
        return new GraphCollection(new CollectionAddress("shop", name), all, Set.of());
    }
}
