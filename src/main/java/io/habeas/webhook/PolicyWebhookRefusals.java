package io.habeas.webhook;

import io.habeas.connection.ConnectionView;
import io.habeas.platform.FidesKey;
import io.habeas.platform.Taken;
import io.habeas.platform.web.ApiException;
import io.habeas.platform.web.WireNames;

/** The answers that refuse a change of webhooks, to the letter of policy-webhooks section 2 where that has them. */
final class PolicyWebhookRefusals {
    private PolicyWebhookRefusals() {}

    static ApiException unknown(Stage stage, FidesKey key, FidesKey policyKey) {
        return ApiException.notFound(
                "No " + kind(stage) + "-Execution Webhook found for key '" + key + "' on Policy '" + policyKey + "'.");
    }

    static ApiException unknownConnection(FidesKey key) {
        return ApiException.notFound("No connection configuration found with key '" + key + "'.");
    }

    /** Defect 8. */
    static ApiException notHttps(ConnectionView connection) {
        return ApiException.badRequest("Connection '" + connection.key() + "' is of type "
                + WireNames.of(connection.connectionType()) + ". Policy webhooks need a connection of type https.");
    }

    static ApiException sameTwice() {
        return ApiException.badRequest(
                "Check request body: there are multiple webhooks whose keys or names resolve to the same value.");
    }

    /** Defect 7. @param index of the entry in the body */
    static ApiException unnamed(int index) {
        return ApiException.badRequest(
                "Check request body: webhook " + index + " has no name. Each webhook needs one.");
    }

    static ApiException emptyName() {
        return ApiException.badRequest("Check request body: the name of a webhook must not be empty.");
    }

    static ApiException noKeyIn(String name) {
        return ApiException.badRequest(Taken.noKeyIn(name));
    }

    static ApiException keyTaken(Stage stage, FidesKey key) {
        return ApiException.badRequest(Taken.key(key, resource(stage)));
    }

    static ApiException nameTaken(Stage stage, String name) {
        return ApiException.badRequest(Taken.name(name, resource(stage)));
    }

    /** Defect 5. */
    static ApiException ofAnotherPolicy(Stage stage, FidesKey key) {
        return ApiException.conflict(resource(stage) + " with identifier " + key + " belongs to another policy.");
    }

    static ApiException noSuchOrder(Stage stage, int order, int count) {
        return ApiException.badRequest("Cannot set order to " + order + ": there are only " + count + " "
                + resource(stage) + "(s) defined on this Policy.");
    }

    private static String resource(Stage stage) {
        return "Policy" + kind(stage) + "Webhook";
    }

    private static String kind(Stage stage) {
        return switch (stage) {
            case PRE -> "Pre";
            case POST -> "Post";
        };
    }
}
