package io.habeas.vault;

import io.habeas.platform.RequestId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The sealed keys that were read lately, so that a write need not read one again. One that is outdated does no harm: the store writes
 * nothing under a key that it does not keep.
 */
final class SealedKeys {
    private static final int MOST = 10_000;
    private final Map<RequestId, String> keys = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<RequestId, String> eldest) {
            return size() > MOST;
        }
    };

    synchronized String keep(RequestId request, String sealedKey) {
        keys.put(request, sealedKey);
        return sealedKey;
    }

    synchronized Optional<String> of(RequestId request) {
        return Optional.ofNullable(keys.get(request));
    }
}
