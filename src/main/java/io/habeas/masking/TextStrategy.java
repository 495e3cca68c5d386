package io.habeas.masking;

import java.util.random.RandomGenerator;

/** A strategy that turns text into other text, and so fits only fields that hold text. */
public sealed interface TextStrategy extends MaskingStrategy
        permits StringRewrite, RandomStringRewrite, Hash, Hmac, AesEncrypt {

    /** What is put behind every masked text, so that it keeps its form; empty for nothing. */
    String suffix();

    /** The masked text without the suffix. */
    String body(String text, StrategySecrets secrets, RandomGenerator random);
}
