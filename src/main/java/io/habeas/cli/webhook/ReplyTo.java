package io.habeas.cli.webhook;

import io.habeas.platform.RequestId;
import java.security.SecureRandom;
import java.util.HexFormat;

/** How a sample call is to be resumed: the values of {@code reply-to} and {@code reply-to-token}. */
record ReplyTo(RequestId request, String token) {

    /** With a token that nobody can guess. */
    static ReplyTo of(RequestId request) {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return new ReplyTo(request, "sample-" + HexFormat.of().formatHex(bytes));
    }

    String path() {
        return "/privacy-request/" + request + "/resume";
    }

    @Override
    public String toString() {
        return "ReplyTo[" + request + "]";
    }
}
