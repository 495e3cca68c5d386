package io.habeas.storage;

import io.habeas.platform.FidesKey;
import io.habeas.platform.openapi.JsonShape;
import io.habeas.platform.web.MaxLength;
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

    /** For the API description: what the reading of an entry demands beyond its Java types. */
    private static final String DETAILS = """
            {"anyOf": [{"$ref": "Local"}, {"$ref": "S3"}, {"$ref": "OneTrust"}]}
            """;

    private static final String DEMANDED = "{\"required\": [\"name\", \"type\", \"details\"]}";

    /** An entry as it is sent: what the details may be depends on the type. */
    @JsonShape(name = "StorageDestination", value = DEMANDED)
    record Sent(
            @MaxLength(255) String name,
            @Nullable FidesKey key,

            @JsonShape(value = "{\"$ref\": \"StorageType\"}", uses = StorageType.class) @Nullable
            JsonNode type,

            @JsonShape(
                    value = DETAILS,
                    uses = {StorageDetails.Local.class, StorageDetails.S3.class, StorageDetails.OneTrust.class})
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
