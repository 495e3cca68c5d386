package io.habeas.masking;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;

/** Replaces a text by the hexadecimal digest of it and a salt: equal texts stay equal within a request. */
public record Hash(HashAlgorithm algorithm, String suffix) implements TextStrategy {

    static final String NAME = "hash";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<SecretType> secretTypes() {
        return List.of(SecretType.SALT);
    }

    @Override
    public String body(String text, StrategySecrets secrets, RandomGenerator random) {
        return HexFormat.of().formatHex(algorithm.digest((text + secrets.text(SecretType.SALT)).getBytes(UTF_8)));
    }
}
