package io.habeas.connection;

import io.habeas.platform.FidesKey;
import io.habeas.security.UnreadableSecret;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** The stored connections. */
@Service
public class Connections {
    private static final Logger log = LoggerFactory.getLogger(Connections.class);

    private final ConnectionRepository repository;
    private final SealedSecrets secrets;

    Connections(ConnectionRepository repository, SealedSecrets secrets) {
        this.repository = repository;
        this.secrets = secrets;
    }

    /** The connection with this key. */
    public Optional<ConnectionView> find(FidesKey key) {
        return repository.find(key).map(ConnectionRow::view);
    }

    /**
     * The secrets of the connection with this key, in clear, if it is there and has any that can be read: to be asked for when they are used,
     * so that changed ones count, and never to be kept. Those whose encryption key is gone count as none; they have to be stored again.
     */
    public Optional<ConnectionSecrets> secrets(FidesKey key) {
        try {
            return repository.find(key).flatMap(secrets::open);
        } catch (UnreadableSecret unreadable) {
            log.warn("The secrets of connection {} cannot be read: {}", key, unreadable.getMessage());
            return Optional.empty();
        }
    }
}
