package io.habeas.connection;

import io.habeas.platform.FidesKey;
import io.habeas.security.UnreadableSecret;
import java.util.List;
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
    private final SigningSecrets signing;

    Connections(ConnectionRepository repository, SealedSecrets secrets, SigningSecrets signing) {
        this.repository = repository;
        this.secrets = secrets;
        this.signing = signing;
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
        return repository.find(key).flatMap(this::open);
    }

    /** The connection with this key as a call over it needs it, in one statement once it has a signing secret. */
    public Optional<WebhookConnection> forCall(FidesKey key) {
        return repository.findWithSigningSecrets(key).map(found -> {
            ConnectionRow row = found.connection();
            boolean https = row.view().connectionType() == ConnectionType.HTTPS;
            return new WebhookConnection(
                    row.view(), open(row), https ? signing.of(row.id(), found.signingSecrets()) : List.of());
        });
    }

    private Optional<ConnectionSecrets> open(ConnectionRow row) {
        try {
            return secrets.open(row);
        } catch (UnreadableSecret unreadable) {
            log.warn(
                    "The secrets of connection {} cannot be read: {}",
                    row.view().key(),
                    unreadable.getMessage());
            return Optional.empty();
        }
    }
}
