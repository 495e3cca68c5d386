package io.habeas.masking;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;

/** Replaces a text by the hexadecimal keyed digest of it and a salt: equal texts stay equal within a request. */
public record Hmac(HashAlgorithm algorithm, String suffix) implements TextStrategy {

    static final String NAME = "hmac";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<SecretType> secretTypes() {
        return List.of(SecretType.KEY, SecretType.SALT);
    }

    @Override
    public String body(String text, StrategySecrets secrets, RandomGenerator random) {
        byte[] key = secrets.text(SecretType.KEY).getBytes(UTF_8);
        byte[] message = (text + secrets.text(SecretType.SALT)).getBytes(UTF_8);
        return HexFormat.of().formatHex(algorithm.hmac(key, message));
    }
}
