package io.habeas.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The {@link LeanReceiver} in its process, so that its memory and its garbage are not the engine's. */
final class ReceiverProcess implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final String address;

    ReceiverProcess() throws IOException {
        process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LeanReceiver.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        address = "http://127.0.0.1:" + process.inputReader().readLine();
    }

    String url(String path) {
        return address + path;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** The calls since it was last asked, in the order in which they were answered. */
    List<Call> calls() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url("/calls"))).build();
        return http.send(request, BodyHandlers.ofString())
                .body()
                .lines()
                .map(Call::of)
                .toList();
    }

    /** The calls by request, each request's in the order in which they came. */
    static Map<String, List<Call>> byRequest(List<Call> calls) {
        return calls.stream()
                .sorted(Comparator.comparingLong(Call::arrived))
                .collect(Collectors.groupingBy(Call::request));
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
