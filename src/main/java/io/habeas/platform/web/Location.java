package io.habeas.platform.web;

import java.util.ArrayList;
import java.util.List;

/** Where in the input a value stands: {@code ["body", 0, "key"]}. */
public record Location(List<Object> steps) {

    public static Location of(Object... steps) {
        return new Location(List.of(steps));
    }

    /** The location of a member or an item below this one. */
    public Location at(Object step) {
        List<Object> deeper = new ArrayList<>(steps);
        deeper.add(step);
        return new Location(List.copyOf(deeper));
    }
}
