package io.habeas.request;

import io.habeas.platform.Ids;
import io.habeas.platform.RequestId;
import io.habeas.security.BlindIndex;
import io.habeas.security.Purpose;
import io.habeas.security.Sealer;
import io.habeas.security.UnreadableSecret;
import io.habeas.vault.Identity;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What subjects said of themselves, kept with the request: each value encrypted for display and hashed for exact search. What a run works
 * with is in the vault instead.
 */
@Repository
class ProvidedIdentities {
    private static final Logger log = LoggerFactory.getLogger(ProvidedIdentities.class);

    private final JdbcClient jdbc;
    private final Ids ids;
    private final Sealer sealer;
    private final BlindIndex index;
    /** One warning is enough for a listing of thousands. */
    private final AtomicBoolean warned = new AtomicBoolean();

    ProvidedIdentities(JdbcClient jdbc, Ids ids, Sealer sealer, BlindIndex index) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.sealer = sealer;
        this.index = index;
    }

    void keep(RequestId request, Identity identity) {
        identity.values()
                .forEach((name, value) -> jdbc.sql("""
                        INSERT INTO provided_identity (id, privacy_request_id, field_name, hashed_value, encrypted_value)
                        VALUES (:id, :request, :name, :hash, :sealed)""")
                        .param("id", ids.next("pro"))
                        .param("request", request.value())
                        .param("name", name)
                        .param("hash", hash(value))
                        .param("sealed", sealer.seal(Purpose.IDENTITY, context(request, name), value))
                        .update());
    }

    /** What to look for in {@code hashed_value} to find a value. */
    String hash(String value) {
        return index.hash(value);
    }

    /** The identities of these requests by the names of their members. */
    Map<RequestId, Map<String, String>> of(Collection<RequestId> requests) {
        Map<RequestId, Map<String, String>> found = new HashMap<>();
        if (requests.isEmpty()) {
            return found;
        }
        jdbc.sql("""
                        SELECT privacy_request_id, field_name, encrypted_value FROM provided_identity
                        WHERE privacy_request_id IN (:requests)""")
                .param("requests", requests.stream().map(RequestId::value).toList())
                .query(row -> {
                    RequestId request = new RequestId(row.getString("privacy_request_id"));
                    String name = row.getString("field_name");
                    open(request, name, row.getString("encrypted_value"))
                            .ifPresent(value -> found.computeIfAbsent(request, _ -> new LinkedHashMap<>())
                                    .put(name, value));
                });
        return found;
    }

    /** A stored value in clear; empty when its key is gone, as the listing must still show the request. */
    Optional<String> open(RequestId request, String name, String sealed) {
        try {
            return Optional.of(sealer.open(Purpose.IDENTITY, context(request, name), sealed));
        } catch (UnreadableSecret unreadable) {
            if (warned.compareAndSet(false, true)) {
                log.warn(
                        "Stored identities cannot be read, the first that of {}: {}", request, unreadable.getMessage());
            }
            return Optional.empty();
        }
    }

    private static String context(RequestId request, String name) {
        return "provided_identity/" + request + "/" + name;
    }
}
