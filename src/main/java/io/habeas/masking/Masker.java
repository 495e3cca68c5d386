package io.habeas.masking;

import java.util.Base64;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Masks values by one strategy with its secrets.
 *
 * <p>Null stays null (defect B4), and a value that is no text is masked by its textual form. A text that must not be longer than a
 * limit is cut before its suffix, which stays whole (defect C13); {@link #fits} tells beforehand whether that is possible.
 *
 * @param random the source of random texts
 */
public record Masker(MaskingStrategy strategy, StrategySecrets secrets, RandomGenerator random) {

    public static final int UNLIMITED = Integer.MAX_VALUE;

    /** The masked value; null for {@link NullRewrite}, otherwise a text. */
    public @Nullable Object mask(@Nullable Object value) {
        return mask(value, UNLIMITED);
    }

    /**
     * The masked value in at most {@code limit} characters.
     *
     * @throws IllegalArgumentException when it does not fit
     */
    public @Nullable Object mask(@Nullable Object value, int limit) {
        return switch (strategy) {
            case NullRewrite _ -> null;
            case TextStrategy text -> value == null ? null : fitted(text, text(value), limit);
        };
    }

    /** Whether values can be masked in {@code limit} characters: the suffix, and something of the masked text, must have room. */
    public static boolean fits(MaskingStrategy strategy, int limit) {
        return switch (strategy) {
            case NullRewrite _ -> true;
            case TextStrategy text -> limit >= text.suffix().length() + (isAlwaysEmpty(text) ? 0 : 1);
        };
    }

    private String fitted(TextStrategy text, String value, int limit) {
        if (!fits(text, limit)) {
            throw new IllegalArgumentException(text.name() + " does not fit into " + limit + " characters");
        }
        String body = text.body(value, secrets, random);
        return cut(body, limit - text.suffix().length()) + text.suffix();
    }

    /** Never between the halves of a surrogate pair. */
    private static String cut(String body, int limit) {
        if (body.length() <= limit) {
            return body;
        }
        int end = Character.isHighSurrogate(body.charAt(limit - 1)) ? limit - 1 : limit;
        return body.substring(0, end);
    }

    private static boolean isAlwaysEmpty(TextStrategy strategy) {
        return switch (strategy) {
            case StringRewrite rewrite -> rewrite.rewriteValue().isEmpty();
            case RandomStringRewrite rewrite -> rewrite.length() <= 0;
            case Hash _, Hmac _, AesEncrypt _ -> false;
        };
    }

    private static String text(Object value) {
        return value instanceof byte[] bytes ? Base64.getEncoder().encodeToString(bytes) : value.toString();
    }
}
