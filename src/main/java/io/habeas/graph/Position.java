package io.habeas.graph;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One place in a row. Elements of arrays are told by their value, as it was when the row was read: an index may point at something else by
 * the time of an update (defect A6).
 *
 * @param steps from the row inwards
 */
public record Position(List<Step> steps) {

    /** One step inwards. */
    public sealed interface Step {

        /** To the value of that name in a map. */
        record Level(String name) implements Step {}

        /** To every element of a list that is {@code value}, or holds all that {@code value} holds. */
        record Element(@Nullable Object value) implements Step {}
    }

    public Position {
        steps = List.copyOf(steps);
    }

    /** Whether it lies in an array. */
    public boolean crossesArrays() {
        return steps.stream().anyMatch(Step.Element.class::isInstance);
    }

    /** The way to it by names alone; nothing when it lies in an array. */
    public Optional<FieldPath> path() {
        List<String> names = steps.stream()
                .filter(Step.Level.class::isInstance)
                .map(step -> ((Step.Level) step).name())
                .toList();
        return names.size() == steps.size() ? Optional.of(new FieldPath(names)) : Optional.empty();
    }
}
