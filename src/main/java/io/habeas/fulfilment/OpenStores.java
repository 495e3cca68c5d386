package io.habeas.fulfilment;

import io.habeas.connection.ConnectionView;
import io.habeas.connection.Connections;
import io.habeas.connection.Connectors;
import io.habeas.connection.DataStore;
import io.habeas.connection.DataStoreException;
import io.habeas.platform.FidesKey;
import java.util.HashMap;
import java.util.Map;

/** The data stores of one phase of a request: each is opened when it is first needed, and all are closed at the end. */
final class OpenStores implements AutoCloseable {
    private final Connections connections;
    private final Connectors connectors;
    private final Map<FidesKey, DataStore> open = new HashMap<>();

    OpenStores(Connections connections, Connectors connectors) {
        this.connections = connections;
        this.connectors = connectors;
    }

    /** The connection as it is now. @throws DataStoreException when there is none (any more) */
    ConnectionView connection(FidesKey key) {
        return connections.find(key).orElseThrow(() -> DataStoreException.lasting("No available connector for " + key));
    }

    /** The store behind a connection. @throws DataStoreException when it cannot be opened */
    synchronized DataStore store(ConnectionView connection) {
        return open.computeIfAbsent(connection.key(), _ -> open(connection));
    }

    private DataStore open(ConnectionView connection) {
        var connector = connectors
                .find(connection.connectionType())
                .orElseThrow(
                        () -> DataStoreException.lasting("No connector available for " + connection.connectionType()));
        var secrets = connections
                .secrets(connection.key())
                .orElseThrow(
                        () -> DataStoreException.lasting("The connection " + connection.key() + " has no secrets"));
        return connector.open(connection.connectionType(), secrets);
    }

    @Override
    public synchronized void close() {
        open.values().forEach(DataStore::close);
        open.clear();
    }
}
