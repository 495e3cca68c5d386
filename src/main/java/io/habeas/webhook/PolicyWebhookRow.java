package io.habeas.webhook;

import io.habeas.platform.FidesKey;

/** A stored webhook. */
record PolicyWebhookRow(
        String id,
        Stage stage,
        FidesKey key,
        String name,
        String policyId,
        FidesKey connectionKey,
        Direction direction,
        int position,
        PolicyWebhookTerms terms) {

    /** The webhook with what a PATCH changes, but its place. */
    PolicyWebhookRow with(PolicyWebhookPatch patch) {
        return new PolicyWebhookRow(
                id,
                stage,
                key,
                patch.name().orElse(name),
                policyId,
                patch.connectionConfigKey().orElse(connectionKey),
                patch.direction().orElse(direction),
                position,
                patch.terms().over(terms));
    }

    PolicyWebhookRow at(int otherPosition) {
        return new PolicyWebhookRow(id, stage, key, name, policyId, connectionKey, direction, otherPosition, terms);
    }

    ChainedWebhook chained() {
        return new ChainedWebhook(
                id,
                key,
                name,
                stage,
                direction,
                connectionKey,
                terms.timeoutInForce(),
                terms.retryInForce(),
                terms.onFailureInForce(direction));
    }
}
