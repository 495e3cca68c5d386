package io.habeas.vault;

import io.habeas.platform.RequestId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The vault in the tables {@code vault_key} and {@code vault_entry}; it joins the transaction around it. */
@Repository
class PostgresVaultStore implements VaultStore {
    private final JdbcClient jdbc;

    PostgresVaultStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional
    public void open(RequestId request, String sealedKey, Instant expiresAt, Instant now) {
        jdbc.sql("DELETE FROM vault_key WHERE request_id = :request AND expires_at <= :now")
                .param("request", request.value())
                .param("now", Timestamp.from(now))
                .update();
        jdbc.sql("""
                INSERT INTO vault_key (request_id, sealed_key, expires_at) VALUES (:request, :sealedKey, :expiresAt)
                ON CONFLICT (request_id) DO UPDATE SET expires_at = EXCLUDED.expires_at
                """)
                .param("request", request.value())
                .param("sealedKey", sealedKey)
                .param("expiresAt", Timestamp.from(expiresAt))
                .update();
    }

    @Override
    public Optional<String> sealedKey(RequestId request, Instant now) {
        return jdbc.sql("SELECT sealed_key FROM vault_key WHERE request_id = :request AND expires_at > :now")
                .param("request", request.value())
                .param("now", Timestamp.from(now))
                .query(String.class)
                .optional();
    }

    @Override
    public Optional<Instant> expiry(RequestId request, Instant now) {
        return jdbc.sql("SELECT expires_at FROM vault_key WHERE request_id = :request AND expires_at > :now")
                .param("request", request.value())
                .param("now", Timestamp.from(now))
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    @Override
    public boolean write(Place place, String sealedKey, byte[] value, Instant now) {
        return jdbc.sql("""
                INSERT INTO vault_entry (request_id, name, chunk, value)
                SELECT request_id, :name, :chunk, :value FROM vault_key
                WHERE request_id = :request AND sealed_key = :sealedKey AND expires_at > :now FOR KEY SHARE
                ON CONFLICT (request_id, name, chunk) DO UPDATE SET value = EXCLUDED.value, created_at = now()
                """)
                        .param("request", place.request().value())
                        .param("name", place.name())
                        .param("chunk", place.chunk())
                        .param("value", value)
                        .param("sealedKey", sealedKey)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    @Override
    public Optional<Chunk> next(RequestId request, String name, int from) {
        return jdbc.sql("""
                SELECT chunk, value FROM vault_entry WHERE request_id = :request AND name = :name AND chunk >= :from
                ORDER BY chunk LIMIT 1
                """)
                .param("request", request.value())
                .param("name", name)
                .param("from", from)
                .query((row, _) -> new Chunk(row.getInt("chunk"), row.getBytes("value")))
                .optional();
    }

    @Override
    public Optional<Kept> kept(RequestId request, String prefix, Instant now) {
        List<Entry> entries = new ArrayList<>();
        List<String> sealedKeys = jdbc.sql("""
                SELECT k.sealed_key, e.name, e.value
                FROM vault_key k
                LEFT JOIN vault_entry e ON e.request_id = k.request_id AND e.chunk = 0 AND starts_with(e.name, :prefix)
                WHERE k.request_id = :request AND k.expires_at > :now
                ORDER BY e.name COLLATE "C"
                """)
                .param("request", request.value())
                .param("prefix", prefix)
                .param("now", Timestamp.from(now))
                .query((row, _) -> {
                    if (row.getString("name") != null) {
                        entries.add(new Entry(row.getString("name"), row.getBytes("value")));
                    }
                    return row.getString("sealed_key");
                })
                .list();
        return sealedKeys.stream().findFirst().map(key -> new Kept(key, entries));
    }

    @Override
    public List<String> names(RequestId request, String prefix) {
        return jdbc.sql("""
                SELECT DISTINCT name COLLATE "C" AS name FROM vault_entry
                WHERE request_id = :request AND starts_with(name, :prefix) ORDER BY name COLLATE "C"
                """)
                .param("request", request.value())
                .param("prefix", prefix)
                .query((row, _) -> row.getString("name"))
                .list();
    }

    @Override
    public void remove(RequestId request, String name) {
        jdbc.sql("DELETE FROM vault_entry WHERE request_id = :request AND name = :name")
                .param("request", request.value())
                .param("name", name)
                .update();
    }

    @Override
    public void keepOnly(RequestId request, List<String> prefixes, Instant latest) {
        jdbc.sql("""
                WITH shortened AS (
                    UPDATE vault_key SET expires_at = :latest WHERE request_id = :request AND expires_at > :latest)
                DELETE FROM vault_entry
                WHERE request_id = :request
                  AND NOT EXISTS (SELECT FROM unnest(:prefixes) AS kept (prefix) WHERE starts_with(name, kept.prefix))
                """)
                .param("request", request.value())
                .param("prefixes", prefixes.toArray(String[]::new))
                .param("latest", Timestamp.from(latest))
                .update();
    }

    @Override
    public void destroy(RequestId request) {
        jdbc.sql("DELETE FROM vault_key WHERE request_id = :request")
                .param("request", request.value())
                .update();
    }

    @Override
    public int destroyExpired(Instant now) {
        return jdbc.sql("DELETE FROM vault_key WHERE expires_at <= :now")
                .param("now", Timestamp.from(now))
                .update();
    }
}
