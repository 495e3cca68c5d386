package io.habeas.dataset;

import io.habeas.graph.CollectionAddress;
import io.habeas.platform.FidesKey;
import io.habeas.platform.openapi.JsonShape;
import io.habeas.platform.web.InvalidValue;
import io.habeas.platform.web.TextValue;

/** A collection named in {@code after}: {@code dataset.collection}. */
@TextValue
@JsonShape("""
        {"pattern": "^[a-zA-Z0-9_-]+\\\\.[a-zA-Z0-9_-]+$", "description": "dataset.collection"}
        """)
record CollectionKey(FidesKey dataset, FidesKey collection) {

    /** @throws InvalidValue when it is not two keys with one dot between them */
    public static CollectionKey of(String text) {
        String[] keys = text.split("\\.", -1);
        if (keys.length != 2) {
            throw new InvalidValue("FidesCollection must be specified in the form 'FidesKey.FidesKey'", "value_error");
        }
        return new CollectionKey(FidesKey.of(keys[0]), FidesKey.of(keys[1]));
    }

    CollectionAddress address() {
        return new CollectionAddress(dataset.value(), collection.value());
    }

    @Override
    public String toString() {
        return dataset + "." + collection;
    }
}
