package io.habeas.security;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;

/** The master keys: the current one seals, earlier ones still open what they sealed. */
public final class KeyRing {
    private final MasterKey current;
    private final Map<String, MasterKey> byId = new LinkedHashMap<>();

    public KeyRing(MasterKey current, List<MasterKey> earlier) {
        this.current = current;
        byId.put(current.id(), current);
        earlier.forEach(key -> byId.putIfAbsent(key.id(), key));
    }

    /** The id of the key that seals. */
    public String currentId() {
        return current.id();
    }

    /** The ids of all keys, the current one first. */
    public List<String> ids() {
        return List.copyOf(byId.keySet());
    }

    /** The current key for a purpose. */
    public SecretKey current(Purpose purpose, String algorithm) {
        return current.derive(purpose, algorithm);
    }

    /** All keys for a purpose, the current one first: for what does not name its key. */
    public List<SecretKey> all(Purpose purpose, String algorithm) {
        return byId.values().stream().map(key -> key.derive(purpose, algorithm)).toList();
    }

    /** The key with this id for a purpose, while it is on the ring. */
    public Optional<SecretKey> find(String id, Purpose purpose, String algorithm) {
        return Optional.ofNullable(byId.get(id)).map(key -> key.derive(purpose, algorithm));
    }
}
