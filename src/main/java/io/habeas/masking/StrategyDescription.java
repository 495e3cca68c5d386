package io.habeas.masking;

import java.util.List;

/**
 * A masking strategy as the API lists it.
 *
 * @param configurations the members of its configuration
 */
public record StrategyDescription(String name, String description, List<Member> configurations) {

    /** A member of a strategy's configuration. */
    public record Member(String key, boolean optional, String description) {}
}
