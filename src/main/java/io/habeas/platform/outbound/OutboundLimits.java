package io.habeas.platform.outbound;

import java.time.Duration;

/**
 * The limits of one call: {@code connect} for a free connection, for reaching one address of the host and for each
 * silence of its TLS handshake; {@code total} for the whole call, whatever the receiver does; {@code maxReplyBytes} for
 * the body of its answer.
 */
public record OutboundLimits(Duration connect, Duration total, int maxReplyBytes) {
    private static final Duration LONGEST = Duration.ofHours(1);

    /** 5 seconds to connect, 30 seconds in all, 256 KiB of answer. */
    public static final OutboundLimits DEFAULT =
            new OutboundLimits(Duration.ofSeconds(5), Duration.ofSeconds(30), 256 * 1024);

    public OutboundLimits {
        check("connect", connect);
        check("total", total);
        if (maxReplyBytes < 0 || maxReplyBytes == Integer.MAX_VALUE) {
            throw new IllegalArgumentException("maxReplyBytes must be at least 0 and below 2 GiB");
        }
    }

    public OutboundLimits withTotal(Duration other) {
        return new OutboundLimits(connect, other, maxReplyBytes);
    }

    private static void check(String name, Duration duration) {
        if (duration.toMillis() < 1 || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(name + " must be between 1 ms and 1 hour");
        }
    }
}
