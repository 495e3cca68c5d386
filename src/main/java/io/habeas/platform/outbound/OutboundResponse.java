package io.habeas.platform.outbound;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A call's result, the receiver's address and port where a connection to it stood ({@code 203.0.113.7:443}), the facts
 * of its TLS if it had any, and how long the call took.
 */
public record OutboundResponse(
        OutboundResult result,
        @Nullable String address,
        @Nullable TlsFacts tls,
        Duration took) {}
