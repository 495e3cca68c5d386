package io.habeas.webhook;

import io.habeas.connection.ConnectionSecrets;
import io.habeas.connection.ConnectionType;
import io.habeas.connection.ConnectionView;
import io.habeas.connection.Connections;
import io.habeas.connection.SigningSecret;
import io.habeas.connection.WebhookConnection;
import io.habeas.platform.FidesKey;
import java.util.List;
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
        Optional<WebhookConnection> connection = connections.forCall(connectionKey);
        Optional<String> problem = problem(connection.map(WebhookConnection::view));
        return problem.isPresent()
                ? new Lookup.Unusable(problem.get())
                : connection.map(Receivers::of).orElseThrow();
    }

    /** The receiver behind an https connection, whether that is disabled or not. */
    static Lookup of(WebhookConnection connection) {
        List<byte[]> keys =
                connection.signingSecrets().stream().map(SigningSecret::key).toList();
        Optional<ConnectionSecrets> secrets = connection.secrets();
        Optional<String> url = secrets.flatMap(values -> values.text("url"));
        if (url.isEmpty()) {
            return new Lookup.Unusable("the connection has no secrets");
        }
        if (keys.isEmpty()) {
            return new Lookup.Unusable("the connection's signing secret cannot be read; it must be rotated");
        }
        String authorization =
                secrets.flatMap(values -> values.text("authorization")).orElse("");
        return new Lookup.Found(new Receiver(url.get(), authorization, keys));
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
