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

    ConnectionTesting(Connectors connectors, ConnectionRepository repository, SealedSecrets secrets) {
        this.connectors = connectors;
        this.repository = repository;
        this.secrets = secrets;
    }

    /** @throws ApiException 400 for a type that is not supported yet */
    SecretSchema schema(ConnectionType type) {
        return type == ConnectionType.HTTPS
                ? HttpsSecrets.SCHEMA
                : connector(type).secretSchema(type);
    }

    /**
     * Tries a connection and stores what it came to, unless there was nothing to try. No database connection is held meanwhile.
     *
     * @throws ApiException 400 for a type that is not supported yet
     */
    ConnectionTest test(ConnectionRow connection) {
        ConnectionTest outcome = attempt(connection);
        switch (outcome) {
            case ConnectionTest.Succeeded _ -> repository.storeTest(connection.id(), true);
            case ConnectionTest.Failed _ -> repository.storeTest(connection.id(), false);
            case ConnectionTest.Skipped _ -> {}
        }
        return outcome;
    }

    private ConnectionTest attempt(ConnectionRow connection) {
        ConnectionType type = connection.view().connectionType();
        if (type == ConnectionType.HTTPS) {
            return new ConnectionTest.Skipped();
        }
        Connector connector = connector(type);
        try {
            Optional<ConnectionSecrets> stored = secrets.open(connection);
            return stored.isPresent()
                    ? connector.test(type, stored.get())
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
