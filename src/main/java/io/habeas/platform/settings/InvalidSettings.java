package io.habeas.platform.settings;

import java.util.List;

/** Settings that Habeas cannot start with: all problems at once, each naming its setting, none quoting a secret. */
public final class InvalidSettings extends RuntimeException {
    private final transient List<String> problems;

    InvalidSettings(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
