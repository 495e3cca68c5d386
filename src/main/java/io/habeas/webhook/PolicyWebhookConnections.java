package io.habeas.webhook;

import io.habeas.connection.ConnectionType;
import io.habeas.connection.ConnectionView;
import io.habeas.connection.Connections;
import io.habeas.platform.FidesKey;
import io.habeas.platform.web.ApiException;
import org.springframework.stereotype.Component;

/**
 * Which connections a webhook may be given: those of type https (defect 8). One that is disabled or has no secrets yet is taken; a call
 * over it then fails with that reason.
 */
@Component
class PolicyWebhookConnections {
    private final Connections connections;

    PolicyWebhookConnections(Connections connections) {
        this.connections = connections;
    }

    /** @throws ApiException 404 for an unknown connection, 400 for one of another type */
    void require(FidesKey key) {
        ConnectionView connection =
                connections.find(key).orElseThrow(() -> PolicyWebhookRefusals.unknownConnection(key));
        if (connection.connectionType() != ConnectionType.HTTPS) {
            throw PolicyWebhookRefusals.notHttps(connection);
        }
    }
}
