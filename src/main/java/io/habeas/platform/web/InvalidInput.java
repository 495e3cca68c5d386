package io.habeas.platform.web;

import java.util.List;

/** Input that does not fit its schema: 422 with the list of all problems. */
public final class InvalidInput extends RuntimeException {
    private final transient List<FieldProblem> problems;

    public InvalidInput(List<FieldProblem> problems) {
        super(problems.size() + " invalid values", null, false, false);
        this.problems = List.copyOf(problems);
    }

    /** The problems, in the order of the schema. */
    public List<FieldProblem> problems() {
        return problems;
    }
}
