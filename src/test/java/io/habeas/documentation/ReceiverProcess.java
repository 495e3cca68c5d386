package io.habeas.documentation;

import io.habeas.webhook.WebhookSignature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A receiver of the guide that runs as a reader would run it: a process of its own, with settings in its environment. */
final class ReceiverProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;
    private static final Pattern READY = Pattern.compile("(?m)^ready at (http://127\\.0\\.0\\.1:\\d+)$");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final List<String> command;
    private final Map<String, String> environment;
    private final Path folder;
    private final Process process;
    private final Path log;
    private final String url;

    private ReceiverProcess(List<String> command, Map<String, String> environment, Path folder) throws Exception {
        this.command = command;
        this.environment = environment;
        this.folder = folder;
        this.log = Files.createTempFile(folder, "receiver", ".log");
        this.process = builder(command, log).start();
        this.url = awaitReady();
    }

    /**
     * Starts it on a free port.
     *
     * @param command such as {@code python3 docs/examples/receivers/receiver.py}
     */
    static ReceiverProcess start(String command, Path folder, List<String> secrets, String habeas) throws Exception {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("HABEAS_WEBHOOK_SECRET", String.join(" ", secrets));
        environment.put("HABEAS", habeas);
        environment.put("PORT", "0");
        environment.put("INBOX", folder.resolve("inbox").toString());
        return new ReceiverProcess(program(List.of(command.split(" "))), environment, folder);
    }

    /** The program where it is: that of this JDK for java, and otherwise on the path, or the test fails. */
    static List<String> program(List<String> command) {
        String name = command.getFirst();
        Stream<Path> folders = name.equals("java")
                ? Stream.of(Path.of(System.getProperty("java.home"), "bin"))
                : Stream.of(System.getenv("PATH").split(":")).map(Path::of);
        Path program = folders.map(folder -> folder.resolve(name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("The guide's receivers are tested with " + name
                        + ", which is not here: install it (Debian: apt-get install python3 nodejs)"));
        List<String> whole = new ArrayList<>(command);
        whole.set(0, program.toString());
        return whole;
    }

    String url(String path) {
        return url + path;
    }

    /** What it has printed. */
    String printed() {
        try {
            return Files.readString(log);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** Sends a call that is signed with a secret. */
    HttpResponse<String> call(
            String path, String id, String body, String secret, Instant time, Map<String, String> more) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "application/json");
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", WebhookSignature.timestamp(time));
        headers.put("webhook-signature", WebhookSignature.sign(List.of(WebhookSignature.key(secret)), id, time, bytes));
        headers.putAll(more);
        return post(path, body, headers);
    }

    HttpResponse<String> post(String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + path)).POST(BodyPublishers.ofString(body));
        headers.forEach(request::setHeader);
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(printed(), failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Runs it once more, to resume what waits, and gives what that printed. */
    String resume() throws Exception {
        Path printed = Files.createTempFile(folder, "resume", ".log");
        List<String> resume =
                Stream.concat(command.stream(), Stream.of("resume")).toList();
        Process once = builder(resume, printed).start();
        if (!once.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || once.exitValue() != 0) {
            once.destroyForcibly();
            throw new AssertionError("The resume did not end well:\n" + Files.readString(printed));
        }
        return Files.readString(printed);
    }

    private ProcessBuilder builder(List<String> line, Path output) {
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(Project.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        return builder;
    }

    private String awaitReady() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end && process.isAlive()) {
            Matcher ready = READY.matcher(printed());
            if (ready.find()) {
                return ready.group(1);
            }
            Thread.sleep(20);
        }
        process.destroyForcibly();
        throw new AssertionError("It did not start: " + command + "\n" + printed());
    }

    @Override
    public void close() {
        process.destroy();
    }
}
