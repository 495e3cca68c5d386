import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A receiver of Habeas policy webhooks, with the JDK alone (17 or newer).
 *
 * <pre>
 * java Receiver.java           takes calls, until it is stopped
 * java Receiver.java resume    resumes the requests that it halted: what a person's "yes" would do
 * </pre>
 *
 * HABEAS_WEBHOOK_SECRET is the signing secret of the connection (of several, with spaces between), HABEAS where the server is
 * (http://localhost:8080), PORT where to listen (9000), INBOX the folder for what must not be forgotten (./inbox).
 */
class Receiver {
    private static final Map<String, String> CUSTOMERS = Map.of("jane@example.com", "+1 555 0100");

    private final String habeas = setting("HABEAS", "http://localhost:8080").replaceFirst("/+$", "");
    private final Path inbox = Path.of(setting("INBOX", "inbox"));
    private final List<byte[]> keys;

    Receiver(String secrets) throws IOException {
        keys = Stream.of(secrets.split(" "))
                .map(secret -> Base64.getDecoder().decode(secret.replaceFirst("^whsec_", "")))
                .toList();
        if (Files.notExists(inbox)) { // reply tokens are kept in it
            Files.createDirectory(inbox, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    public static void main(String[] arguments) throws Exception {
        String secrets = setting("HABEAS_WEBHOOK_SECRET", "");
        if (secrets.isEmpty()) {
            System.err.println("Set HABEAS_WEBHOOK_SECRET to the connection's signing secret.");
            System.exit(1);
        }
        Receiver receiver = new Receiver(secrets);
        if (List.of(arguments).equals(List.of("resume"))) {
            receiver.resumeAll();
        } else {
            receiver.serve(Integer.parseInt(setting("PORT", "9000")));
        }
    }

    private void serve(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::receive);
        server.start();
        System.out.println("ready at http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void receive(HttpExchange call) throws IOException {
        byte[] body = call.getRequestBody().readNBytes(65_537); // the bytes as they came: they are what is signed
        if (body.length > 65_536) {
            reply(call, 413, "");
        } else if (!genuine(call.getRequestHeaders(), body)) {
            System.out.println("refused: not genuine");
            reply(call, 401, "");
        } else {
            reply(call, 200, answer(call.getRequestURI().getPath(), call.getRequestHeaders(), new String(body, UTF_8)));
        }
    }

    /** Whether the call was signed with our secret, and not long ago (Standard Webhooks 1.0). */
    private boolean genuine(Headers headers, byte[] body) {
        String call = headers.getOrDefault("webhook-id", List.of("")).get(0);
        String timestamp = headers.getOrDefault("webhook-timestamp", List.of("")).get(0);
        if (!call.matches("[A-Za-z0-9_-]{1,100}") || !timestamp.matches("[0-9]{1,11}")) {
            return false;
        }
        if (Math.abs(Instant.now().getEpochSecond() - Long.parseLong(timestamp)) > 300) {
            return false;
        }
        boolean genuine = false;
        // There are several while a secret is being changed. Compared in constant time: how long it takes tells nothing.
        for (String one : headers.getOrDefault("webhook-signature", List.of("")).get(0).split(" ")) {
            for (byte[] key : keys) {
                byte[] expected = signature(key, call + "." + timestamp + ".", body);
                genuine |= MessageDigest.isEqual(expected, one.getBytes(UTF_8));
            }
        }
        return genuine;
    }

    private static byte[] signature(byte[] key, String prefix, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(prefix.getBytes(UTF_8));
            return ("v1," + Base64.getEncoder().encodeToString(mac.doFinal(body))).getBytes(UTF_8);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The answer to a genuine call; to a repeated one, the same as before. One at a time. */
    private synchronized String answer(String path, Headers headers, String body) throws IOException {
        if (member(body, "callback_type").equals("test")) {
            return "{}";
        }
        Path known = inbox.resolve(headers.getFirst("webhook-id") + ".answer");
        if (!Files.exists(known)) {
            Path draft = inbox.resolve(known.getFileName() + ".draft");
            Files.writeString(draft, decide(path, headers, body));
            Files.move(draft, known, StandardCopyOption.ATOMIC_MOVE);
        }
        return Files.readString(known);
    }

    /** What we answer. Whatever it does must be done before the answer is written down. */
    private String decide(String path, Headers headers, String body) throws IOException {
        String request = member(body, "privacy_request_id");
        String phone = CUSTOMERS.get(member(body, "email"));
        if (path.equals("/identify") && phone != null) {
            return "{\"halt\": false, \"derived_identity\": {\"phone_number\": \"" + phone + "\"}}";
        }
        String token = headers.getFirst("reply-to-token");
        if (path.equals("/approve") && token != null) {
            Files.writeString(inbox.resolve(headers.getFirst("webhook-id") + ".waiting"), request + "\n" + token + "\n");
            System.out.println(request + " waits for a person");
            return "{\"halt\": true}";
        }
        System.out.println(request + " noted");
        return "{}";
    }

    /** A text member of the body, or "". The JDK reads no JSON; with a library at hand, use that. */
    private static String member(String json, String name) {
        Matcher member = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"\\\\]*)\"").matcher(json);
        return member.find() ? member.group(1) : "";
    }

    private static void reply(HttpExchange call, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        call.getResponseHeaders().set("content-type", "application/json");
        call.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }

    private void resumeAll() throws IOException, InterruptedException {
        try (Stream<Path> files = Files.list(inbox)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".waiting")).sorted().toList()) {
                resume(file);
            }
        }
    }

    /** Resumes one request. The address is put together from what we know: reply-to-url is not signed. */
    private void resume(Path waiting) throws IOException, InterruptedException {
        List<String> lines = Files.readAllLines(waiting);
        HttpRequest call = HttpRequest.newBuilder(
                        URI.create(habeas + "/api/v1/privacy-request/" + lines.get(0) + "/resume"))
                .timeout(Duration.ofSeconds(30))
                .header("authorization", "Bearer " + lines.get(1))
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString("{}")) // or {"derived_identity": {…}}
                .build();
        int status = 400;
        for (int attempt = 0; attempt < 5 && status == 400; attempt++) {
            Thread.sleep(attempt == 0 ? 0 : 1000); // 400: it does not wait yet (our answer is on its way), or not any more
            status = HttpClient.newHttpClient().send(call, BodyHandlers.ofString()).statusCode();
        }
        System.out.println(lines.get(0) + " resumed: " + status);
        if (List.of(200, 400, 401, 403).contains(status)) { // done, or not to be had any more
            Files.delete(waiting);
        }
    }

    private static String setting(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null || value.isEmpty() ? otherwise : value;
    }
}
