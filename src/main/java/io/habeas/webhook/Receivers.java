package io.habeas.webhook;

import io.habeas.connection.ConnectionSecrets;
import io.habeas.connection.ConnectionType;
import io.habeas.connection.ConnectionView;
import io.habeas.connection.Connections;
import io.habeas.platform.FidesKey;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds the receiver behind a connection. A connection that is disabled or no https connection any more is not called. */
@Component
class Receivers {
    private final Connections connections;

    Receivers(Connections connections) {
        this.connections = connections;
    }

    /** What was found. */
    sealed interface Lookup {
        record Found(Receiver receiver) implements Lookup {}

        record Unusable(String reason) implements Lookup {}
    }

    Lookup find(FidesKey connectionKey) {
        Optional<String> problem = problem(connections.find(connectionKey));
        if (problem.isPresent()) {
            return new Lookup.Unusable(problem.get());
        }
        return connections
                .secrets(connectionKey)
                .flatMap(Receivers::receiver)
                .<Lookup>map(Lookup.Found::new)
                .orElseGet(() -> new Lookup.Unusable("the connection has no secrets"));
    }

    private static Optional<Receiver> receiver(ConnectionSecrets secrets) {
        return secrets.text("url")
                .map(url -> new Receiver(url, secrets.text("authorization").orElse("")));
    }

    private static Optional<String> problem(Optional<ConnectionView> connection) {
        if (connection.isEmpty()) {
            return Optional.of("its connection does not exist");
        }
        if (connection.get().connectionType() != ConnectionType.HTTPS) {
            return Optional.of("its connection is not of type https");
        }
        return Boolean.TRUE.equals(connection.get().disabled())
                ? Optional.of("its connection is disabled")
                : Optional.empty();
    }
}
