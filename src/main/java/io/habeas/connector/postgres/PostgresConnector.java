package io.habeas.connector.postgres;

import io.habeas.connection.CollectionQuery;
import io.habeas.connection.ConnectionSecrets;
import io.habeas.connection.ConnectionSettings;
import io.habeas.connection.ConnectionTest;
import io.habeas.connection.ConnectionType;
import io.habeas.connection.Connector;
import io.habeas.connection.DataStore;
import io.habeas.connection.DataStoreException;
import io.habeas.connection.SecretMember;
import io.habeas.connection.SecretSchema;
import io.habeas.graph.GraphField;
import io.habeas.platform.web.WireNames;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** PostgreSQL 12 and newer, and TimescaleDB, which is PostgreSQL with an extension (connectors section 1). */
@Component
final class PostgresConnector implements Connector {
    private final ConnectionSettings settings;

    PostgresConnector(ConnectionSettings settings) {
        this.settings = settings;
    }

    @Override
    public Set<ConnectionType> types() {
        return Set.of(ConnectionType.POSTGRES, ConnectionType.TIMESCALE);
    }

    @Override
    public SecretSchema secretSchema(ConnectionType type) {
        boolean timescale = type == ConnectionType.TIMESCALE;
        return new SecretSchema(
                timescale ? "TimescaleSchema" : "PostgreSQLSchema",
                "What is needed to reach a " + (timescale ? "TimescaleDB" : "PostgreSQL") + " database",
                List.of(
                        SecretMember.text("url").checked(PostgresUrl::problem),
                        SecretMember.text("username"),
                        SecretMember.text("password"),
                        SecretMember.text("dbname"),
                        SecretMember.text("db_schema"),
                        SecretMember.text("host").checked(Login::hostProblem),
                        SecretMember.number("port").checked(port -> Login.portProblem(Integer.parseInt(port)))),
                List.of("host"));
    }

    @Override
    public ConnectionTest test(ConnectionType type, ConnectionSecrets secrets) {
        try {
            return test(WireNames.of(type), Login.of(secrets));
        } catch (IllegalArgumentException unusable) {
            return new ConnectionTest.Failed("Connection error. " + unusable.getMessage());
        }
    }

    private ConnectionTest test(String type, Login login) {
        try (Connection connection = PostgresDriver.connect(login, settings)) {
            return missingSchema(connection, login)
                    .<ConnectionTest>map(problem -> new ConnectionTest.Failed("Connection error. " + problem))
                    .orElseGet(ConnectionTest.Succeeded::new);
        } catch (SQLException failed) {
            String kind = SqlFailures.isInternal(failed) ? "Internal" : "Operational";
            String reason = SqlFailures.explain(failed).getMessage();
            return new ConnectionTest.Failed(kind + " Error connecting to " + type + " db. " + reason);
        }
    }

    /** PostgreSQL takes any search path; without this a slip in {@code db_schema} would show only when a request runs. */
    private static Optional<String> missingSchema(Connection connection, Login login) throws SQLException {
        String schema = login.schema().orElse("pg_catalog");
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT FROM pg_catalog.pg_namespace WHERE nspname = CAST(? AS pg_catalog.text)")) {
            statement.setString(1, schema);
            return statement.executeQuery().next()
                    ? Optional.empty()
                    : Optional.of("The database has no schema of that name.");
        }
    }

    /** Connects once, so that a wrong address or password is told here. */
    @Override
    public DataStore open(ConnectionType type, ConnectionSecrets secrets) {
        try {
            Sessions sessions = new Sessions(Login.of(secrets), settings);
            sessions.reading(connection -> connection);
            return new PostgresStore(sessions);
        } catch (IllegalArgumentException unusable) {
            throw DataStoreException.lasting("The stored secrets cannot be used. " + unusable.getMessage());
        }
    }

    @Override
    public String preview(ConnectionType type, CollectionQuery query) {
        List<Identifier> columns = query.collection().fields().stream()
                .map(GraphField::name)
                .distinct()
                .map(Identifier::new)
                .toList();
        List<Condition> conditions = query.inputs().entrySet().stream()
                .filter(input -> !input.getValue().isEmpty())
                .<Condition>map(input -> new Condition.Listed(
                        new Identifier(input.getKey().last()), input.getValue().size()))
                .toList();
        String table = new Identifier(query.collection().address().collection()).quoted();
        return new Select(columns, table, conditions).sql();
    }
}
