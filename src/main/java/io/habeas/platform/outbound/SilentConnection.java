package io.habeas.platform.outbound;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.impl.io.DefaultManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.util.Timeout;

/**
 * A connection of the pool that differs from the client's own in these points:
 *
 * <ol>
 *   <li>it never logs what it sends or receives, also not with all logging on: that is personal data and secrets;
 *   <li>it is stale, and so not used again, when the receiver has ended it or has sent bytes that no call asked for:
 *       those would be taken for the answer to the next call, and a derived identity would reach the wrong request;
 *   <li>what is not HTTP is refused at the first line, not skipped in the hope of something better, and a head that
 *       breaks off is no answer;
 *   <li>once closed it takes no further socket, so that an aborted call does not go on to the host's next address.
 * </ol>
 */
final class SilentConnection extends DefaultManagedHttpClientConnection {
    private static final Timeout GLANCE = Timeout.ofMilliseconds(1);

    private volatile boolean ended;

    SilentConnection(String id, Http1Config limits) {
        super(id, null, null, limits, null, null, null, _ -> new WholeHeadParser(limits));
    }

    @Override
    public void bind(Socket socket) throws IOException {
        bind(new Holder(socket));
    }

    @Override
    public void bind(SSLSocket sslSocket, Socket socket) throws IOException {
        bind(new Holder(sslSocket, socket));
    }

    /** One short look at the socket for both signs, as it costs its whole millisecond when there is none. */
    @Override
    public boolean isStale() throws IOException {
        return !isOpen() || isDataAvailable(GLANCE) || ended;
    }

    @Override
    protected void onRequestSubmitted(ClassicHttpRequest request) {}

    @Override
    protected void onResponseReceived(ClassicHttpResponse response) {}

    /** Notes the end of what the receiver sends, which {@link #isDataAvailable} does not tell from silence. */
    private final class Holder extends SocketHolder {
        Holder(Socket socket) {
            super(socket);
        }

        Holder(SSLSocket sslSocket, Socket socket) {
            super(sslSocket, socket);
        }

        @Override
        protected InputStream getInputStream(Socket socket) throws IOException {
            return new FilterInputStream(super.getInputStream(socket)) {
                @Override
                public int read(byte[] bytes, int offset, int length) throws IOException {
                    int count = super.read(bytes, offset, length);
                    ended = count < 0;
                    return count;
                }
            };
        }
    }
}
