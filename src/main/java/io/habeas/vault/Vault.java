package io.habeas.vault;

import io.habeas.platform.RequestId;
import io.habeas.security.Purpose;
import io.habeas.security.Sealer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one place for personal data of a request, encrypted and for a limited time (design section 1). Each request has a data key, sealed
 * under the master key; destroying it makes all that was stored unreadable, in backups and logs too. Everything but {@link #open},
 * {@link #isOpen}, {@link #expiry}, {@link #keepOnly} and {@link #destroy} throws {@link VaultClosed} once the vault has expired or was destroyed. The work joins the
 * transaction around it.
 */
@Service
public class Vault {
    private final SealedKeys lately = new SealedKeys();
    private final VaultStore store;
    private final Sealer sealer;
    private final Clock clock;

    Vault(VaultStore store, Sealer sealer, Clock clock) {
        this.store = store;
        this.sealer = sealer;
        this.clock = clock;
    }

    /** Opens a vault; when it is open already, only moves its expiry. */
    public void open(RequestId request, Instant expiresAt) {
        String sealed = sealer.sealBytes(Purpose.VAULT, context(request), DataKey.random());
        store.open(request, sealed, expiresAt, clock.instant());
    }

    /** Whether there is a vault that has not expired and was not destroyed. */
    public boolean isOpen(RequestId request) {
        return store.sealedKey(request, clock.instant()).isPresent();
    }

    /** When it expires; empty once it has, or was destroyed. */
    public Optional<Instant> expiry(RequestId request) {
        return store.expiry(request, clock.instant());
    }

    /** Keeps a value under a name, in place of all that was kept under it. */
    @Transactional
    public void put(RequestId request, String name, byte[] value) {
        remove(request, name);
        append(request, name, 0, value);
    }

    /** The value that {@link #put} kept. */
    public Optional<byte[]> get(RequestId request, String name) {
        DataKey key = key(request);
        return store.next(request, name, 0)
                .filter(chunk -> chunk.number() == 0)
                .map(chunk -> key.decrypt(new VaultStore.Place(request, name, 0), chunk.value()));
    }

    /** Keeps one chunk of a value, numbered from 0, in place of that chunk, so that a repeated step does no harm. */
    public void append(RequestId request, String name, int chunk, byte[] value) {
        VaultStore.Place place = new VaultStore.Place(request, name, chunk);
        boolean written =
                lately.of(request).filter(key -> write(place, key, value)).isPresent();
        if (!written && !write(place, sealedKey(request), value)) {
            throw new VaultClosed(request);
        }
    }

    private boolean write(VaultStore.Place place, String sealedKey, byte[] value) {
        byte[] encrypted = unseal(place.request(), sealedKey).encrypt(place, value);
        return store.write(place, sealedKey, encrypted, clock.instant());
    }

    /** Reads the chunks of a name in their order, one at a time; no connection is held while the reader works. */
    public void forEachChunk(RequestId request, String name, Consumer<byte[]> reader) {
        DataKey key = key(request);
        Optional<VaultStore.Chunk> next = store.next(request, name, 0);
        while (next.isPresent()) {
            VaultStore.Chunk chunk = next.get();
            reader.accept(key.decrypt(new VaultStore.Place(request, name, chunk.number()), chunk.value()));
            next = store.next(request, name, chunk.number() + 1);
        }
    }

    /** All values that {@link #put} kept under names with a prefix, by name, in their order. */
    public SortedMap<String, byte[]> all(RequestId request, String prefix) {
        VaultStore.Kept kept = store.kept(request, prefix, clock.instant()).orElseThrow(() -> new VaultClosed(request));
        DataKey key = unseal(request, lately.keep(request, kept.sealedKey()));
        SortedMap<String, byte[]> values = new TreeMap<>();
        kept.entries()
                .forEach(entry -> values.put(
                        entry.name(), key.decrypt(new VaultStore.Place(request, entry.name(), 0), entry.value())));
        return values;
    }

    /** The names in use that start with a prefix, sorted. */
    public List<String> names(RequestId request, String prefix) {
        sealedKey(request);
        return store.names(request, prefix);
    }

    public void remove(RequestId request, String name) {
        sealedKey(request);
        store.remove(request, name);
    }

    /** Removes all values but those whose names start with one of these, which close no later than this; does nothing to a closed vault. */
    public void keepOnly(RequestId request, List<String> prefixes, Instant latest) {
        store.keepOnly(request, prefixes, latest);
    }

    /** Destroys the key and all values, for good. */
    public void destroy(RequestId request) {
        store.destroy(request);
    }

    /** Destroys the vaults that have expired; how many. */
    int destroyExpired() {
        return store.destroyExpired(clock.instant());
    }

    private DataKey key(RequestId request) {
        return unseal(request, sealedKey(request));
    }

    private String sealedKey(RequestId request) {
        return store.sealedKey(request, clock.instant())
                .map(key -> lately.keep(request, key))
                .orElseThrow(() -> new VaultClosed(request));
    }

    private DataKey unseal(RequestId request, String sealed) {
        return new DataKey(sealer.openBytes(Purpose.VAULT, context(request), sealed));
    }

    private static String context(RequestId request) {
        return "vault_key/" + request;
    }
}
