package io.habeas.cli.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.webhook.WebhookSignature;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ListenCommandTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String BODY =
            "{\"privacy_request_id\":\"pri_1\",\"identity\":{\"email\":\"jane@example.com\"}}";
    private final Instant now = Clock.systemUTC().instant();

    @Test
    void showsACallWithItsSecretsCutShort() throws Exception {
        try (Listening listening = Listening.with("--secret", SECRET)) {
            Map<String, String> headers = signed("stp_1", now, BODY);
            headers.put("authorization", "Bearer the-whole-secret");

            assertThat(listening.call(BODY, headers).statusCode()).isEqualTo(200);

            listening.printed().await("← 200 \\{}");
            assertThat(listening.printed().toString())
                    .contains("POST /hook\n", "  authorization      Bearer the-… (23 characters)\n", "stp_1")
                    .contains(
                            "{\n  \"privacy_request_id\": \"pri_1\",\n  \"identity\": {\n    \"email\": \"jane@example.com\"")
                    .contains("✓ signature: valid, ")
                    .doesNotContain("the-whole-secret");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "webhook-signature |                     | not signed: webhook-signature is missing",
                "webhook-signature | v1,AAAA             | the signature does not match: it is by another secret, or the body was changed",
                "webhook-signature | v1,AAAA v1,BBBB     | none of the 2 signatures matches",
                "webhook-signature | v1a,AAAA            | webhook-signature has none of version v1",
                "webhook-timestamp | 2026-11-24T00:00:00 | webhook-timestamp is no number of seconds",
                "webhook-timestamp | 1000000000          | s old, and at most 300 s are taken",
                "webhook-timestamp | 9000000000          | s ahead of this machine's clock, and at most 300 s are taken",
                "webhook-id        | stp.1               | webhook-id is empty or has a full stop"
            })
    void saysWhyASignatureIsWrongAndRefusesTheCall(String header, String value, String why) throws Exception {
        try (Listening listening = Listening.with("--secret", SECRET, "--once")) {
            Map<String, String> headers = signed("stp_1", now, BODY);
            if (value == null) {
                headers.remove(header);
            } else {
                headers.put(header, value);
            }

            assertThat(listening.call(BODY, headers).statusCode()).isEqualTo(401);

            assertThat(listening.exit()).isEqualTo(1);
            assertThat(listening.printed().toString()).contains("✗ signature: ", why);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                                                  | {}",
                "--halt                                            | {\"halt\":true}",
                "--derive email=j@x --derive phone_number=5        | {\"halt\":false,\"derived_identity\":{\"email\":\"j@x\",\"phone_number\":\"5\"}}",
                "--halt --derive email=j@x                         | {\"halt\":true,\"derived_identity\":{\"email\":\"j@x\"}}",
                "--decision review --reason why                    | {\"decision\":\"review\",\"reason\":\"why\"}",
                "--decision continue --derive email=j@x            | {\"decision\":\"continue\",\"derived_identity\":{\"email\":\"j@x\"}}"
            })
    void answersWhatItWasTold(String options, String answer) throws Exception {
        String[] told = options == null ? new String[0] : options.split(" ");
        try (Listening listening = Listening.with(told)) {
            var answered = listening.call(BODY, Map.of());

            assertThat(answered.body()).isEqualTo(answer);
            assertThat(answered.headers().firstValue("content-type")).contains("application/json");
        }
    }

    @Test
    void aWaitHasItsEnd() throws Exception {
        try (Listening listening = Listening.with("--decision", "wait", "--wait-for", "2h")) {
            String answer = listening.call(BODY, Map.of()).body();

            Instant end = Instant.parse(answer.replaceAll(".*\"wait_until\":\"([^\"]*)\".*", "$1"));
            assertThat(end).isBetween(now.plusSeconds(7_199), now.plusSeconds(7_260));
        }
    }

    @Test
    void failsTheFirstTriesOfEachCall() throws Exception {
        try (Listening listening = Listening.with("--fail-first", "2")) {
            assertThat(List.of("a", "a", "b", "a", "a", "b", "b"))
                    .map(id -> listening.call(BODY, Map.of("webhook-id", id)).statusCode())
                    .containsExactly(503, 503, 503, 200, 200, 503, 200);
            listening.printed().await("call 4, \\d\\d:\\d\\d:\\d\\d, the same for the third time");
        }
    }

    @Test
    void answersAStatusLate() throws Exception {
        try (Listening listening = Listening.with("--status", "500", "--delay", "300ms")) {
            long started = System.nanoTime();

            assertThat(listening.call(BODY, Map.of()).statusCode()).isEqualTo(500);

            assertThat(System.nanoTime() - started).isGreaterThan(300_000_000);
        }
    }

    @Test
    void whatACallSaysCannotCommandTheTerminal() throws Exception {
        try (Listening listening = Listening.with()) {
            listening.call("no JSON \u001b[2J\u202e", Map.of());

            listening.printed().await("← 200");
            assertThat(listening.printed().toString())
                    .contains("no JSON \\u001b[2J\\u202e")
                    .doesNotContain("\u001b");
        }
    }

    @Test
    void withoutAKeyboardItSaysHowToResume() throws Exception {
        try (Listening listening = Listening.with("--halt", "--once", "--habeas", "http://habeas.example/")) {
            listening.closeKeyboard();

            listening.call(BODY, Map.of("reply-to", "/privacy-request/pri_1/resume", "reply-to-token", "eyJ.a_b-c"));

            assertThat(listening.exit()).isEqualTo(1);
            assertThat(listening.printed().toString())
                    .contains("curl -X POST 'http://habeas.example/api/v1/privacy-request/pri_1/resume' -d '{}'"
                            + " -H 'content-type: application/json' -H 'authorization: Bearer eyJ.a_b-c'");
        }
    }

    @Test
    void aTokenThatAShellWouldRunIsNotPrinted() throws Exception {
        try (Listening listening = Listening.with("--halt", "--once")) {
            listening.closeKeyboard();

            listening.call(BODY, Map.of("reply-to-token", "x'; rm -rf ~; '"));

            assertThat(listening.exit()).isEqualTo(1);
            assertThat(listening.printed().toString()).doesNotContain("curl");
        }
    }

    @Test
    void saysThatNobodyCanBeAskedToResume() throws Exception {
        try (Listening listening = Listening.with("--halt", "--once")) {
            listening.call(BODY, Map.of("reply-to-token", "t", "reply-to-url", "http://127.0.0.1:1/x"));
            listening.type("");

            assertThat(listening.exit()).isEqualTo(1);
            assertThat(listening.printed().toString())
                    .contains("← nobody answers there; say where Habeas is with --habeas");
        }
    }

    @Test
    void saysThatThePortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(run("--port", String.valueOf(taken.getLocalPort())))
                    .isEqualTo("1 habeas: Nothing can listen at 127.0.0.1:" + taken.getLocalPort()
                            + " (Address already in use); choose another with --port, 0 for any.\n");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--halt --decision wait        | --halt and --decision are two ways to say one thing; give one.",
                "--reason why                  | --reason goes with --decision.",
                "--decision cancel --wait-for 2| --wait-for goes with --decision wait.",
                "--decision maybe              | Invalid value for option '--decision'",
                "--status 99                   | --status must be between 200 and 599.",
                "--delay soon                  | must be a time such as 500ms, 2s or 1m",
                "--fail-first -1               | --fail-first must not be negative.",
                "--secret whsec_%              | --secret: A signing secret is whsec_ and base64."
            })
    void refusesWhatMakesNoSense(String options, String why) {
        assertThat(run(options.split(" "))).startsWith("2 ").contains(why);
    }

    private static String run(String... arguments) {
        StringWriter printed = new StringWriter();
        int exit = new CommandLine(new ListenCommand(InputStream.nullInputStream()))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setErr(new PrintWriter(printed, true))
                .execute(arguments);
        return exit + " " + printed;
    }

    private static Map<String, String> signed(String id, Instant time, String body) {
        List<byte[]> keys = List.of(WebhookSignature.key(SECRET));
        return new HashMap<>(Map.of(
                "webhook-id", id,
                "webhook-timestamp", WebhookSignature.timestamp(time),
                "webhook-signature", WebhookSignature.sign(keys, id, time, body.getBytes(StandardCharsets.UTF_8))));
    }
}
