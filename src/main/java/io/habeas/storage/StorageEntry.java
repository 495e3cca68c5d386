package io.habeas.storage;

import io.habeas.platform.FidesKey;
import io.habeas.platform.web.Member;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One destination to create or update, fit to be stored. */
record StorageEntry(
        String name,
        @Nullable FidesKey key,
        StorageType type,
        Map<String, Object> details,
        Member<PackageFormat> format) {

    /** An entry as it is sent: what the details may be depends on the type. */
    record Sent(
            String name,
            @Nullable FidesKey key,
            @Nullable JsonNode type,
            JsonNode details,
            Member<PackageFormat> format) {}

    /** The format after this entry was applied to what is stored. */
    PackageFormat formatOver(PackageFormat stored) {
        return format.over(stored, () -> PackageFormat.JSON);
    }

    /** An entry as it is echoed when it was refused. */
    record Refused(
            String name,
            StorageType type,
            Map<String, Object> details,
            @Nullable FidesKey key,
            PackageFormat format) {}

    Refused refused() {
        return new Refused(name, type, details, key, formatOver(PackageFormat.JSON));
    }
}
