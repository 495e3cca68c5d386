package io.habeas.platform;

import java.util.UUID;
import java.util.function.Supplier;

/** Makes identifiers: a prefix of three letters, `_`, a UUID4 (api-overview section 1, "Identifiers"). */
public final class Ids {
    private final Supplier<UUID> uuids;

    private Ids(Supplier<UUID> uuids) {
        this.uuids = uuids;
    }

    /** Identifiers from the platform's secure random source. */
    public static Ids random() {
        return new Ids(UUID::randomUUID);
    }

    /** Identifiers from the given source, for tests that need to know them. */
    public static Ids from(Supplier<UUID> uuids) {
        return new Ids(uuids);
    }

    /** The next identifier of a kind: {@code next("pri")} gives {@code pri_5ac8…}. */
    public String next(String prefix) {
        return prefix + "_" + uuids.get();
    }
}
