package io.habeas.masking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.NullUnmarked;

/** Any values and configurations; jqwik's maps know of no null values, so null is not checked here. */
@NullUnmarked
class MaskingProperties {

    @Property
    void aMaskedTextIsNeverLongerThanItsLimitAndKeepsItsSuffix(
            @ForAll("strategies") TextStrategy strategy, @ForAll String value, @ForAll @IntRange(max = 150) int limit) {
        if (Masker.fits(strategy, limit)) {
            assertThat(masker(strategy).mask(value, limit))
                    .asString()
                    .hasSizeLessThanOrEqualTo(limit)
                    .endsWith(strategy.suffix());
        }
    }

    @Property
    void equalTextsStayEqualAndDifferentOnesDifferent(
            @ForAll("digests") TextStrategy strategy, @ForAll String one, @ForAll String other) {
        Masker masker = masker(strategy);

        assertThat(masker.mask(one)).isEqualTo(masker.mask(one));
        assertThat(Objects.equals(masker.mask(one), masker.mask(other))).isEqualTo(sameBytes(one, other));
    }

    @Property
    void whatIsReadIsValidOrTold(
            @ForAll("names") String name, @ForAll("configurations") Map<String, Object> configuration) {
        switch (MaskingStrategies.parse(name, configuration)) {
            case ParsedStrategy.Valid(MaskingStrategy strategy) ->
                assertThat(strategy.name()).isEqualTo(name);
            case ParsedStrategy.Invalid(String message) ->
                assertThat(message).matches("(?s)\\d+ validation errors? for .*");
            case ParsedStrategy.Unknown(String message) -> assertThat(message).startsWith("Strategy '" + name + "'");
        }
    }

    /** Lone surrogates become the same byte in UTF-8. */
    private static boolean sameBytes(String one, String other) {
        return Arrays.equals(one.getBytes(UTF_8), other.getBytes(UTF_8));
    }

    @Provide
    Arbitrary<TextStrategy> digests() {
        return Arbitraries.of("", "@masked.example")
                .flatMap(suffix -> Arbitraries.of(
                        new Hash(HashAlgorithm.SHA_256, suffix),
                        new Hmac(HashAlgorithm.SHA_512, suffix),
                        new AesEncrypt(suffix)));
    }

    @Provide
    Arbitrary<TextStrategy> strategies() {
        Arbitrary<TextStrategy> rewrites = Combinators.combine(
                        Arbitraries.strings().ofMaxLength(200),
                        Arbitraries.strings().ofMaxLength(8))
                .as(StringRewrite::new);
        Arbitrary<TextStrategy> randoms = Combinators.combine(
                        Arbitraries.integers().between(-5, 200),
                        Arbitraries.strings().ofMaxLength(8))
                .as(RandomStringRewrite::new);
        return Arbitraries.oneOf(digests(), rewrites, randoms);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.oneOf(
                Arbitraries.of(MaskingStrategies.names()), Arbitraries.strings().ofMaxLength(5));
    }

    @Provide
    Arbitrary<Map<String, Object>> configurations() {
        Arbitrary<String> keys =
                Arbitraries.of("mode", "algorithm", "length", "rewrite_value", "format_preservation", "suffix");
        Arbitrary<Object> leaves = Arbitraries.oneOf(
                Arbitraries.of("GCM", "SHA-256", "30", "", List.of(), true),
                Arbitraries.doubles().asGeneric(),
                Arbitraries.bigIntegers().asGeneric(),
                Arbitraries.strings().ofMaxLength(5).asGeneric());
        Arbitrary<Object> values = Arbitraries.oneOf(
                leaves.injectNull(0.1),
                Arbitraries.maps(keys, leaves).ofMaxSize(2).asGeneric());
        return Arbitraries.maps(keys, values).ofMaxSize(4).map(HashMap::new);
    }

    private static Masker masker(MaskingStrategy strategy) {
        return MaskingSecrets.generate(List.of(strategy), new SecureRandom()).masker(strategy, new Random(1));
    }
}
