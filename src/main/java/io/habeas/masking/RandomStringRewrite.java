package io.habeas.masking;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Replaces every text by random lower-case letters and digits, anew for each value.
 *
 * @param length how many; none at all for 0 and less, at most {@link #LONGEST}
 */
public record RandomStringRewrite(int length, String suffix) implements TextStrategy {

    /** No column needs more, and a slip in a configuration must not fill the memory. */
    public static final int LONGEST = 10_000;

    static final String NAME = "random_string_rewrite";
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";

    public RandomStringRewrite {
        if (length > LONGEST) {
            throw new IllegalArgumentException("A random text has at most " + LONGEST + " characters");
        }
    }

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
        StringBuilder body = new StringBuilder();
        for (int count = 0; count < length; count++) {
            body.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return body.toString();
    }
}
