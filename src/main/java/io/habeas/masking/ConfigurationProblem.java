package io.habeas.masking;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Something wrong with one member of a configuration.
 *
 * @param member the way to it
 * @param type what kind of problem it is, with its details
 */
record ConfigurationProblem(String member, String message, String type) {

    /** All problems in one text, in the form that clients of the reference know. */
    static String print(String model, List<ConfigurationProblem> problems) {
        String heading = problems.size() + " validation error" + (problems.size() == 1 ? "" : "s") + " for " + model;
        return problems.stream()
                .map(problem -> problem.member + "\n  " + problem.message + " (type=" + problem.type + ")")
                .collect(Collectors.joining("\n", heading + "\n", ""));
    }
}
