package io.habeas.masking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.habeas.Defect;
import java.security.SecureRandom;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class MaskingSecretsTest {

    private static final Hash HASH = new Hash(HashAlgorithm.SHA_256, "");
    private static final Hash OTHER_HASH = new Hash(HashAlgorithm.SHA_256, "@x");
    private static final Hmac HMAC = new Hmac(HashAlgorithm.SHA_256, "");
    private static final AesEncrypt AES = new AesEncrypt("");

    @Test
    void haveWhatEachStrategyNeeds() {
        assertThat(generate(HASH, HMAC, AES, new NullRewrite(), new StringRewrite("x", ""))
                        .secrets())
                .extracting(MaskingSecret::type)
                .containsExactly(
                        SecretType.SALT,
                        SecretType.KEY,
                        SecretType.SALT,
                        SecretType.KEY,
                        SecretType.KEY_HMAC,
                        SecretType.SALT_HMAC);
    }

    @Test
    void are32RandomBytesAsUrlSafeBase64() {
        assertThat(generate(AES, HMAC).secrets())
                .allSatisfy(secret -> assertThat(secret.value()).matches("[A-Za-z0-9_-]{43}"))
                .extracting(MaskingSecret::value)
                .doesNotHaveDuplicates();
    }

    @Test
    @Defect("C16")
    void areSharedByEqualConfigurationsOnly() {
        MaskingSecrets secrets = generate(HASH, new Hash(HashAlgorithm.SHA_256, ""), OTHER_HASH);

        assertThat(secrets.secrets()).hasSize(2);
        assertThat(mask(secrets, HASH) + "@x").isNotEqualTo(mask(secrets, OTHER_HASH));
    }

    @Test
    void makeEqualValuesEqualWithinARequestAndDifferentBetweenTwo() {
        MaskingSecrets secrets = generate(HASH, HMAC, AES);

        assertThat(List.of(HASH, HMAC, AES)).allSatisfy(strategy -> {
            assertThat(mask(secrets, strategy)).isEqualTo(mask(secrets, strategy));
            assertThat(mask(secrets, strategy)).isNotEqualTo(mask(generate(HASH, HMAC, AES), strategy));
        });
    }

    @Test
    void failBeforeAnyValueWhenOneIsMissing() {
        assertThatIllegalStateException()
                .isThrownBy(() -> generate(HASH).masker(HMAC, new Random(1)))
                .withMessage("Secret type key expected from cache but was not present for masking strategy hmac");
    }

    @Test
    void areNotNeededByRewrites() {
        assertThat(new MaskingSecrets(List.of())
                        .masker(new NullRewrite(), new Random(1))
                        .mask("x"))
                .isNull();
    }

    @Test
    void areTheSameWhenReadBack() {
        MaskingSecrets secrets = generate(HASH, AES);
        JsonMapper json = JsonMapper.shared();

        assertThat(json.readValue(json.writeValueAsString(secrets), MaskingSecrets.class))
                .isEqualTo(secrets);
    }

    @Test
    void areNeverPrinted() {
        MaskingSecrets secrets = generate(HASH);

        assertThat(secrets.toString())
                .doesNotContain(secrets.secrets().getFirst().value());
    }

    private static MaskingSecrets generate(MaskingStrategy... strategies) {
        return MaskingSecrets.generate(List.of(strategies), new SecureRandom());
    }

    private static @Nullable Object mask(MaskingSecrets secrets, MaskingStrategy strategy) {
        return secrets.masker(strategy, new Random(1)).mask("customer-1@example.com");
    }
}
