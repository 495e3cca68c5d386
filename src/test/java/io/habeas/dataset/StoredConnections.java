package io.habeas.dataset;

import io.habeas.TestServer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Connections for tests that are not about them. */
final class StoredConnections {
    private StoredConnections() {}

    /** Stores a connection of this type and gives its key. */
    static String create(String key, String type) {
        TestServer.shared()
                .bean(JdbcClient.class)
                .sql("""
                        INSERT INTO connection_config (id, key, name, connection_type, access)
                        VALUES ('con_' || :key, :key, :key, :type, 'write')
                        """)
                .param("key", key)
                .param("type", type)
                .update();
        return key;
    }
}
