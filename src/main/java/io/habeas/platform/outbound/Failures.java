package io.habeas.platform.outbound;

import io.habeas.platform.outbound.OutboundResult.Blocked;
import io.habeas.platform.outbound.OutboundResult.Garbled;
import io.habeas.platform.outbound.OutboundResult.Kind;
import io.habeas.platform.outbound.OutboundResult.TlsFailed;
import io.habeas.platform.outbound.OutboundResult.Unreachable;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.TruncatedChunkException;
import org.jspecify.annotations.Nullable;

/**
 * Turns what the HTTP client throws into results. Every reason is written here: no message of an exception, which may
 * quote the receiver.
 */
final class Failures {
    private static final String BROKE = "the connection broke before the whole answer was there";

    private Failures() {}

    /** A failure before the connection stood. */
    static OutboundResult connecting(IOException failure) {
        return switch (failure) {
            case AddressRefusedException refused -> new Blocked(refused.reason());
            case UnknownHostException _ -> new Unreachable(Kind.UNKNOWN_HOST, "the host name has no address");
            case SocketTimeoutException _ -> timedOut(true);
            case SSLException tls -> tls(tls);
            case NoRouteToHostException _ -> noRoute();
            case ConnectException refused
            when isRefusal(refused) -> new Unreachable(Kind.REFUSED, "the connection was refused");
            case ConnectException _ -> noRoute();
            case SocketException reset when isReset(reset) -> broken("the connection broke while it was made");
            case SocketException _ -> noRoute();
            default -> broken("the connection broke while it was made");
        };
    }

    /** A failure after it. */
    static OutboundResult calling(IOException failure) {
        return switch (failure) {
            case SSLException tls -> tls(tls);
            case SocketTimeoutException _ -> timedOut(false);
            case TruncatedChunkException _ -> broken(BROKE);
            case MalformedChunkCodingException _ -> new Garbled("the answer's chunks are not HTTP/1.1");
            case MessageConstraintException _ -> new Garbled("the answer's head is too long");
            default -> broken(BROKE);
        };
    }

    /** An answer that is none. */
    static OutboundResult calling(HttpException failure) {
        return new Garbled("the answer is not HTTP/1.1");
    }

    static OutboundResult timedOut(boolean whileConnecting) {
        return whileConnecting
                ? new Unreachable(Kind.CONNECT_TIMEOUT, "no connection was made in time")
                : new Unreachable(Kind.READ_TIMEOUT, "the whole answer was not there in time");
    }

    static OutboundResult busy() {
        return new Unreachable(Kind.BUSY, "all connections to this host are in use");
    }

    static OutboundResult stopped() {
        return new Unreachable(Kind.STOPPED, "the call was broken off, as this server is stopping");
    }

    private static OutboundResult broken(String reason) {
        return new Unreachable(Kind.RESET, reason);
    }

    private static OutboundResult noRoute() {
        return new Unreachable(Kind.NO_ROUTE, "the host's network cannot be reached");
    }

    /**
     * A connection that ends in the middle of TLS is a broken connection, not a receiver that could not be identified.
     */
    private static OutboundResult tls(SSLException failure) {
        Throwable cause = failure.getCause();
        if (cause instanceof SocketTimeoutException) {
            return timedOut(true);
        }
        if (cause instanceof EOFException || cause instanceof SocketException) {
            return broken("the connection broke in the middle of TLS");
        }
        return new TlsFailed(tlsReason(failure));
    }

    private static String tlsReason(@Nullable Throwable failure) {
        return switch (failure) {
            case null -> "the TLS handshake failed";
            case CertificateExpiredException _ -> "the receiver's certificate has expired";
            case CertificateNotYetValidException _ -> "the receiver's certificate is not valid yet";
            case CertPathBuilderException _ ->
                "the receiver's certificate is not signed by an authority that this server trusts";
            case CertPathValidatorException path
            when path.getCause() == null -> "the receiver's chain of certificates is not valid";
            case CertificateException name
            when name.getCause() == null -> "the receiver's certificate is for another host";
            default -> tlsReason(failure.getCause());
        };
    }

    private static boolean isRefusal(ConnectException failure) {
        return endsWith(failure, "refused");
    }

    private static boolean isReset(SocketException failure) {
        return endsWith(failure, "reset") || endsWith(failure, "Broken pipe");
    }

    private static boolean endsWith(IOException failure, String end) {
        return failure.getMessage() != null && failure.getMessage().endsWith(end);
    }
}
