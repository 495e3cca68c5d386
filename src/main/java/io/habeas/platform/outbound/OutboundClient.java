package io.habeas.platform.outbound;

import java.net.InetAddress;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

/**
 * The one way out: posts to a receiver under the outbound guard and the limits of the call, and answers with a result,
 * never with an exception, whatever the receiver, its name server or the stored address and secrets are like. It is
 * meant for virtual threads: a call blocks its thread, for no longer than the call's total limit.
 *
 * <p>It speaks HTTP/1.1 and TLS 1.2 or 1.3 against the JDK's certificate authorities, follows no redirect, sends
 * nothing twice and keeps nothing but open connections from call to call.
 */
public final class OutboundClient implements AutoCloseable {
    private final OutboundPolicy policy;
    private final Connections connections;
    private volatile boolean closed;

    public OutboundClient(OutboundPolicy policy) {
        this(policy, systemTls());
    }

    /** A client that trusts other certificate authorities than the JDK's. */
    public OutboundClient(OutboundPolicy policy, SSLContext tls) {
        this(policy, tls, InetAddress::getAllByName);
    }

    OutboundClient(OutboundPolicy policy, SSLContext tls, Lookup lookup) {
        this.policy = policy;
        this.connections = new Connections(new AddressGuard(policy), lookup, tls);
    }

    /** Makes the call, once. */
    public OutboundResponse post(OutboundRequest request) {
        long started = System.nanoTime();
        return switch (Target.of(request.url(), policy.allowHttp())) {
            case Target.Refused(String reason) -> blocked(reason, started);
            case Target.Callable target -> {
                Optional<String> problem = HeaderRules.problem(request.headers());
                if (problem.isPresent()) {
                    yield blocked(problem.get(), started);
                }
                Exchange exchange = new Exchange(connections, target, request);
                OutboundResult result = run(exchange, request.limits().total());
                yield new OutboundResponse(result, exchange.address(), exchange.tls(), since(started));
            }
        };
    }

    /** Breaks off all calls; later ones are {@link OutboundResult.Kind#STOPPED}. */
    @Override
    public void close() {
        closed = true;
        connections.close();
    }

    private OutboundResult run(Exchange exchange, Duration total) {
        if (closed) {
            return Failures.stopped();
        }
        FutureTask<OutboundResult> call = new FutureTask<>(exchange::run);
        Thread.ofVirtual().name("outbound-call").start(call);
        try {
            OutboundResult result = call.get(total.toNanos(), TimeUnit.NANOSECONDS);
            return closed && !(result instanceof OutboundResult.Answered) ? Failures.stopped() : result;
        } catch (TimeoutException e) {
            return exchange.abort();
        } catch (InterruptedException e) {
            exchange.abort();
            Thread.currentThread().interrupt();
            return Failures.stopped();
        } catch (ExecutionException e) {
            if (closed) {
                return Failures.stopped();
            }
            throw new IllegalStateException("an outbound call failed in a way that was not foreseen", e.getCause());
        }
    }

    private static OutboundResponse blocked(String reason, long started) {
        return new OutboundResponse(new OutboundResult.Blocked(reason), null, null, since(started));
    }

    private static Duration since(long started) {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    private static SSLContext systemTls() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the JDK has no TLS, or its trust store cannot be read", e);
        }
    }
}
