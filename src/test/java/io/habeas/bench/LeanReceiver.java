package io.habeas.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * A receiver that costs as little as one can: one thread in a process of its own, no library, kept connections. The path tells it what to
 * do: {@code /ok} answers at once, {@code /slow} after 200 ms, {@code /halt} halts; {@code /calls} gives all calls so far, once.
 */
final class LeanReceiver {
    static final Duration SLOWNESS = Duration.ofMillis(200);
    private final Selector selector = Selector.open();
    private final ServerSocketChannel server = ServerSocketChannel.open();
    private final PriorityQueue<Owed> owed = new PriorityQueue<>(Comparator.comparingLong(Owed::due));
    private final List<Call> calls = new ArrayList<>();

    private LeanReceiver() throws IOException {
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        server.configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT);
    }

    /** An answer that is still to be given. */
    private record Owed(long due, Peer peer, Incoming call) {}

    /** A kept connection, with what has come in of its next call. */
    private record Peer(SocketChannel channel, ByteBuffer in) {
        void send(String body) throws IOException {
            byte[] bytes = ("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: " + body.length()
                            + "\r\n\r\n" + body)
                    .getBytes(ISO_8859_1);
            ByteBuffer out = ByteBuffer.wrap(bytes);
            while (out.hasRemaining()) {
                channel.write(out);
            }
        }
    }

    /** A call that is wholly there. */
    private record Incoming(String head, String body, long arrived) {
        static Optional<Incoming> in(ByteBuffer buffer) {
            String text = new String(buffer.array(), 0, buffer.position(), ISO_8859_1);
            int end = text.indexOf("\r\n\r\n");
            if (end < 0) {
                return Optional.empty();
            }
            String head = text.substring(0, end + 2);
            String length = header(head, "content-length: ", "0");
            String body = text.substring(end + 4);
            return body.length() < Integer.parseInt(length)
                    ? Optional.empty()
                    : Optional.of(new Incoming(head, body, micros()));
        }

        String path() {
            return head.substring(head.indexOf(' ') + 1, head.indexOf(" HTTP/"));
        }

        Call answered() {
            String mark = "\"privacy_request_id\":\"";
            int start = body.indexOf(mark) + mark.length();
            String request = body.substring(start, body.indexOf('"', start));
            return new Call(request, path(), arrived, micros(), header(head, "reply-to-token: ", "-"));
        }

        private static String header(String head, String name, String otherwise) {
            for (int at = head.indexOf("\r\n"); at >= 0; at = head.indexOf("\r\n", at + 2)) {
                if (head.regionMatches(true, at + 2, name, 0, name.length())) {
                    return head.substring(at + 2 + name.length(), head.indexOf("\r\n", at + 2));
                }
            }
            return otherwise;
        }
    }

    static void main() throws IOException {
        LeanReceiver receiver = new LeanReceiver();
        System.out.println(receiver.server.socket().getLocalPort());
        Thread.ofPlatform().start(LeanReceiver::endWithTheParent);
        while (true) {
            receiver.work();
        }
    }

    private static void endWithTheParent() {
        try {
            System.in.transferTo(System.err);
        } catch (IOException gone) {
            // It ends in any case.
        }
        Runtime.getRuntime().halt(0);
    }

    private void work() throws IOException {
        if (owed.isEmpty()) {
            selector.select();
        } else {
            selector.select(Math.max(1, (owed.peek().due() - micros()) / 1000));
        }
        for (SelectionKey key : selector.selectedKeys()) {
            if (key.isAcceptable()) {
                accept();
            } else {
                read(key, (Peer) key.attachment());
            }
        }
        selector.selectedKeys().clear();
        while (!owed.isEmpty() && owed.peek().due() <= micros()) {
            Owed next = owed.remove();
            answer(next.peer(), next.call());
        }
    }

    private void accept() throws IOException {
        SocketChannel channel = server.accept();
        channel.configureBlocking(false);
        channel.socket().setTcpNoDelay(true);
        channel.register(selector, SelectionKey.OP_READ, new Peer(channel, ByteBuffer.allocate(16 * 1024)));
    }

    private void read(SelectionKey key, Peer peer) throws IOException {
        int count = readOrEnd(peer);
        if (count < 0) {
            key.cancel();
            peer.channel().close();
            return;
        }
        Optional<Incoming> incoming = Incoming.in(peer.in());
        if (incoming.isPresent()) {
            peer.in().clear();
            take(peer, incoming.get());
        }
    }

    private static int readOrEnd(Peer peer) {
        try {
            return peer.channel().read(peer.in());
        } catch (IOException reset) {
            return -1;
        }
    }

    private void take(Peer peer, Incoming call) throws IOException {
        switch (call.path()) {
            case "/calls" -> hand(peer);
            case "/slow" -> owed.add(new Owed(micros() + SLOWNESS.toNanos() / 1000, peer, call));
            default -> answer(peer, call);
        }
    }

    private void answer(Peer peer, Incoming call) throws IOException {
        peer.send(call.path().equals("/halt") ? "{\"halt\": true}" : "{\"halt\": false}");
        calls.add(call.answered());
    }

    private void hand(Peer peer) throws IOException {
        StringBuilder lines = new StringBuilder();
        calls.forEach(call -> lines.append(call).append('\n'));
        calls.clear();
        peer.send(lines.toString());
    }

    /** The machine's clock: the same for all its processes. */
    static long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }
}
