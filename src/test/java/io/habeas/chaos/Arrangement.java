package io.habeas.chaos;

import io.habeas.Api;
import io.habeas.TestDatabase;
import io.habeas.TestPostgres;
import io.habeas.chaos.Hook.Chain;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.stream.Collectors;

/** The policies, their webhooks, and a database of customers that nobody kills. */
final class Arrangement {
    private static final int RETRIES = 2;

    private Arrangement() {}

    static void make(Api api, Receivers receivers) {
        customers(api);
        api.patch("/api/v1/storage/config", """
                [{"name": "local", "key": "local", "type": "local", "details": {}}]""").answers(200, "{\"failed\": []}");
        for (Hook hook : Hook.values()) {
            api.patch("/api/v1/connection", """
                    [{"name": "%1$s", "key": "%1$s", "connection_type": "https", "access": "read"}]""".formatted(hook.path())).answers(200, "{\"failed\": []}");
            api.put("/api/v1/connection/" + hook.path() + "/secret", """
                    {"url": "%s", "authorization": "x"}""".formatted(receivers.url(hook)))
                    .answers(200);
        }
        Chain.ALL.forEach(chain -> policy(api, chain));
    }

    private static void policy(Api api, Chain chain) {
        String key = chain.policy();
        api.patch("/api/v1/policy", "[{\"name\": \"%1$s\", \"key\": \"%1$s\"}]".formatted(key))
                .answers(200, "{\"failed\": []}");
        api.patch("/api/v1/policy/" + key + "/rule", """
                [{"name": "%1$s-rule", "key": "%1$s-rule", "action_type": "access", "storage_destination_key": "local"}]""".formatted(key)).answers(200, "{\"failed\": []}");
        api.patch("/api/v1/policy/" + key + "/rule/" + key + "-rule/target", "[{\"data_category\": \"user\"}]")
                .answers(200, "{\"failed\": []}");
        webhooks(api, chain, "pre");
        webhooks(api, chain, "post");
    }

    private static void webhooks(Api api, Chain chain, String stage) {
        String entries = chain.hooks().stream()
                .filter(hook -> hook.stage().equals(stage))
                .map(hook -> """
                        {"name": "%1$s-%2$s", "key": "%1$s-%2$s", "connection_config_key": "%2$s", "direction": "%3$s",
                         "timeout_seconds": %4$s, "retry": %5$d}""".formatted(
                                chain.policy(), hook.path(), hook.direction(), Receivers.TIME_LIMIT_SECONDS, RETRIES))
                .collect(Collectors.joining(",", "[", "]"));
        api.put("/api/v1/policy/" + chain.policy() + "/webhook/" + stage + "_execution", entries)
                .answers(200);
    }

    private static void customers(Api api) {
        TestDatabase database = TestPostgres.freshDatabase();
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE customer (id integer PRIMARY KEY, email text)");
            for (int number = 1; number <= Subject.CUSTOMERS; number++) {
                statement.execute("INSERT INTO customer VALUES (%d, '%s')".formatted(number, Subject.customer(number)));
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        api.patch("/api/v1/connection", """
                [{"name": "db", "key": "db", "connection_type": "postgres", "access": "write"}]""").answers(200, "{\"failed\": []}");
        String[] parts = database.url().replaceFirst("^jdbc:postgresql://", "").split("[:/?]");
        api.put("/api/v1/connection/db/secret", """
                {"host": "%s", "port": %s, "dbname": "%s", "username": "%s", "password": "%s"}""".formatted(
                                parts[0], parts[1], parts[2], database.user(), database.password()))
                .answers(200, "{\"test_status\": \"succeeded\"}");
        api.patch("/api/v1/connection/db/dataset", """
                [{"fides_key": "customers", "collections": [{"name": "customer", "fields": [
                    {"name": "id", "fidesops_meta": {"primary_key": true}},
                    {"name": "email", "data_categories": ["user.contact.email"],
                     "fidesops_meta": {"identity": "email", "data_type": "string"}}]}]}]""").answers(200, "{\"failed\": []}");
    }
}
