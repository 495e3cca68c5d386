package io.habeas.platform.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.habeas.platform.outbound.OutboundResult.Kind;
import io.habeas.platform.outbound.OutboundResult.Unreachable;
import java.net.InetAddress;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;

/** One valid call and one valid client, for the tests to vary. */
final class Calls {
    static final OutboundPolicy LOOPBACK = OutboundPolicy.of(true, List.of("127.0.0.0/8"));
    static final OutboundPolicy STRICT = OutboundPolicy.of(false, List.of());

    private Calls() {}

    static OutboundClient client() {
        return new OutboundClient(LOOPBACK);
    }

    static OutboundClient client(OutboundPolicy policy, Lookup lookup) {
        return new OutboundClient(policy, tls(), lookup);
    }

    static OutboundRequest to(String url) {
        return to(url, Map.of("content-type", "application/json"));
    }

    static OutboundRequest to(String url, Map<String, String> headers) {
        OutboundLimits limits = OutboundLimits.DEFAULT.withTotal(Duration.ofSeconds(10));
        return new OutboundRequest(url, headers, "{\"a\": 1}".getBytes(UTF_8), limits);
    }

    static OutboundRequest within(Duration total, String url) {
        return new OutboundRequest(url, Map.of(), new byte[0], OutboundLimits.DEFAULT.withTotal(total));
    }

    static Lookup always(String address) {
        return host -> new InetAddress[] {InetAddress.ofLiteral(address)};
    }

    static Kind kindOf(OutboundResponse response) {
        if (response.result() instanceof Unreachable(Kind kind, String _)) {
            return kind;
        }
        throw new AssertionError("not unreachable, but " + response);
    }

    private static SSLContext tls() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
