package io.habeas.security;

import java.util.List;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Remembers in the database which master keys wrote to it. A server that lacks one of them does not start: it could open none of those
 * secrets and vaults, and on a second node it would write what the first cannot read.
 */
@Component
class KnownKeys implements InitializingBean {
    private final KeyRing keys;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    KnownKeys(KeyRing keys, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.keys = keys;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @throws UnusableKey when a key that wrote to the database is not on the ring */
    @Override
    public void afterPropertiesSet() {
        transaction.executeWithoutResult(_ -> compare());
    }

    /** Under a lock, so that of two nodes with different keys that start at once only one does. */
    private void compare() {
        jdbc.sql("LOCK TABLE master_key IN EXCLUSIVE MODE").update();
        List<String> missing = jdbc
                .sql("SELECT id FROM master_key ORDER BY first_used_at")
                .query((row, _) -> row.getString("id"))
                .list()
                .stream()
                .filter(id -> !keys.ids().contains(id))
                .toList();
        if (!missing.isEmpty()) {
            throw new UnusableKey("The database was written with master key " + String.join(", ", missing)
                    + ", which is not here: set HABEAS_ENCRYPTION_KEY, or bring back the key file in the data folder");
        }
        jdbc.sql("INSERT INTO master_key (id) VALUES (:id) ON CONFLICT DO NOTHING")
                .param("id", keys.currentId())
                .update();
    }
}
