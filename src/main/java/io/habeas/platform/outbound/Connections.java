package io.habeas.platform.outbound;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.IdleConnectionEvictor;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.io.LeaseRequest;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * The kept connections. One host can hold no more than {@value #PER_HOST} of them, so a slow one starves no other; each
 * is looked at before it is used again, since a receiver may have closed it meanwhile; none lives longer than {@value
 * #LIFE_MINUTES} minutes, so a host that moves is followed.
 */
final class Connections implements AutoCloseable {
    static final int PER_HOST = 128;
    static final int LIFE_MINUTES = 5;
    private static final int TOTAL = 4096;
    private static final Duration IDLE = Duration.ofSeconds(30);

    private static final Http1Config HEAD_LIMITS = Http1Config.custom()
            .setMaxHeaderCount(100)
            .setMaxLineLength(16 * 1024)
            .setMaxEmptyLineCount(10)
            .build();

    private final AtomicLong count = new AtomicLong();
    private final PoolingHttpClientConnectionManager pool;
    private final IdleConnectionEvictor evictor;

    Connections(AddressGuard guard, Lookup lookup, SSLContext tls) {
        pool = new Builder(guard)
                .setDnsResolver(new GuardedResolver(guard, lookup))
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(tls))
                .setConnectionFactory(_ -> new SilentConnection("outbound-" + count.incrementAndGet(), HEAD_LIMITS))
                .setOffLockDisposalEnabled(true)
                .setMaxConnPerRoute(PER_HOST)
                .setMaxConnTotal(TOTAL)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setTimeToLive(TimeValue.ofMinutes(LIFE_MINUTES))
                        .setIdleTimeout(Timeout.of(IDLE))
                        .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                        .build())
                .build();
        evictor = new IdleConnectionEvictor(pool, TimeValue.of(IDLE));
        evictor.start();
    }

    /** A connection to the host, kept or yet to be made; empty when none became free in time. */
    Optional<ConnectionEndpoint> lease(HttpRoute route, Duration atMost) throws InterruptedException {
        LeaseRequest lease = pool.lease("call", route, Timeout.of(atMost), null);
        try {
            return Optional.of(lease.get(Timeout.of(atMost)));
        } catch (TimeoutException | ExecutionException e) {
            lease.cancel();
            return Optional.empty();
        }
    }

    /** Makes the connection, if it is not one that was kept. */
    void connect(ConnectionEndpoint endpoint, Duration atMost) throws IOException {
        if (!endpoint.isConnected()) {
            pool.connect(endpoint, Timeout.of(atMost), HttpClientContext.create());
        }
    }

    /** Keeps the connection for another call. */
    void keep(ConnectionEndpoint endpoint, TimeValue receiverSays) {
        TimeValue ours = TimeValue.of(IDLE);
        boolean shorter = TimeValue.isNonNegative(receiverSays) && receiverSays.compareTo(ours) < 0;
        pool.release(endpoint, null, shorter ? receiverSays : ours);
    }

    void discard(ConnectionEndpoint endpoint) {
        endpoint.close(CloseMode.IMMEDIATE);
        pool.release(endpoint, null, TimeValue.ZERO_MILLISECONDS);
    }

    /** Ends every connection at once, those in use too. */
    @Override
    public void close() {
        evictor.shutdown();
        pool.close(CloseMode.IMMEDIATE);
    }

    private static final class Builder extends PoolingHttpClientConnectionManagerBuilder {
        private final AddressGuard guard;

        Builder(AddressGuard guard) {
            this.guard = guard;
        }

        @Override
        protected HttpClientConnectionOperator createConnectionOperator(
                SchemePortResolver ports, DnsResolver resolver, TlsSocketStrategy tls) {
            return new DefaultHttpClientConnectionOperator(
                    _ -> new GuardedSocket(guard),
                    ports,
                    resolver,
                    RegistryBuilder.<TlsSocketStrategy>create()
                            .register(URIScheme.HTTPS.id, tls)
                            .build());
        }
    }
}
