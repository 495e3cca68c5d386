package io.habeas.cli.webhook;

import io.habeas.cli.terminal.Colours;
import io.habeas.cli.terminal.Colours.Ink;
import io.habeas.platform.outbound.OutboundResponse;
import io.habeas.platform.outbound.OutboundResult;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** What a command shows of calls and answers. Each entry is printed whole, also when calls come at the same time. */
record Transcript(PrintWriter out, Colours colours) {
    private static final Set<String> OF_HTTP = Set.of(
            "accept",
            "accept-encoding",
            "connection",
            "content-length",
            "host",
            "te",
            "transfer-encoding",
            "user-agent");
    private static final Set<String> SECRET = Set.of("authorization", "reply-to-token", "cookie");
    private static final int WIDTH = 78;

    private static final JsonMapper JSON = new JsonMapper();

    /** A line, or several. */
    void say(String text) {
        synchronized (out) {
            out.println(text);
            out.flush();
        }
    }

    void say(Ink ink, String text) {
        say(colours.paint(ink, text));
    }

    /** A call that came in, with what its signature is worth. */
    void call(int number, IncomingCall call, SignatureReport signature, int times) {
        LocalTime time = LocalTime.ofInstant(call.at(), ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS);
        String title =
                "── call " + number + ", " + time + (times > 1 ? ", the same for the " + nth(times) + " time " : " ");
        say("\n" + colours.paint(Ink.TITLE, title + "─".repeat(Math.max(2, WIDTH - title.length()))) + "\n"
                + colours.paint(Ink.NEWS, Colours.harmless(call.method() + " " + call.address())) + "\n"
                + headers(call.headers()) + body(call) + "\n"
                + signature(signature));
    }

    /** What was answered. */
    void answered(int status, String body, Duration took) {
        say("← " + colours.paint(status < 300 ? Ink.GOOD : Ink.BAD, String.valueOf(status))
                + (body.isEmpty() ? "" : " " + body)
                + colours.paint(Ink.FAINT, "  after " + took.toMillis() + " ms"));
    }

    /** A call that is about to go out. */
    void calling(String url, Map<String, String> headers, byte[] body) {
        say(colours.paint(Ink.NEWS, "→ POST " + Colours.harmless(url)) + "\n" + headers(headers)
                + new JsonPaint(colours).of(JSON.readTree(body)));
    }

    /** What came back of a call that went out. */
    void cameBack(OutboundResponse response) {
        String took = colours.paint(
                Ink.FAINT,
                "  after " + response.took().toMillis() + " ms"
                        + (response.address() == null ? "" : " from " + response.address()));
        if (response.result() instanceof OutboundResult.Answered(int status, var _, byte[] body)) {
            String text = text(new String(body, StandardCharsets.UTF_8));
            say("← " + colours.paint(status < 300 ? Ink.GOOD : Ink.BAD, String.valueOf(status)) + " " + text + took);
        } else {
            say(colours.paint(Ink.BAD, "✗ no answer") + took);
        }
    }

    /** Headers, one a line; HTTP's own come last, and secrets are cut short. */
    String headers(Map<String, String> headers) {
        String own = lines(headers, false);
        return own + lines(headers, true);
    }

    private String lines(Map<String, String> headers, boolean ofHttp) {
        return headers.entrySet().stream()
                .filter(header -> OF_HTTP.contains(header.getKey()) == ofHttp)
                .map(header -> "  "
                        + colours.paint(
                                ofHttp ? Ink.FAINT : Ink.NAME, "%-18s".formatted(Colours.harmless(header.getKey())))
                        + " " + shown(ofHttp, value(header.getKey(), header.getValue())) + "\n")
                .collect(Collectors.joining());
    }

    private String shown(boolean faintly, String value) {
        return faintly ? colours.paint(Ink.FAINT, value) : value;
    }

    private static String value(String name, String value) {
        return SECRET.contains(name) ? shortened(value) : Colours.harmless(value);
    }

    /** Enough of a secret to know it again, and not enough to use it. */
    private static String shortened(String secret) {
        int shown = Math.min(12, secret.length() / 2);
        return Colours.harmless(secret.substring(0, shown)) + "… (" + secret.length() + " characters)";
    }

    private String body(IncomingCall call) {
        return call.json().map(new JsonPaint(colours)::of).orElseGet(() -> text(call.text()));
    }

    private static String text(String body) {
        return body.isEmpty()
                ? "(no body)"
                : body.lines().map(Colours::harmless).collect(Collectors.joining("\n"));
    }

    private String signature(SignatureReport report) {
        Ink ink = !report.checked() ? Ink.FAINT : report.acceptable() ? Ink.GOOD : Ink.BAD;
        String mark = !report.checked() ? "·" : report.acceptable() ? "✓" : "✗";
        return colours.paint(ink, mark + " signature: " + report.words());
    }

    private static String nth(int number) {
        return switch (number) {
            case 2 -> "second";
            case 3 -> "third";
            default -> number + "th";
        };
    }
}
