package io.habeas.chaos;

import java.util.List;

/** A webhook of the policies: what its receiver does when it is well. */
enum Hook {
    TOLD("pre", "one_way"),
    /** Finds the phone number. */
    ENRICH("pre", "two_way"),
    /** Halts; the resume replaces the e-mail address. */
    HALT("pre", "two_way"),
    ASK("pre", "two_way"),
    AFTER("post", "one_way"),
    LAST("post", "two_way");

    private final String stage;
    private final String direction;

    Hook(String stage, String direction) {
        this.stage = stage;
        this.direction = direction;
    }

    String stage() {
        return stage;
    }

    String direction() {
        return direction;
    }

    boolean isOneWay() {
        return direction.equals("one_way");
    }

    String path() {
        return name().toLowerCase();
    }

    static Hook at(String path) {
        return valueOf(path.toUpperCase());
    }

    /** A policy's webhooks, in their order. */
    record Chain(String policy, List<Hook> hooks) {
        static final List<Chain> ALL = List.of(
                new Chain("long", List.of(TOLD, ENRICH, HALT, ASK, AFTER, LAST)),
                new Chain("halting", List.of(HALT, TOLD, ENRICH, ASK, LAST)),
                new Chain("short", List.of(ENRICH, TOLD, ASK, AFTER)));

        static Chain of(String policy) {
            return ALL.stream()
                    .filter(chain -> chain.policy().equals(policy))
                    .findFirst()
                    .orElseThrow();
        }

        List<Hook> before(Hook hook) {
            return hooks.subList(0, hooks.indexOf(hook));
        }
    }
}
