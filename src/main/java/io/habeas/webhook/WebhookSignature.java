package io.habeas.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature of a call, as Standard Webhooks 1.0 defines it, with symmetric keys: {@code v1,} and the base64 of an HMAC-SHA256 over
 * {@code {webhook-id}.{webhook-timestamp}.{body}}. While a secret is being rotated a call bears a signature by each, separated by spaces,
 * and one that a receiver can verify is enough.
 */
public final class WebhookSignature {
    /** How far the clocks of sender and receiver may be apart, and how long a call that somebody recorded can be sent again. */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String SECRET_PREFIX = "whsec_";
    private static final String VERSION = "v1,";
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");

    private WebhookSignature() {}

    /** What verifying a call came to. */
    public enum Check {
        /** Signed with one of the keys, and recently. */
        VALID,
        /** The id or the timestamp is none, so that there is nothing to verify. */
        MALFORMED,
        /** Sent longer ago than the tolerance. */
        TOO_OLD,
        /** Dated further ahead than the tolerance. */
        TOO_NEW,
        /** None of its signatures is by one of the keys. */
        WRONG
    }

    /** The key of a secret as people hand it on: base64, with {@code whsec_} before it or not. @throws IllegalArgumentException if it is none */
    public static byte[] key(String secret) {
        String text = secret.startsWith(SECRET_PREFIX) ? secret.substring(SECRET_PREFIX.length()) : secret;
        byte[] key;
        try {
            key = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalArgumentException("A signing secret is whsec_ and base64");
        }
        if (key.length == 0) {
            throw new IllegalArgumentException("A signing secret is not empty");
        }
        return key;
    }

    /** The value of {@code webhook-timestamp}. */
    public static String timestamp(Instant time) {
        return Long.toString(time.getEpochSecond());
    }

    /**
     * The value of {@code webhook-signature}: one signature by each key, in their order.
     *
     * @param id the value of {@code webhook-id}, without a full stop: otherwise what is signed could be cut up in another way
     */
    public static String sign(List<byte[]> keys, String id, Instant timestamp, byte[] body) {
        if (keys.isEmpty() || !isId(id)) {
            throw new IllegalArgumentException("A signature needs a key, and an id without a full stop");
        }
        String seconds = timestamp(timestamp);
        return keys.stream().map(key -> signature(key, id, seconds, body)).collect(Collectors.joining(" "));
    }

    /** Verifies a call by the values of its three headers, in a time that does not depend on how much of a signature is right. */
    public static Check check(
            List<byte[]> keys, String id, String timestamp, String signatures, byte[] body, Instant now) {
        if (!isId(id) || !SECONDS.matcher(timestamp).matches()) {
            return Check.MALFORMED;
        }
        long age = now.getEpochSecond() - Long.parseLong(timestamp);
        if (Math.abs(age) > TOLERANCE.toSeconds()) {
            return age > 0 ? Check.TOO_OLD : Check.TOO_NEW;
        }
        List<byte[]> given = Arrays.stream(signatures.split(" "))
                .map(WebhookSignature::bytes)
                .toList();
        boolean signed = false;
        for (byte[] key : keys) {
            byte[] expected = bytes(signature(key, id, timestamp, body));
            for (byte[] signature : given) {
                signed |= MessageDigest.isEqual(expected, signature);
            }
        }
        return signed ? Check.VALID : Check.WRONG;
    }

    /** Whether {@link #check} finds the call valid. */
    public static boolean verify(
            List<byte[]> keys, String id, String timestamp, String signatures, byte[] body, Instant now) {
        return check(keys, id, timestamp, signatures, body, now) == Check.VALID;
    }

    private static boolean isId(String id) {
        return !id.isEmpty() && id.indexOf('.') < 0;
    }

    private static String signature(byte[] key, String id, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(bytes(id + "." + timestamp + "."));
            mac.update(body);
            return VERSION + Base64.getEncoder().encodeToString(mac.doFinal());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JDK has HMAC-SHA256", impossible);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
