package io.habeas.storage;

import io.habeas.platform.FidesKey;
import io.habeas.platform.web.BulkResult.Entry;
import io.habeas.security.Purpose;
import io.habeas.security.Sealer;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The stored destinations of access packages. */
@Service
public class StorageConfigs {
    private static final TypeReference<Map<String, Object>> SECRETS = new TypeReference<>() {};
    private final StorageRepository repository;
    private final Sealer sealer;
    private final JsonMapper mapper;

    StorageConfigs(StorageRepository repository, Sealer sealer, JsonMapper mapper) {
        this.repository = repository;
        this.sealer = sealer;
        this.mapper = mapper;
    }

    /** The destination with this key. */
    public Optional<StorageView> find(FidesKey key) {
        return repository.find(key).map(StorageRepository.Row::view);
    }

    /** The secrets of a destination, decrypted; to be read when they are used. */
    public Optional<Map<String, Object>> secrets(FidesKey key) {
        return repository
                .find(key)
                .flatMap(row -> row.secrets().map(text -> sealer.open(Purpose.STORED_SECRET, context(row), text)))
                .map(json -> mapper.readValue(json, SECRETS));
    }

    /** Replaces the secrets of a destination. */
    void saveSecrets(FidesKey key, StorageSecrets secrets) {
        repository
                .find(key)
                .ifPresent(row -> repository.saveSecrets(
                        key, sealer.seal(Purpose.STORED_SECRET, context(row), mapper.writeValueAsString(secrets))));
    }

    /** Creates the destination, or updates the one that has its key. */
    Entry<StorageView> store(StorageEntry entry) {
        try {
            Optional<StorageView> stored = entry.key() == null ? Optional.empty() : find(entry.key());
            return stored.map(existing -> update(entry, existing)).orElseGet(() -> create(entry));
        } catch (DuplicateKeyException takenMeanwhile) {
            return refused(entry, "Error creating or updating storage config.");
        }
    }

    private Entry<StorageView> create(StorageEntry entry) {
        Optional<FidesKey> key = Optional.ofNullable(entry.key()).or(() -> FidesKey.derivedFrom(entry.name()));
        if (key.isEmpty()) {
            return refused(entry, "No key can be derived from the name. Please provide a key or a different name.");
        }
        if (find(key.get()).isPresent()) {
            return refused(
                    entry,
                    "Key " + key.get()
                            + " already exists in StorageConfig. Keys will be snake-cased names if not provided."
                            + " If you are seeing this error without providing a key, please provide a key or a different"
                            + " name.");
        }
        if (repository.named(entry.name()).isPresent()) {
            return nameTaken(entry);
        }
        StorageView view = view(entry, key.get(), PackageFormat.JSON);
        repository.insert(view);
        return new Entry.Succeeded<>(view);
    }

    private Entry<StorageView> update(StorageEntry entry, StorageView stored) {
        StorageView view = view(entry, stored.key(), stored.format());
        if (StorageEntries.isJsonOnly(view.type()) && view.format() != PackageFormat.JSON) {
            return refused(entry, StorageEntries.JSON_ONLY);
        }
        if (repository
                .named(entry.name())
                .filter(key -> !key.equals(stored.key()))
                .isPresent()) {
            return nameTaken(entry);
        }
        repository.update(view);
        return new Entry.Succeeded<>(view);
    }

    private static StorageView view(StorageEntry entry, FidesKey key, PackageFormat stored) {
        return new StorageView(entry.name(), entry.type(), entry.details(), key, entry.formatOver(stored));
    }

    private static Entry<StorageView> nameTaken(StorageEntry entry) {
        return refused(entry, "Name " + entry.name() + " already exists in StorageConfig.");
    }

    private static Entry<StorageView> refused(StorageEntry entry, String reason) {
        return new Entry.Failed<>(reason, entry.refused());
    }

    private static String context(StorageRepository.Row row) {
        return "storage_config.secrets/" + row.id();
    }
}
