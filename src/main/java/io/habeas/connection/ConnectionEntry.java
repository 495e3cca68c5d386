package io.habeas.connection;

import io.habeas.platform.FidesKey;
import io.habeas.platform.web.Closed;
import io.habeas.platform.web.MaxLength;
import io.habeas.platform.web.Member;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A connection to be created, or to be changed if its key is known: then what is left out stays as it is, and null clears it (defect 64).
 */
@Closed
record ConnectionEntry(
        @MaxLength(255) String name,
        Optional<FidesKey> key,
        ConnectionType connectionType,
        ConnectionAccess access,
        Member<Boolean> disabled,
        Member<String> description) {

    /** The entry as the API tells it back when it was refused. */
    record Echo(
            String name,
            @Nullable FidesKey key,
            ConnectionType connectionType,
            ConnectionAccess access,
            @Nullable Boolean disabled,
            @Nullable String description) {}

    Echo echo() {
        return new Echo(name, key.orElse(null), connectionType, access, disabled.over(false), description.over(null));
    }
}
