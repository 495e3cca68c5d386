package io.habeas.storage;

import io.habeas.platform.FidesKey;
import io.habeas.platform.RequestId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The name of a package at its destination, without an ending: the request's id, with the rule's key behind it where several access rules go
 * to one destination (defect C4). It is safe as a file name: no separator, no leading dot, at most 200 characters.
 */
public record PackageName(String value) {
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_%-][A-Za-z0-9_.%-]*");
    private static final int LONGEST = 200;
    private static final int DIGEST_BYTES = 8;

    public PackageName {
        if (!SAFE.matcher(value).matches() || value.length() > LONGEST) {
            throw new IllegalArgumentException("A package cannot be named so");
        }
    }

    /** The package of a request. */
    public static PackageName of(RequestId request) {
        return safe(request.value());
    }

    /** The package of one rule of a request. */
    public static PackageName of(RequestId request, FidesKey rule) {
        return safe(request.value() + "-" + rule.value());
    }

    /** The name of the file or object: {@code .json} for one document, {@code .zip} for CSV files together. */
    public String in(PackageFormat format) {
        return switch (format) {
            case JSON -> value + ".json";
            case CSV -> value + ".zip";
        };
    }

    /** A long name is cut, and kept apart from others by a digest of all of it. */
    private static PackageName safe(String text) {
        String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("*", "%2A")
                .replace("+", "%20");
        if (encoded.length() <= LONGEST) {
            return new PackageName(encoded);
        }
        String digest = "-" + HexFormat.of().formatHex(sha256(text), 0, DIGEST_BYTES);
        return new PackageName(encoded.substring(0, LONGEST - digest.length()) + digest);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
