package io.habeas.platform.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.habeas.platform.RequestId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The id of the trace that all work on a request belongs to: taken from the request's id by a hash, so that every node has the same after
 * every pause, and nobody can tell the request by it.
 */
final class TraceId {
    private static final int LENGTH = 16;

    private TraceId() {}

    /** 32 hexadecimal digits (W3C Trace Context). */
    static String of(RequestId request) {
        return HexFormat.of().formatHex(sha256().digest(("trace/" + request.value()).getBytes(UTF_8)), 0, LENGTH);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
