package io.habeas.masking;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * The secrets of one request: a set for each strategy with its configuration (defect C16), so that equal values stay equal across
 * collections and rules of one configuration, and across nothing else.
 *
 * @param secrets all of them, to be stored encrypted and given back as they were
 */
public record MaskingSecrets(List<MaskingSecret> secrets) {

    private static final int BYTES = 32;

    public MaskingSecrets {
        secrets = List.copyOf(secrets);
    }

    /** Fresh secrets for these strategies; equal ones share theirs. */
    public static MaskingSecrets generate(Collection<? extends MaskingStrategy> strategies, SecureRandom random) {
        List<MaskingSecret> made = new ArrayList<>();
        for (MaskingStrategy strategy : new LinkedHashSet<>(strategies)) {
            strategy.secretTypes().forEach(type -> made.add(new MaskingSecret(scope(strategy), type, text(random))));
        }
        return new MaskingSecrets(made);
    }

    /**
     * What masks by {@code strategy} with its secrets of this request.
     *
     * @throws IllegalStateException when one is missing: other secrets would tear apart what was equal
     */
    public Masker masker(MaskingStrategy strategy, RandomGenerator random) {
        String scope = scope(strategy);
        Map<SecretType, String> values = new EnumMap<>(SecretType.class);
        secrets.stream()
                .filter(secret -> secret.scope().equals(scope))
                .forEach(secret -> values.put(secret.type(), secret.value()));
        StrategySecrets own = new StrategySecrets(strategy.name(), values);
        strategy.secretTypes().forEach(own::text);
        return new Masker(strategy, own, random);
    }

    private static String text(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String scope(MaskingStrategy strategy) {
        String configuration = switch (strategy) {
            case Hash hash -> hash.algorithm().written() + " " + hash.suffix();
            case Hmac hmac -> hmac.algorithm().written() + " " + hmac.suffix();
            case AesEncrypt aes -> "GCM " + aes.suffix();
            case NullRewrite _, StringRewrite _, RandomStringRewrite _ -> "";
        };
        return strategy.name() + " " + configuration;
    }
}
