package io.habeas.cli.webhook;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say what to answer. */
final class AnswerOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(names = "--halt", description = "Answer {\"halt\": true}: the request waits until it is resumed.")
    private boolean halt;

    @Option(names = "--decision", description = "Answer a decision: ${COMPLETION-CANDIDATES}.")
    private ToldAnswer.@Nullable Decision decision;

    @Option(names = "--reason", paramLabel = "TEXT", description = "The reason of the decision, for people.")
    private @Nullable String reason;

    @Option(
            names = "--wait-for",
            paramLabel = "TIME",
            converter = TimeOption.class,
            description = "With --decision wait: how long the request waits at most.")
    private @Nullable Duration waitFor;

    @Option(
            names = "--derive",
            paramLabel = "NAME=VALUE",
            description = "Add an identity of the person, such as email=jane@example.com; may be repeated.")
    private Map<String, String> derived = new LinkedHashMap<>();

    @Option(
            names = "--status",
            description = "The HTTP status to answer (default: ${DEFAULT-VALUE}).",
            defaultValue = "200")
    private int status;

    @Option(
            names = "--delay",
            paramLabel = "TIME",
            converter = TimeOption.class,
            description = "Wait so long before answering, such as 2s or 500ms.",
            defaultValue = "0")
    private Duration delay = Duration.ZERO;

    @Option(
            names = "--fail-first",
            paramLabel = "N",
            description = "Answer 503 to the first N tries of each call.",
            defaultValue = "0")
    private int failFirst;

    ToldAnswer answer() {
        refuse(status < 200 || status > 599, "--status must be between 200 and 599.");
        refuse(failFirst < 0, "--fail-first must not be negative.");
        refuse(halt && decision != null, "--halt and --decision are two ways to say one thing; give one.");
        refuse(decision == null && reason != null, "--reason goes with --decision.");
        refuse(decision != ToldAnswer.Decision.WAIT && waitFor != null, "--wait-for goes with --decision wait.");
        return new ToldAnswer(status, choice(), derived, delay, failFirst);
    }

    private Optional<ToldAnswer.Choice> choice() {
        if (decision != null) {
            return Optional.of(
                    new ToldAnswer.Choice.Decided(decision, Optional.ofNullable(reason), Optional.ofNullable(waitFor)));
        }
        return halt ? Optional.of(new ToldAnswer.Choice.Halt()) : Optional.empty();
    }

    private void refuse(boolean wrong, String why) {
        if (wrong) {
            throw new ParameterException(command.commandLine(), why);
        }
    }
}
