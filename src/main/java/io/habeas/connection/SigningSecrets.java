package io.habeas.connection;

import io.habeas.connection.SigningSecretRepository.Row;
import io.habeas.platform.FidesKey;
import io.habeas.platform.Ids;
import io.habeas.security.Purpose;
import io.habeas.security.Sealer;
import io.habeas.security.UnreadableSecret;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * The keys that calls over https connections are signed with (Standard Webhooks 1.0).
 *
 * <ol>
 *   <li>A connection's first secret is made when it is first used or shown.
 *   <li>A rotation makes another one the current one. The former one signs beside it for {@value #OVERLAP_HOURS} hours, so that receivers can
 *       change over one by one.
 *   <li>Each is sealed, and bound to its connection, so that none can be moved to another.
 * </ol>
 */
@Service
public class SigningSecrets {
    private static final Logger log = LoggerFactory.getLogger(SigningSecrets.class);
    static final int OVERLAP_HOURS = 24;
    /** As each adds a signature to every call, who rotates in a loop makes the oldest ones end earlier. */
    static final int MOST_FORMER = 4;

    private static final int KEY_BYTES = 32;

    private final ConnectionRepository connections;
    private final SigningSecretRepository repository;
    private final Sealer sealer;
    private final Ids ids;
    private final SecureRandom random = new SecureRandom();

    SigningSecrets(ConnectionRepository connections, SigningSecretRepository repository, Sealer sealer, Ids ids) {
        this.connections = connections;
        this.repository = repository;
        this.sealer = sealer;
        this.ids = ids;
    }

    /**
     * The secrets that sign calls over a connection now, the current one first; made if there is none. Empty when there is no such https
     * connection, and when none can be read, as their encryption key is gone.
     */
    public List<SigningSecret> active(FidesKey connection) {
        return connections
                .find(connection)
                .filter(row -> row.view().connectionType() == ConnectionType.HTTPS)
                .map(row -> of(row.id(), repository.active(row.id())))
                .orElse(List.of());
    }

    /** The secrets in these rows, or the one that is made if there are none. */
    List<SigningSecret> of(String connectionId, List<Row> stored) {
        if (!stored.isEmpty()) {
            return opened(stored);
        }
        make(connectionId);
        return opened(repository.active(connectionId));
    }

    /** Makes another secret the current one. To be called while the connection is locked. */
    void rotate(String connectionId) {
        repository.retire(connectionId, Duration.ofHours(OVERLAP_HOURS), MOST_FORMER);
        make(connectionId);
    }

    private void make(String connectionId) {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        String id = ids.next("sig");
        repository.insertIfNone(
                id, connectionId, sealer.sealBytes(Purpose.STORED_SECRET, context(id, connectionId), key));
    }

    private List<SigningSecret> opened(List<Row> stored) {
        return stored.stream().flatMap(row -> opened(row).stream()).toList();
    }

    private Optional<SigningSecret> opened(Row row) {
        try {
            byte[] key = sealer.openBytes(Purpose.STORED_SECRET, context(row.id(), row.connectionId()), row.sealed());
            return Optional.of(new SigningSecret(key, row.createdAt(), row.expiresAt()));
        } catch (UnreadableSecret unreadable) {
            log.warn("The signing secret {} cannot be read: {}", row.id(), unreadable.getMessage());
            return Optional.empty();
        }
    }

    private static String context(String id, String connectionId) {
        return "connection_signing_secret.secret:" + id + ":" + connectionId;
    }
}
