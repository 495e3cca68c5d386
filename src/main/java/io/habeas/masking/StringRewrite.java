package io.habeas.masking;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Replaces every text by the same one.
 *
 * @param rewriteValue the replacement
 */
public record StringRewrite(String rewriteValue, String suffix) implements TextStrategy {

    static final String NAME = "string_rewrite";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<SecretType> secretTypes() {
        return List.of();
    }

    @Override
    public String body(String text, StrategySecrets secrets, RandomGenerator random) {
        return rewriteValue;
    }
}
