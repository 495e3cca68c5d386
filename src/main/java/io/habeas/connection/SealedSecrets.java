package io.habeas.connection;

import io.habeas.security.Purpose;
import io.habeas.security.Sealer;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the secrets of connections sealed, each bound to its row, so that none can be moved to another connection. */
@Component
class SealedSecrets {
    private static final TypeReference<Map<String, @Nullable Object>> VALUES = new TypeReference<>() {};

    private final ConnectionRepository repository;
    private final Sealer sealer;
    private final JsonMapper mapper;

    SealedSecrets(ConnectionRepository repository, Sealer sealer, JsonMapper mapper) {
        this.repository = repository;
        this.sealer = sealer;
        this.mapper = mapper;
    }

    void store(String id, ConnectionSecrets secrets) {
        String json = mapper.writeValueAsString(secrets.values());
        repository.storeSecrets(id, sealer.seal(Purpose.STORED_SECRET, context(id), json));
    }

    /** The secrets, if any are stored. @throws io.habeas.security.UnreadableSecret when the key they were sealed with is gone */
    Optional<ConnectionSecrets> open(ConnectionRow connection) {
        return connection
                .sealedSecrets()
                .map(stored -> sealer.open(Purpose.STORED_SECRET, context(connection.id()), stored))
                .map(json -> new ConnectionSecrets(mapper.readValue(json, VALUES)));
    }

    private static String context(String id) {
        return "connection_config.secrets:" + id;
    }
}
