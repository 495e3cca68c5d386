package io.habeas.platform.outbound;

import java.util.Map;

/**
 * A call to make: the receiver's URL as it is stored; the headers, of which the client sets host and content-length
 * itself and user-agent and accept unless they are given; the body; the limits. It tells nothing of itself in a log, as
 * all of it may be secret.
 */
@SuppressWarnings("ArrayRecordComponent") // a body is sent, never compared; to copy it would double it
public record OutboundRequest(String url, Map<String, String> headers, byte[] body, OutboundLimits limits) {
    public OutboundRequest {
        headers = Map.copyOf(headers);
    }

    /** A call under the usual limits. */
    public OutboundRequest(String url, Map<String, String> headers, byte[] body) {
        this(url, headers, body, OutboundLimits.DEFAULT);
    }

    @Override
    public String toString() {
        return "OutboundRequest[%d headers, %d bytes]".formatted(headers.size(), body.length);
    }
}
