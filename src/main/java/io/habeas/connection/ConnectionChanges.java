package io.habeas.connection;

import io.habeas.platform.FidesKey;
import io.habeas.platform.Ids;
import io.habeas.platform.Taken;
import io.habeas.platform.web.BulkResult.Entry;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Creates and changes connections, each in a transaction of its own (connections section 3). */
@Service
class ConnectionChanges {
    private static final String RESOURCE = "ConnectionConfig";
    private static final String NOT_ADDED = "This connection configuration could not be added.";

    private final ConnectionRepository repository;
    private final TransactionTemplate transactions;
    private final Ids ids;
    private final Clock clock;

    ConnectionChanges(ConnectionRepository repository, TransactionTemplate transactions, Ids ids, Clock clock) {
        this.repository = repository;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    Entry<ConnectionView> apply(ConnectionEntry entry) {
        Optional<FidesKey> key = entry.key().or(() -> FidesKey.derivedFrom(entry.name()));
        return key.isEmpty() ? refused(entry, Taken.noKeyIn(entry.name())) : apply(entry, key.get(), true);
    }

    /** Where somebody else takes the key or the name in this moment, a second look finds and names it. */
    private Entry<ConnectionView> apply(ConnectionEntry entry, FidesKey key, boolean again) {
        try {
            return transactions.execute(_ -> write(entry, key));
        } catch (DuplicateKeyException taken) {
            return again ? apply(entry, key, false) : refused(entry, NOT_ADDED);
        }
    }

    private Entry<ConnectionView> write(ConnectionEntry entry, FidesKey key) {
        Optional<ConnectionRow> existing = repository.lock(key);
        if (existing.isPresent() && entry.key().isEmpty()) {
            return refused(entry, Taken.key(key, RESOURCE));
        }
        if (repository.isNameTaken(entry.name(), key)) {
            return refused(entry, Taken.name(entry.name(), RESOURCE));
        }
        existing.ifPresentOrElse(
                row -> repository.update(changed(row, entry)), () -> repository.insert(created(entry, key)));
        return new Entry.Succeeded<>(repository.find(key).orElseThrow().view());
    }

    private ConnectionRow created(ConnectionEntry entry, FidesKey key) {
        Instant now = clock.instant();
        ConnectionView view = new ConnectionView(
                entry.name(),
                key,
                entry.description().over(null),
                entry.connectionType(),
                entry.access(),
                now,
                now,
                entry.disabled().over(false, () -> false),
                null,
                null,
                null);
        return new ConnectionRow(ids.next("con"), view, Optional.empty());
    }

    private ConnectionRow changed(ConnectionRow row, ConnectionEntry entry) {
        ConnectionView stored = row.view();
        ConnectionView view = new ConnectionView(
                entry.name(),
                stored.key(),
                entry.description().over(stored.description()),
                entry.connectionType(),
                entry.access(),
                stored.createdAt(),
                clock.instant(),
                entry.disabled().over(Boolean.TRUE.equals(stored.disabled()), () -> false),
                stored.lastTestTimestamp(),
                stored.lastTestSucceeded(),
                stored.saasConfig());
        return new ConnectionRow(row.id(), view, row.sealedSecrets());
    }

    private static Entry<ConnectionView> refused(ConnectionEntry entry, String message) {
        return new Entry.Failed<>(message, entry.echo());
    }
}
