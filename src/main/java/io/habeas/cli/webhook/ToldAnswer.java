package io.habeas.cli.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** What the receiver was told to answer to every call that it takes. */
record ToldAnswer(int status, Optional<Choice> choice, Map<String, String> derived, Duration delay, int failFirst) {
    private static final JsonMapper JSON = new JsonMapper();

    /** What becomes of the request, when the answer says it. */
    sealed interface Choice {
        /** As fidesops has it. */
        record Halt() implements Choice {}

        /** For receivers that know Habeas. */
        record Decided(Decision decision, Optional<String> reason, Optional<Duration> waitFor) implements Choice {}
    }

    /** The decisions that a receiver may take. Their text is the one of the answer. */
    enum Decision {
        CONTINUE,
        WAIT,
        CANCEL,
        REVIEW;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The body; empty with a status that refuses, or has no body. */
    String json(Instant now) {
        if (!taken() || status == 204) {
            return "";
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        choice.ifPresent(told -> {
            switch (told) {
                case Choice.Halt() -> answer.put("halt", true);
                case Choice.Decided(Decision decision, Optional<String> reason, Optional<Duration> waitFor) -> {
                    answer.put("decision", decision.toString());
                    reason.ifPresent(text -> answer.put("reason", text));
                    waitFor.ifPresent(time -> answer.put(
                            "wait_until",
                            now.plus(time).truncatedTo(ChronoUnit.SECONDS).toString()));
                }
            }
        });
        if (!derived.isEmpty()) {
            if (choice.isEmpty()) {
                answer.put("halt", false);
            }
            answer.put("derived_identity", derived);
        }
        return JSON.writeValueAsString(answer);
    }

    /** Whether a request that may wait does so after it. */
    boolean waits() {
        return taken()
                && choice.filter(told -> switch (told) {
                            case Choice.Halt() -> true;
                            case Choice.Decided decided -> decided.decision() == Decision.WAIT;
                        })
                        .isPresent();
    }

    private boolean taken() {
        return status >= 200 && status < 300;
    }
}
