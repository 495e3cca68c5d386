package io.habeas.platform.outbound;

import io.habeas.platform.outbound.OutboundResult.Answered;
import io.habeas.platform.outbound.OutboundResult.TooLarge;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.impl.DefaultClientConnectionReuseStrategy;
import org.apache.hc.client5.http.impl.DefaultConnectionKeepAliveStrategy;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * One call over one connection, on a virtual thread of its own so that it can be aborted from outside:
 *
 * <ol>
 *   <li>a connection is leased, which has its own time limit;
 *   <li>it is made if it is new: lookup, guard, TCP, TLS;
 *   <li>the request is sent and the answer read, up to its size limit;
 *   <li>the connection is kept when the answer was read to its end, else thrown away.
 * </ol>
 *
 * <p>This talks to the client's connection pool directly. Redirects, cookies, retries, authentication, proxies and
 * decompression are not switched off here: the code that does them is not there.
 */
final class Exchange {
    private static final HttpRequestExecutor EXECUTOR = new HttpRequestExecutor();

    private final Connections connections;
    private final Target.Callable target;
    private final OutboundRequest request;
    private final HttpClientContext context = HttpClientContext.create();

    private volatile @Nullable Thread runner;
    private volatile @Nullable ConnectionEndpoint leased;
    private volatile @Nullable String address;
    private volatile @Nullable SSLSession session;
    private volatile boolean aborted;

    Exchange(Connections connections, Target.Callable target, OutboundRequest request) {
        this.connections = connections;
        this.target = target;
        this.request = request;
    }

    OutboundResult run() throws InterruptedException {
        runner = Thread.currentThread();
        Optional<ConnectionEndpoint> lease =
                connections.lease(new HttpRoute(target.host()), request.limits().connect());
        if (lease.isEmpty()) {
            return Failures.busy();
        }
        ConnectionEndpoint endpoint = lease.get();
        leased = endpoint;
        boolean keep = false;
        try {
            OutboundResult result = aborted ? expired() : call(endpoint);
            keep = result instanceof Answered;
            return result;
        } finally {
            if (!keep) {
                connections.discard(endpoint);
            }
        }
    }

    /**
     * Ends the call from another thread, wherever it is: closing the socket ends what reads and writes, the interrupt
     * what has no socket yet. A wait for a connection is left to its own limit, as an interrupt could lose a connection
     * that is just handed over.
     */
    OutboundResult abort() {
        aborted = true;
        ConnectionEndpoint endpoint = leased;
        if (endpoint == null) {
            return Failures.busy();
        }
        OutboundResult result = expired();
        endpoint.close(CloseMode.IMMEDIATE);
        Thread thread = runner;
        if (thread != null) {
            thread.interrupt();
        }
        return result;
    }

    /** The address and port of the connection, once there was one. */
    @Nullable
    String address() {
        return address;
    }

    /** How the connection was kept private, once it stood; nothing for plain HTTP. */
    @Nullable
    TlsFacts tls() {
        SSLSession known = session;
        return known == null ? null : TlsFacts.of(known).orElse(null);
    }

    private OutboundResult expired() {
        return Failures.timedOut(address == null);
    }

    private OutboundResult call(ConnectionEndpoint endpoint) {
        try {
            connections.connect(endpoint, request.limits().connect());
        } catch (IOException e) {
            return Failures.connecting(e);
        }
        try {
            endpoint.setSocketTimeout(Timeout.of(request.limits().total()));
            ClassicHttpRequest message = message();
            return answer(endpoint, message, endpoint.execute("call", message, this::execute, context));
        } catch (IOException e) {
            return Failures.calling(e);
        } catch (HttpException e) {
            return Failures.calling(e);
        }
    }

    private ClassicHttpResponse execute(
            ClassicHttpRequest message, HttpClientConnection connection, HttpContext ignored)
            throws IOException, HttpException {
        if (connection.getRemoteAddress() instanceof InetSocketAddress remote) {
            address = text(remote.getAddress().getHostAddress(), remote.getPort());
        }
        session = connection.getSSLSession();
        return EXECUTOR.execute(message, connection, context);
    }

    private static String text(String address, int port) {
        return (address.indexOf(':') < 0 ? address : "[" + address + "]") + ":" + port;
    }

    private ClassicHttpRequest message() {
        BasicClassicHttpRequest message = new BasicClassicHttpRequest("POST", target.host(), target.path());
        message.setHeader("host", target.hostHeader());
        message.setHeader("user-agent", "Habeas");
        message.setHeader("accept", "*/*");
        message.setHeader("content-length", request.body().length);
        request.headers().forEach(message::setHeader);
        message.setEntity(new ByteArrayEntity(request.body(), ContentType.APPLICATION_OCTET_STREAM));
        return message;
    }

    private OutboundResult answer(ConnectionEndpoint endpoint, ClassicHttpRequest message, ClassicHttpResponse response)
            throws IOException {
        int limit = request.limits().maxReplyBytes();
        HttpEntity entity = response.getEntity();
        if (entity != null && entity.getContentLength() > limit) {
            return new TooLarge(response.getCode(), limit);
        }
        byte[] body = entity == null ? new byte[0] : read(entity, limit + 1);
        if (body.length > limit) {
            return new TooLarge(response.getCode(), limit);
        }
        release(endpoint, message, response);
        return new Answered(response.getCode(), headers(response), body);
    }

    /**
     * Leaves the stream open: to close it would read an endless answer to its end. The connection is closed instead.
     */
    private static byte[] read(HttpEntity entity, int atMost) throws IOException {
        InputStream content = entity.getContent();
        return content.readNBytes(atMost);
    }

    private void release(ConnectionEndpoint endpoint, ClassicHttpRequest message, ClassicHttpResponse response) {
        if (DefaultClientConnectionReuseStrategy.INSTANCE.keepAlive(message, response, context)) {
            connections.keep(
                    endpoint, DefaultConnectionKeepAliveStrategy.INSTANCE.getKeepAliveDuration(response, context));
        } else {
            connections.discard(endpoint);
        }
    }

    private static Map<String, String> headers(ClassicHttpResponse response) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : response.getHeaders()) {
            headers.merge(header.getName().toLowerCase(Locale.ROOT), header.getValue(), (a, b) -> a + ", " + b);
        }
        return headers;
    }
}
