package io.habeas.masking;

import java.util.Base64;
import java.util.Map;

/**
 * The secrets of one strategy, as text; those that are used as bytes are their URL-safe base64. Never printed.
 *
 * @param strategy the strategy's name, for messages
 */
public record StrategySecrets(String strategy, Map<SecretType, String> values) {

    public StrategySecrets {
        values = Map.copyOf(values);
    }

    /**
     * A secret's text.
     *
     * @throws IllegalStateException when it is not there: masking without it would be reversible by guessing
     */
    String text(SecretType type) {
        String value = values.get(type);
        if (value == null) {
            throw new IllegalStateException("Secret type " + type.written()
                    + " expected from cache but was not present for masking strategy " + strategy);
        }
        return value;
    }

    byte[] bytes(SecretType type) {
        return Base64.getUrlDecoder().decode(text(type));
    }

    @Override
    public String toString() {
        return "StrategySecrets[" + strategy + " " + values.keySet() + "]";
    }
}
