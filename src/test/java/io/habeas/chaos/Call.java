package io.habeas.chaos;

import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;

/**
 * A call as a receiver saw it.
 *
 * @param arrived its number among all that happened at the receivers
 * @param token the reply token, empty when there was none
 * @param accepted when it was accepted, in the same count; 0 if it was not
 */
record Call(
        long arrived,
        Hook hook,
        String request,
        String webhookId,
        String token,
        JsonNode identity,
        AtomicLong accepted) {

    boolean wasAccepted() {
        return accepted.get() > 0;
    }
}
