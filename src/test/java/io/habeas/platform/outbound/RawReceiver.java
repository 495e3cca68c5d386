package io.habeas.platform.outbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A receiver on loopback that says what its script says, HTTP or not, and remembers who called. */
final class RawReceiver implements AutoCloseable {
    /** What to do with a connection; it is closed afterwards. */
    interface Script {
        void play(Socket connection) throws IOException, InterruptedException;
    }

    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *([0-9]+)");

    private final ServerSocket listener;
    private final Script script;
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch never = new CountDownLatch(1);

    private RawReceiver(String address, Script script) {
        try {
            this.listener = new ServerSocket(0, 200, InetAddress.ofLiteral(address));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.script = script;
        Thread.ofVirtual().start(this::accept);
    }

    static RawReceiver playing(Script script) {
        return new RawReceiver("127.0.0.1", script);
    }

    static RawReceiver playing(String address, Script script) {
        return new RawReceiver(address, script);
    }

    /** Answers the first request of each connection with these characters, then closes it. */
    static RawReceiver saying(String answer) {
        RawReceiver[] self = new RawReceiver[1];
        self[0] = playing(connection -> {
            self[0].request(connection);
            say(connection, answer);
        });
        return self[0];
    }

    static void say(Socket connection, String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(ISO_8859_1));
        connection.getOutputStream().flush();
    }

    String url() {
        return "http://127.0.0.1:" + port() + "/hook";
    }

    int port() {
        return listener.getLocalPort();
    }

    int connections() {
        return connections.size();
    }

    List<String> requests() {
        return requests;
    }

    /** Reads and remembers one request; empty at the end of the connection. */
    String request(Socket connection) throws IOException {
        InputStream in = connection.getInputStream();
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.write(next);
        }
        Matcher length = LENGTH.matcher(head.toString(ISO_8859_1));
        int size = length.find() ? Integer.parseInt(length.group(1)) : 0;
        String request = head.toString(ISO_8859_1) + new String(in.readNBytes(size), ISO_8859_1);
        requests.add(request);
        return request;
    }

    /** Stands still until the receiver is closed. */
    void hang() throws InterruptedException {
        never.await();
    }

    @Override
    public void close() {
        never.countDown();
        closeQuietly(listener);
        connections.forEach(RawReceiver::closeQuietly);
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = listener.accept();
                connections.add(connection);
                Thread.ofVirtual().start(() -> serve(connection));
            }
        } catch (IOException e) {
            // closed: the test is over
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            script.play(connection);
        } catch (IOException | InterruptedException e) {
            // the caller hung up, as many of these tests want it
        }
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
