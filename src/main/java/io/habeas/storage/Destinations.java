package io.habeas.storage;

import io.habeas.platform.FidesKey;
import io.habeas.platform.web.WireNames;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Uploads packages to where storage configurations say. */
@Service
public class Destinations {
    private final StorageConfigs configs;
    private final List<Destination> kinds;

    Destinations(StorageConfigs configs, List<Destination> kinds) {
        this.configs = configs;
        this.kinds = List.copyOf(kinds);
    }

    /** Uploads to the destination with this key, as {@link Destination#upload} does. */
    public Upload upload(FidesKey storage, PackageName name, PackageContent content) {
        Optional<StorageView> config = configs.find(storage);
        if (config.isEmpty()) {
            return new Upload.Failed("Storage type not found: " + storage);
        }
        return kinds.stream()
                .filter(kind -> kind.types().contains(config.get().type()))
                .findFirst()
                .map(kind -> kind.upload(config.get(), name, content))
                .orElseGet(() -> new Upload.Failed("Packages cannot be uploaded to storage of type "
                        + WireNames.of(config.get().type()) + "."));
    }
}
