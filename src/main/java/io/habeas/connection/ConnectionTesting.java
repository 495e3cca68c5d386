package io.habeas.connection;

import io.habeas.platform.web.ApiException;
import io.habeas.platform.web.WireNames;
import io.habeas.security.UnreadableSecret;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * The secrets a type of connection takes, and whether a connection works. Types that Habeas cannot serve yet may be stored, so that
 * everything of a fidesops can be brought over, but are told so here.
 */
@Service
class ConnectionTesting {
    private final Connectors connectors;
    private final ConnectionRepository repository;
    private final SealedSecrets secrets;
    private final Connections connections;
    private final CallTest calls;

    ConnectionTesting(
            Connectors connectors,
            ConnectionRepository repository,
            SealedSecrets secrets,
            Connections connections,
            CallTest calls) {
        this.connectors = connectors;
        this.repository = repository;
        this.secrets = secrets;
        this.connections = connections;
        this.calls = calls;
    }

    /** @throws ApiException 400 for a type that is not supported yet */
    SecretSchema schema(ConnectionType type) {
        return type == ConnectionType.HTTPS
                ? HttpsSecrets.SCHEMA
                : connector(type).secretSchema(type);
    }

    /** Tries the secrets that were just stored. A receiver of webhooks is not called for that (connections section 3). */
    ConnectionTest testSecrets(ConnectionRow connection) {
        return connection.view().connectionType() == ConnectionType.HTTPS
                ? new ConnectionTest.Skipped()
                : test(connection).result();
    }

    /**
     * Tries a connection and stores what it came to, unless there was nothing to try. No database connection is held meanwhile.
     *
     * @throws ApiException 400 for a type that is not supported yet
     */
    CallTest.Outcome test(ConnectionRow connection) {
        CallTest.Outcome outcome = attempt(connection);
        switch (outcome.result()) {
            case ConnectionTest.Succeeded _ -> repository.storeTest(connection.id(), true);
            case ConnectionTest.Failed _ -> repository.storeTest(connection.id(), false);
            case ConnectionTest.Skipped _ -> {}
        }
        return outcome;
    }

    private CallTest.Outcome attempt(ConnectionRow connection) {
        ConnectionType type = connection.view().connectionType();
        if (type == ConnectionType.HTTPS) {
            return connections
                    .forCall(connection.view().key())
                    .map(calls::make)
                    .orElseGet(() -> CallTest.Outcome.failed("The connection was deleted meanwhile."));
        }
        return new CallTest.Outcome(attempt(connector(type), connection), Optional.empty());
    }

    private ConnectionTest attempt(Connector connector, ConnectionRow connection) {
        try {
            Optional<ConnectionSecrets> stored = secrets.open(connection);
            return stored.isPresent()
                    ? connector.test(connection.view().connectionType(), stored.get())
                    : new ConnectionTest.Failed("Connection error. No secrets are stored for this connection.");
        } catch (UnreadableSecret unreadable) {
            return new ConnectionTest.Failed("Connection error. The stored secrets cannot be read; store them again.");
        }
    }

    private Connector connector(ConnectionType type) {
        return connectors
                .find(type)
                .orElseThrow(() -> ApiException.badRequest(
                        "Connections of type '" + WireNames.of(type) + "' are not supported yet."));
    }
}
