package io.habeas.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.Api;
import io.habeas.ApiResponse;
import io.habeas.Defect;
import io.habeas.TestServer;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionApiTest {
    private static final String PATH = "/api/v1/connection";
    private final Api api = TestServer.shared().asRoot();

    @Test
    void createsAConnection() {
        ApiResponse created = patch("""
                [{"name": "Conn Shop DB", "connection_type": "postgres", "access": "read"}]""");

        created.answers(200, """
                {"succeeded": [{"name": "Conn Shop DB", "key": "conn_shop_db", "description": null,
                  "connection_type": "postgres", "access": "read", "disabled": false,
                  "last_test_timestamp": null, "last_test_succeeded": null, "saas_config": null}], "failed": []}""");
        assertThat(created.json().at("/succeeded/0").propertyNames())
                .containsExactly(
                        "name",
                        "key",
                        "description",
                        "connection_type",
                        "access",
                        "created_at",
                        "updated_at",
                        "disabled",
                        "last_test_timestamp",
                        "last_test_succeeded",
                        "saas_config");
        assertThat(created.json().at("/succeeded/0/created_at").stringValue())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{6})?\\+00:00");
    }

    @Test
    @Defect("64")
    void keepsWhatAnUpdateLeavesOut() {
        patch("""
                [{"name": "Conn keep", "key": "conn_keep", "connection_type": "postgres", "access": "read",
                  "disabled": true, "description": "as it was"}]""");

        patch("""
                [{"name": "Conn kept", "key": "conn_keep", "connection_type": "timescale", "access": "write"}]""").answers(200, """
                {"succeeded": [{"name": "Conn kept", "key": "conn_keep", "description": "as it was",
                  "connection_type": "timescale", "access": "write", "disabled": true}]}""");
    }

    @Test
    void clearsWhatAnUpdateSetsToNull() {
        patch("""
                [{"name": "Conn clear", "key": "conn_clear", "connection_type": "postgres", "access": "read",
                  "disabled": true, "description": "as it was"}]""");

        patch("""
                [{"name": "Conn clear", "key": "conn_clear", "connection_type": "postgres", "access": "read",
                  "disabled": null, "description": null}]""").answers(200, """
                {"succeeded": [{"description": null, "disabled": false}]}""");
    }

    @Test
    @Defect("80")
    void updatesAKeyWithADot() {
        String entry = """
                [{"name": "Conn dotted", "key": "conn.dotted", "connection_type": "https", "access": "read"}]""";
        patch(entry).answers(200, """
                {"failed": []}""");
        patch(entry).answers(200, """
                {"succeeded": [{"key": "conn.dotted"}], "failed": []}""");
        api.get(PATH + "/conn.dotted").answers(200, """
                {"key": "conn.dotted"}""");
    }

    @Test
    void tellsEachEntryThatFailsAndTakesTheOthers() {
        patch("""
                [{"name": "Conn taken", "connection_type": "postgres", "access": "read"},
                 {"name": "Conn other", "connection_type": "postgres", "access": "read"}]""");

        patch("""
                [{"name": "Conn taken", "connection_type": "postgres", "access": "read"},
                 {"name": "Conn taken", "key": "conn_fresh", "connection_type": "https", "access": "write"},
                 {"name": "Conn taken", "key": "conn_other", "connection_type": "https", "access": "write"},
                 {"name": "!!!", "connection_type": "postgres", "access": "read"},
                 {"name": "Conn more", "connection_type": "postgres", "access": "read"}]""").answers(200, """
                {"succeeded": [{"key": "conn_more"}],
                 "failed": [
                   {"message": "Key conn_taken already exists in ConnectionConfig. Keys will be snake-cased names if not provided. If you are seeing this error without providing a key, please provide a key or a different name.",
                    "data": {"name": "Conn taken", "key": null, "connection_type": "postgres", "access": "read", "disabled": false, "description": null}},
                   {"message": "Name Conn taken already exists in ConnectionConfig.", "data": {"key": "conn_fresh"}},
                   {"message": "Name Conn taken already exists in ConnectionConfig.", "data": {"key": "conn_other"}},
                   {"data": {"name": "!!!"}}]}""");
    }

    @Test
    void rejectsTheWholeListForAnEntryThatDoesNotFit() {
        patch("""
                [{"name": "Conn never", "connection_type": "postgres", "access": "read", "secrets": {}},
                 {"name": "Conn neither", "connection_type": "oracle", "access": "admin"},
                 {"key": "bad key", "name": null}]""").answers(422, """
                {"detail": [
                  {"loc": ["body", 0, "secrets"], "msg": "extra fields not permitted", "type": "value_error.extra"},
                  {"loc": ["body", 1, "connection_type"], "type": "type_error.enum"},
                  {"loc": ["body", 1, "access"], "msg": "value is not a valid enumeration member; permitted: 'read', 'write'"},
                  {"loc": ["body", 2, "name"], "msg": "none is not an allowed value"},
                  {"loc": ["body", 2, "key"], "msg": "FidesKey must only contain alphanumeric characters, '.', '_' or '-'."},
                  {"loc": ["body", 2, "connection_type"], "msg": "field required"},
                  {"loc": ["body", 2, "access"], "msg": "field required"}]}""");
        api.get(PATH + "/conn_never").answers(404);
    }

    @Test
    void takesFiftyEntriesAndNoMore() {
        String entry =
                "{\"name\": \"Conn fifty\", \"key\": \"conn_fifty\", \"connection_type\": \"postgres\", \"access\": \"read\"}";

        patch("[" + String.join(",", IntStream.range(0, 50).mapToObj(_ -> entry).toList()) + "]")
                .answers(200);
        patch("[" + String.join(",", IntStream.range(0, 51).mapToObj(_ -> entry).toList()) + "]")
                .answers(422);
        patch("[]").answersStrictly(200, """
                {"succeeded": [], "failed": []}""");
    }

    @Test
    void letsOneOfSeveralWinWhoCreateTheSame() throws Exception {
        String entry = """
                [{"name": "Conn race", "connection_type": "postgres", "access": "read"}]""";
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<ApiResponse>> same = IntStream.range(0, 8)
                    .<Callable<ApiResponse>>mapToObj(_ -> () -> patch(entry))
                    .toList();
            int succeeded = 0;
            for (var answer : threads.invokeAll(same)) {
                succeeded += answer.get().answers(200).json().get("succeeded").size();
            }
            assertThat(succeeded).isOne();
        }
    }

    @ParameterizedTest
    @EnumSource(ConnectionType.class)
    void takesConnectionsOfAnyTypeSoThatImportsWork(ConnectionType type) {
        String name = type.name().toLowerCase(java.util.Locale.ROOT);

        patch("[{\"name\": \"Conn any %1$s\", \"connection_type\": \"%1$s\", \"access\": \"read\"}]".formatted(name))
                .answers(200, "{\"succeeded\": [{\"connection_type\": \"" + name + "\"}]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"manual", "mysql", "mongodb", "saas", "email", "manual_webhook", "snowflake"})
    void saysWhichTypesItCannotServeYet(String type) {
        String key = "conn_unserved_" + type;
        String refusal = "{\"detail\": \"Connections of type '" + type + "' are not supported yet.\"}";
        patch("[{\"name\": \"%1$s\", \"key\": \"%1$s\", \"connection_type\": \"%2$s\", \"access\": \"read\"}]"
                .formatted(key, type));

        api.put(PATH + "/" + key + "/secret", "{}").answersStrictly(400, refusal);
        api.get(PATH + "/" + key + "/test").answersStrictly(400, refusal);
    }

    @Test
    void answersForAnUnknownConnection() {
        String refusal = """
                {"detail": "No connection configuration found with key 'conn_unknown'."}""";

        api.get(PATH + "/conn_unknown").answersStrictly(404, refusal);
        api.delete(PATH + "/conn_unknown").answersStrictly(404, refusal);
        api.get(PATH + "/conn_unknown/test").answersStrictly(404, refusal);
        api.put(PATH + "/conn_unknown/secret", "{\"nothing\": 1}").answersStrictly(404, refusal);
        api.get(PATH + "/conn%20unknown").answers(422);
    }

    @Test
    void deletesAConnection() {
        patch("""
                [{"name": "Conn gone", "connection_type": "postgres", "access": "read"}]""");

        api.delete(PATH + "/conn_gone").answersNothing(204);
        api.get(PATH + "/conn_gone").answers(404);
    }

    @Test
    @Defect({"22", "49"})
    void deletesNothingOfAConnectionThatAWebhookUses() {
        patch("""
                [{"name": "Conn used", "connection_type": "https", "access": "read"}]""");
        api.patch("/api/v1/policy", """
                [{"name": "Conn policy", "key": "conn_policy"}]""").answers(200);
        api.put("/api/v1/policy/conn_policy/webhook/pre_execution", """
                [{"name": "Conn hook", "connection_config_key": "conn_used", "direction": "one_way"}]""").answers(200);

        api.delete(PATH + "/conn_used").answersStrictly(409, """
                {"detail": "The connection configuration with key 'conn_used' is still in use, for example by a policy webhook. Remove what uses it first."}""");
        api.get(PATH + "/conn_used").answers(200);
        api.delete("/api/v1/policy/conn_policy/webhook/pre_execution/conn_hook").answers(200);
        api.delete(PATH + "/conn_used").answersNothing(204);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "search=CONN_LIST                                          | a b c d",
                "search=conn_list&disabled=true                            | b",
                "search=conn_list&disabled=no                              | a c d",
                "search=conn_list&system_type=database                     | a b",
                "search=conn_list&system_type=manual                       | d",
                "search=conn_list&system_type=saas                         | -",
                "search=conn_list&connection_type=https&connection_type=postgres | a c",
                "search=conn_list&connection_type=https&system_type=database     | -",
                "search=conn_list&test_status=untested                     | a b c d",
                "search=conn_list&test_status=passed                       | -",
                "search=100%25_of                                          | b",
                "search=%25                                                | b",
                "search=conn_list&page=2&size=3                            | d",
                "search=conn_list&page=9                                   | -"
            })
    @Defect("72")
    void listsByEachFilter(String query, String found) {
        for (String each : List.of(
                "a:postgres:false:first", "b:mysql:true:100%_of it", "c:https:false:", "d:manual_webhook:false:")) {
            String[] parts = each.split(":", -1);
            patch("""
                    [{"name": "conn_list %1$s", "key": "conn_list_%1$s", "connection_type": "%2$s", "access": "read",
                      "disabled": %3$s, "description": "%4$s"}]""".formatted((Object[]) parts)).answers(200);
        }

        var items = api.get(PATH + "?" + query).answers(200).json().get("items");
        assertThat(StreamSupport.stream(items.spliterator(), false)
                        .map(item -> item.get("key").stringValue().replace("conn_list_", "")))
                .containsExactlyElementsOf(found == null ? List.of() : List.of(found.split(" ")));
    }

    @Test
    void tellsTheTotalOfAllPages() {
        patch("""
                [{"name": "conn page 1", "connection_type": "postgres", "access": "read"},
                 {"name": "conn page 2", "connection_type": "postgres", "access": "read"}]""");

        api.get(PATH + "?search=conn%20page&size=1&page=2").answers(200, """
                {"items": [{"name": "conn page 2"}], "total": 2, "page": 2, "size": 1}""");
        api.get(PATH + "?search=conn%20page&size=1&page=7").answersStrictly(200, """
                {"items": [], "total": 2, "page": 7, "size": 1}""");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "disabled=maybe",
                "test_status=fine",
                "system_type=x",
                "connection_type=oracle",
                "page=0",
                "size=101"
            })
    void refusesAFilterThatIsNone(String query) {
        api.get(PATH + "?" + query).answers(422);
    }

    @Test
    void asksForAScopeOfEachKind() {
        Api reader = api.withScopes("connection:read");

        reader.get(PATH).answers(200);
        reader.patch(PATH, "[]").answers(403);
        reader.delete(PATH + "/conn_unknown").answers(403);
        reader.put(PATH + "/conn_unknown/secret", "{}").answers(403);
        reader.get("/api/v1/connection_type").answers(403);
        api.anonymous().get(PATH).answers(401);
    }

    @Test
    void listsTheTypesThatCanBeUsed() {
        api.get("/api/v1/connection_type").answersStrictly(200, """
                {"items": [{"identifier": "postgres", "type": "database", "human_readable": "PostgreSQL"},
                           {"identifier": "timescale", "type": "database", "human_readable": "TimescaleDB"}],
                 "total": 2, "page": 1, "size": 50}""");
        api.get("/api/v1/connection_type?search=TIME&system_type=database").answers(200, """
                {"items": [{"identifier": "timescale"}], "total": 1}""");
        api.get("/api/v1/connection_type?system_type=saas").answers(200, """
                {"items": [], "total": 0}""");
        api.get("/api/v1/connection_type?size=1&page=2").answers(200, """
                {"items": [{"identifier": "timescale"}], "total": 2}""");
    }

    @Test
    void showsTheSecretsOfAType() {
        api.get("/api/v1/connection_type/postgres/secret").answersStrictly(200, """
                {"title": "PostgreSQLSchema", "description": "What is needed to reach a PostgreSQL database", "type": "object",
                 "properties": {
                   "url": {"title": "Url", "type": "string"},
                   "username": {"title": "Username", "type": "string"},
                   "password": {"title": "Password", "type": "string"},
                   "dbname": {"title": "Dbname", "type": "string"},
                   "db_schema": {"title": "Db Schema", "type": "string"},
                   "host": {"title": "Host", "type": "string"},
                   "port": {"title": "Port", "type": "integer"}},
                 "additionalProperties": false}""");
        for (String name : List.of("https", "mysql", "oracle")) {
            api.get("/api/v1/connection_type/" + name + "/secret")
                    .answersStrictly(404, "{\"detail\": \"No connection type found with name '" + name + "'.\"}");
        }
    }

    private ApiResponse patch(String body) {
        return api.patch(PATH, body);
    }
}
