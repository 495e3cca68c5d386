package io.habeas.storage;

import io.habeas.platform.FidesKey;
import java.util.Map;

/** A storage configuration as the API shows it, without secrets (storage-masking-encryption section 1). */
public record StorageView(
        String name, StorageType type, Map<String, Object> details, FidesKey key, PackageFormat format) {}
