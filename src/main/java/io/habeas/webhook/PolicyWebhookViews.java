package io.habeas.webhook;

import io.habeas.connection.ConnectionView;
import io.habeas.connection.Connections;
import io.habeas.platform.FidesKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Shows webhooks: the connections they name are looked up once each. */
@Component
class PolicyWebhookViews {
    private final Connections connections;

    PolicyWebhookViews(Connections connections) {
        this.connections = connections;
    }

    List<PolicyWebhookView> of(List<PolicyWebhookRow> webhooks) {
        Map<FidesKey, Optional<ConnectionView>> known = new HashMap<>();
        return webhooks.stream()
                .map(webhook -> view(webhook, known.computeIfAbsent(webhook.connectionKey(), connections::find)))
                .toList();
    }

    PolicyWebhookView of(PolicyWebhookRow webhook) {
        return view(webhook, connections.find(webhook.connectionKey()));
    }

    private static PolicyWebhookView view(PolicyWebhookRow webhook, Optional<ConnectionView> connection) {
        PolicyWebhookTerms terms = webhook.terms();
        return new PolicyWebhookView(
                webhook.direction(),
                webhook.key(),
                webhook.name(),
                connection.orElse(null),
                webhook.position(),
                terms.secondsInForce(),
                terms.retryInForce(),
                terms.onFailureInForce(webhook.direction()));
    }
}
