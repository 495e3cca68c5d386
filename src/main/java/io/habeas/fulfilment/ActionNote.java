package io.habeas.fulfilment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a request stands that paused or failed, as the API shows it in {@code action_required_details} (privacy-requests section 2).
 *
 * @param step {@code pre_webhooks}, {@code access}, {@code upload}, {@code erasure} or {@code post_webhooks}
 * @param collection {@code dataset:collection}, when it is about one
 */
public record ActionNote(
        String step, @Nullable String collection, @Nullable List<ActionNeeded> actionNeeded) {

    /** A note on a step as a whole. */
    public static ActionNote at(String step) {
        return new ActionNote(step, null, null);
    }
}
