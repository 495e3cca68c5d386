package io.habeas.storage;

import io.habeas.platform.web.FieldProblem;
import java.util.List;
import java.util.stream.Collectors;

/** Problems in the notation of Python, as clients of fidesops know them: {@code field required ('bucket',)}. */
final class PythonText {
    private PythonText() {}

    /** One text for each problem, with its place as a tuple. */
    static List<String> problems(List<FieldProblem> problems) {
        return problems.stream()
                .map(problem -> problem.msg() + " " + tuple(problem.loc()))
                .toList();
    }

    /** All texts as one, as Python prints a list of them; each has a quote of the single kind. */
    static String list(List<String> texts) {
        return texts.stream()
                .map(text -> '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String tuple(List<Object> steps) {
        List<Object> shown = steps.isEmpty() ? List.of("__root__") : steps;
        String items = shown.stream()
                .map(step -> step instanceof String name ? "'" + name + "'" : String.valueOf(step))
                .collect(Collectors.joining(", "));
        return shown.size() == 1 ? "(" + items + ",)" : "(" + items + ")";
    }
}
