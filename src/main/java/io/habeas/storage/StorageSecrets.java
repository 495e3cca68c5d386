package io.habeas.storage;

import io.habeas.platform.web.Closed;
import java.util.Locale;
import java.util.Optional;

/** The secrets of a destination, by its type (storage section 1). Never printed. */
sealed interface StorageSecrets {

    /** The key pair of a bucket. */
    @Closed
    record S3(String awsAccessKeyId, String awsSecretAccessKey) implements StorageSecrets {
        @Override
        public String toString() {
            return "StorageSecrets.S3";
        }
    }

    /** The client of a OneTrust tenant. */
    @Closed
    record OneTrust(String onetrustHostname, String onetrustClientId, String onetrustClientSecret)
            implements StorageSecrets {
        @Override
        public String toString() {
            return "StorageSecrets.OneTrust";
        }
    }

    /** What the secrets of a type are; nothing where it has none. */
    static Optional<Class<? extends StorageSecrets>> schema(StorageType type) {
        return switch (type) {
            case S3 -> Optional.of(S3.class);
            case ONETRUST -> Optional.of(OneTrust.class);
            case LOCAL, GCS, TRANSCEND, ETHYCA -> Optional.empty();
        };
    }

    /** The refusal for a type that has none, in the words of fidesops. */
    static String refusal(StorageType type) {
        return "`storage_type` StorageType." + type.name().toLowerCase(Locale.ROOT)
                + " has no supported `secrets` validation.";
    }
}
