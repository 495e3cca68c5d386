package io.habeas.masking;

import java.util.List;

/** Replaces every value, of any type, by null. */
public record NullRewrite() implements MaskingStrategy {

    static final String NAME = "null_rewrite";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<SecretType> secretTypes() {
        return List.of();
    }
}
