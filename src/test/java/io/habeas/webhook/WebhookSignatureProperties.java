package io.habeas.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class WebhookSignatureProperties {
    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

    @Property
    void whatIsSignedIsValidForEachOfItsKeys(
            @ForAll("keys") List<byte[]> keys, @ForAll("ids") String id, @ForAll byte[] body) {
        String signatures = WebhookSignature.sign(keys, id, NOW, body);

        assertThat(signatures.split(" ")).hasSameSizeAs(keys);
        assertThat(keys).allMatch(key -> verified(List.of(key), id, signatures, body));
    }

    @Property
    void aSingleChangedByteOfTheBodyIsFound(
            @ForAll("key") byte[] key, @ForAll @Size(min = 1) byte[] body, @ForAll @IntRange(max = 10_000) int place) {
        String signature = WebhookSignature.sign(List.of(key), "msg_1", NOW, body);
        byte[] changed = body.clone();
        changed[place % body.length] ^= 1;

        assertThat(verified(List.of(key), "msg_1", signature, changed)).isFalse();
    }

    @Property
    void anotherKeyDoesNotVerify(@ForAll("key") byte[] key, @ForAll("key") byte[] other, @ForAll byte[] body) {
        String signature = WebhookSignature.sign(List.of(key), "msg_1", NOW, body);

        assertThat(verified(List.of(other), "msg_1", signature, body)).isEqualTo(Arrays.equals(key, other));
    }

    @Property
    void isValidWithinTheToleranceAndNeverOutside(@ForAll @LongRange(min = -1_000, max = 1_000) long late) {
        byte[] key = {1, 2, 3};
        String signature = WebhookSignature.sign(List.of(key), "msg_1", NOW, key);
        boolean valid = WebhookSignature.verify(
                List.of(key), "msg_1", WebhookSignature.timestamp(NOW), signature, key, NOW.plusSeconds(late));

        assertThat(valid).isEqualTo(Math.abs(late) <= WebhookSignature.TOLERANCE.toSeconds());
    }

    @Property
    void anyTextsInTheHeadersAreRefusedAndNothingIsThrown(
            @ForAll String id, @ForAll String timestamp, @ForAll String signatures) {
        assertThat(WebhookSignature.verify(List.of(new byte[] {1}), id, timestamp, signatures, new byte[0], NOW))
                .isFalse();
    }

    private static boolean verified(List<byte[]> keys, String id, String signatures, byte[] body) {
        return WebhookSignature.verify(keys, id, WebhookSignature.timestamp(NOW), signatures, body, NOW);
    }

    /** Without zero bytes, as HMAC takes a short key for the same key with zeros after it (RFC 2104). */
    @Provide
    Arbitrary<byte[]> key() {
        return Arbitraries.bytes()
                .greaterOrEqual((byte) 1)
                .array(byte[].class)
                .ofMinSize(1)
                .ofMaxSize(64);
    }

    @Provide
    Arbitrary<List<byte[]>> keys() {
        return key().list().ofMinSize(1).ofMaxSize(3);
    }

    @Provide
    Arbitrary<String> ids() {
        return Arbitraries.strings()
                .alpha()
                .numeric()
                .withChars('_')
                .ofMinLength(1)
                .ofMaxLength(40);
    }
}
