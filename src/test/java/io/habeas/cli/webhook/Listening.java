package io.habeas.cli.webhook;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import picocli.CommandLine;

/** A `habeas webhook listen` that runs on a free port, what it prints, and a keyboard to press. */
final class Listening implements AutoCloseable {
    private final Printed printed = new Printed();
    private final PipedOutputStream keyboard = new PipedOutputStream();
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();
    private final Thread thread;
    private final String url;

    private Listening(String... options) throws IOException, InterruptedException {
        String[] arguments =
                Stream.concat(Stream.of("--port", "0"), Stream.of(options)).toArray(String[]::new);
        CommandLine command = new CommandLine(new ListenCommand(new PipedInputStream(keyboard)))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(printed, true))
                .setErr(new PrintWriter(printed, true));
        thread = Thread.ofPlatform().start(() -> exit.complete(command.execute(arguments)));
        url = printed.await("Listening at (http://127\\.0\\.0\\.1:\\d+)");
    }

    static Listening with(String... options) throws IOException, InterruptedException {
        return new Listening(options);
    }

    String url() {
        return url;
    }

    Printed printed() {
        return printed;
    }

    /** Makes a call with a body and headers. */
    HttpResponse<String> call(String body, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + "/hook")).POST(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    void type(String line) throws IOException {
        keyboard.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
    }

    void closeKeyboard() throws IOException {
        keyboard.close();
    }

    /** The exit status, when it ends by itself. */
    int exit() throws Exception {
        return exit.get(20, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }
}
