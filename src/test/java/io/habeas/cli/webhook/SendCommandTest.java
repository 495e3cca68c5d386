package io.habeas.cli.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** `habeas webhook send` against `habeas webhook listen`. */
class SendCommandTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private final Printed printed = new Printed();

    @Test
    void sendsASignedCallAndReadsItsAnswer() throws Exception {
        try (Listening receiver = Listening.with("--secret", SECRET, "--derive", "customer_id=7")) {
            int exit = send(
                    receiver.url() + "/identify?x=1",
                    "--two-way",
                    "--identity",
                    "email=j@x",
                    "--authorization",
                    "Basic abcdefgh",
                    "--secret",
                    SECRET);

            assertThat(exit).isZero();
            assertThat(printed.toString())
                    .contains(
                            "Relaxed for this command",
                            "→ POST " + receiver.url() + "/identify?x=1",
                            "Basic a… (14 characters)")
                    .contains("Habeas would go on, with the derived customer_id (if a dataset declares customer_id).");
            assertThat(receiver.printed().toString())
                    .contains("POST /identify?x=1", "\"direction\": \"two_way\"", "\"callback_type\": \"pre\"")
                    .contains("\"email\": \"j@x\"", "reply-to-token", "✓ signature: valid");
        }
    }

    @Test
    void aHaltedCallIsResumedByAKeyPress() throws Exception {
        try (Listening receiver = Listening.with("--halt", "--once")) {
            receiver.type("email=new@x phone_number=5");

            int exit = send(receiver.url(), "--two-way", "--wait", "20s", "--reply-port", "0");

            assertThat(exit).isZero();
            assertThat(receiver.exit()).isZero();
            assertThat(printed.toString())
                    .contains("Habeas would let the request wait until it is resumed.", "· It is not signed")
                    .contains("with {\"derived_identity\":{\"")
                    .contains("\"email\":\"new@x\"", "\"phone_number\":\"5\"");
            assertThat(receiver.printed().toString()).contains("← 200, the request is in_processing");
        }
    }

    @Test
    void aResumeThatDoesNotComeIsAFailure() throws Exception {
        try (Listening receiver = Listening.with("--halt")) {
            assertThat(send(receiver.url(), "--two-way", "--wait", "50ms", "--reply-port", "0"))
                    .isEqualTo(1);
            assertThat(printed.toString()).contains("✗ It was not resumed in time.");
        }
    }

    @Test
    void onlyWhatMayHaltIsToldHowToReply() throws Exception {
        try (Listening receiver = Listening.with("--halt")) {
            assertThat(send(receiver.url(), "--two-way", "--type", "post")).isZero();

            assertThat(printed.toString())
                    .contains("\"callback_type\": \"post\"")
                    .contains("Habeas would go on, as nothing can be halted after the work of a policy.")
                    .doesNotContain("reply-to");
        }
    }

    @Test
    void aTestCallTellsOfNobody() throws Exception {
        try (Listening receiver = Listening.with("--halt")) {
            assertThat(send(receiver.url(), "--type", "test")).isZero();

            assertThat(receiver.printed().toString())
                    .contains("\"callback_type\": \"test\"", "\"email\": null", "  webhook-id         tst_");
            assertThat(printed.toString()).contains("Habeas would say that the test succeeded.");
        }
    }

    @Test
    void aCallOfLongAgoIsRefused() throws Exception {
        try (Listening receiver = Listening.with("--secret", SECRET)) {
            assertThat(send(receiver.url(), "--secret", SECRET, "--age", "6m", "--two-way"))
                    .isEqualTo(1);

            assertThat(printed.toString())
                    .contains("← 401", "Habeas would fail the request: the receiver answered 401.");
            assertThat(receiver.printed().toString()).contains("✗ signature: the timestamp is 36");
        }
    }

    @Test
    void theSameIdIsTheSameCall() throws Exception {
        try (Listening receiver = Listening.with()) {
            send(receiver.url(), "--id", "stp_again");
            send(receiver.url(), "--id", "stp_again");

            assertThat(receiver.printed().toString()).contains("the same for the second time");
        }
    }

    @Test
    void aFailureIsOneToTryAgain() throws Exception {
        try (Listening receiver = Listening.with("--status", "503")) {
            assertThat(send(receiver.url(), "--two-way")).isEqualTo(1);
            assertThat(printed.toString())
                    .contains("Habeas would try again after about a second: the receiver answered 503.");
        }
    }

    @Test
    void plainHttpGoesToThisMachineOnly() {
        assertThat(send("http://203.0.113.7/hook", "--timeout", "2s")).isEqualTo(1);
        assertThat(printed.toString())
                .contains("and go on: the URL is http, and only https is called (outbound.allow_http).")
                .doesNotContain("Relaxed");
    }

    @Test
    void otherPrivateAddressesAreGuarded() {
        assertThat(send("https://169.254.169.254/hook", "--timeout", "2s")).isEqualTo(1);
        assertThat(printed.toString()).contains("✗ no answer", "169.254.169.254 is a link-local address");
    }

    @Test
    void saysThatThePortToReplyToIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());

            assertThat(send("http://127.0.0.1:1/", "--two-way", "--wait", "1s", "--reply-port", port))
                    .isEqualTo(1);

            assertThat(printed.toString()).startsWith("habeas: Port " + port + " is in use");
        }
    }

    private int send(String url, String... options) {
        PrintWriter out = new PrintWriter(printed, true);
        return new CommandLine(new SendCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(out)
                .setErr(out)
                .execute(Stream.concat(Stream.of(url), Stream.of(options)).toArray(String[]::new));
    }
}
