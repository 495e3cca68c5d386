package io.habeas.webhook;

import java.util.ArrayList;
import java.util.List;

/** The order of a policy's webhooks: a webhook's position is its index in the sorted list, so there is never a gap nor a tie. */
final class WebhookOrder {
    private WebhookOrder() {}

    /** The list with the element at one index taken out and put in at another; the others keep their order. */
    static <T> List<T> move(List<T> list, int from, int to) {
        List<T> moved = new ArrayList<>(list);
        moved.add(to, moved.remove(from));
        return List.copyOf(moved);
    }

    /** The list without the element at an index. */
    static <T> List<T> without(List<T> list, int index) {
        List<T> rest = new ArrayList<>(list);
        rest.remove(index);
        return List.copyOf(rest);
    }

    /** The list with another element at an index. */
    static <T> List<T> with(List<T> list, int index, T element) {
        List<T> changed = new ArrayList<>(list);
        changed.set(index, element);
        return List.copyOf(changed);
    }
}
