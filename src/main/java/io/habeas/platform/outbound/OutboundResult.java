package io.habeas.platform.outbound;

import java.util.Map;

/**
 * How a call ended. The reasons are for people: they may be logged and shown, and hold no part of the request or of the
 * answer beyond the receiver's address.
 */
public sealed interface OutboundResult {

    /** The receiver answered, with any status; header names are in lower case, repeated ones joined by a comma. */
    @SuppressWarnings("ArrayRecordComponent") // a body is read, never compared
    record Answered(int status, Map<String, String> headers, byte[] body) implements OutboundResult {
        public Answered {
            headers = Map.copyOf(headers);
        }

        @Override
        public String toString() {
            return "Answered[status=%d, %d bytes]".formatted(status, body.length);
        }
    }

    /** No whole answer came; another try may fare better. The receiver may have acted all the same. */
    record Unreachable(Kind kind, String reason) implements OutboundResult {}

    /**
     * The receiver could not be identified, or speaks no TLS that we accept. Nothing was sent unless it failed later
     * on.
     */
    record TlsFailed(String reason) implements OutboundResult {}

    /** The call was not made: the guard, or a rule about addresses and headers, forbids it. */
    record Blocked(String reason) implements OutboundResult {}

    /** The answer's body is longer than the limit, in bytes; it was cut off and thrown away. */
    record TooLarge(int status, int limit) implements OutboundResult {}

    /** What came back is no HTTP/1.1 answer, or its head has no end. */
    record Garbled(String reason) implements OutboundResult {}

    /** Where an unreachable receiver was lost. */
    enum Kind {
        /** Its name has no address. */
        UNKNOWN_HOST,
        /** Its network cannot be reached from here. */
        NO_ROUTE,
        /** Nothing listens there. */
        REFUSED,
        /** Name lookup, TCP and TLS together did not come to an end in time. */
        CONNECT_TIMEOUT,
        /** Connected, but the whole answer was not there within the total limit. */
        READ_TIMEOUT,
        /** The connection broke before the whole answer was there. */
        RESET,
        /** All connections that one host may have are in use; nothing was sent. */
        BUSY,
        /** This side broke the call off, as it is stopping. */
        STOPPED
    }
}
