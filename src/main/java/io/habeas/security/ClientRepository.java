package io.habeas.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code client}. */
@Repository
class ClientRepository {
    private final JdbcClient jdbc;

    ClientRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Client> find(String id) {
        return jdbc.sql("""
                SELECT id, hashed_secret, scopes, root FROM client WHERE id = :id
                """).param("id", id).query(ClientRepository::client).optional();
    }

    /** Finds a client and keeps others from changing it until the transaction ends. */
    Optional<Client> findForUpdate(String id) {
        return jdbc.sql("""
                SELECT id, hashed_secret, scopes, root FROM client WHERE id = :id FOR UPDATE
                """).param("id", id).query(ClientRepository::client).optional();
    }

    Optional<Client> findMadeRoot() {
        return jdbc.sql("""
                SELECT id, hashed_secret, scopes, root FROM client WHERE root AND hashed_secret IS NOT NULL
                """).query(ClientRepository::client).optional();
    }

    void insert(String id, String hashedSecret, Collection<String> scopes) {
        jdbc.sql("""
                INSERT INTO client (id, hashed_secret, scopes) VALUES (:id, :hashedSecret, :scopes)
                """)
                .param("id", id)
                .param("hashedSecret", hashedSecret)
                .param("scopes", scopes.toArray(String[]::new))
                .update();
    }

    /** Makes the root client whose secret is stored; false when there is one. */
    boolean insertMadeRoot(String id, String hashedSecret) {
        return jdbc.sql("""
                INSERT INTO client (id, hashed_secret, root) VALUES (:id, :hashedSecret, true) ON CONFLICT DO NOTHING
                """).param("id", id).param("hashedSecret", hashedSecret).update() == 1;
    }

    /** The row that policies and requests of the configured root client refer to; its secret stays in the settings. */
    void upsertConfiguredRoot(String id) {
        jdbc.sql("""
                INSERT INTO client (id, root) VALUES (:id, true)
                ON CONFLICT (id) DO UPDATE SET root = true, hashed_secret = NULL
                """).param("id", id).update();
    }

    void updateScopes(String id, Collection<String> scopes) {
        jdbc.sql("""
                UPDATE client SET scopes = :scopes, updated_at = now() WHERE id = :id
                """)
                .param("id", id)
                .param("scopes", scopes.toArray(String[]::new))
                .update();
    }

    void delete(String id) {
        jdbc.sql("DELETE FROM client WHERE id = :id").param("id", id).update();
    }

    private static Client client(ResultSet row, int number) throws SQLException {
        Set<String> scopes = new LinkedHashSet<>(
                Arrays.asList((String[]) row.getArray("scopes").getArray()));
        return new Client(
                row.getString("id"),
                Optional.ofNullable(row.getString("hashed_secret")),
                scopes,
                row.getBoolean("root"));
    }
}
