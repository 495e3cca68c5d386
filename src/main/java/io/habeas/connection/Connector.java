package io.habeas.connection;

import java.util.Set;

/**
 * Reaches one family of data stores: PostgreSQL and its like, MySQL and MariaDB, MongoDB, ….
 *
 * <p>A connector is a Spring bean in a package of its own below {@code io.habeas.connector}; {@link Connectors} finds it by the types it
 * serves. It keeps no state between calls: what is open is a {@link DataStore}. Everything a connector says about a failure is read by
 * people and stored in logs, so none of its texts ever holds a secret or a value out of a row.
 *
 * <p>What every connector must do is written as a test: {@code ConnectorContractTest}.
 */
public interface Connector {

    /** The types of connection that it serves; no two connectors serve the same. */
    Set<ConnectionType> types();

    /** What a connection of this type needs to know: secrets are checked by it when stored, and the API shows it as a JSON schema. */
    SecretSchema secretSchema(ConnectionType type);

    /**
     * Tries whether the store is there and lets these secrets in (connectors section 3). It ends within seconds and never throws: a store
     * that cannot be reached, or secrets that cannot be used, are a {@link ConnectionTest.Failed}.
     */
    ConnectionTest test(ConnectionType type, ConnectionSecrets secrets);

    /**
     * Opens the store for one phase of a request; the caller closes it at the end.
     *
     * @throws DataStoreException when it cannot be reached or does not let these secrets in
     */
    DataStore open(ConnectionType type, ConnectionSecrets secrets);

    /**
     * The query that {@link DataStore#read} would make, for a person to read (graph section 8). Nothing is connected to, and values are
     * never shown: of the inputs only their number counts, one giving {@code = ?} and several {@code IN (?, ?)}.
     */
    String preview(ConnectionType type, CollectionQuery query);
}
