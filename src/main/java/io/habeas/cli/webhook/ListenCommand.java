package io.habeas.cli.webhook;

import io.habeas.cli.terminal.Colours;
import io.habeas.cli.terminal.Colours.Ink;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.Charset;
import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** `habeas webhook listen`: a receiver that shows what comes, answers what it is told, and resumes when Enter is pressed. */
@Command(
        name = "listen",
        description = {
            "A receiver on this machine: shows each call, verifies its signature, answers what you tell it to.",
            "",
            "A request that it halts goes on when you press Enter."
        })
final class ListenCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command = CommandSpec.create();

    @Option(names = "--port", description = "The port (default: ${DEFAULT-VALUE}; 0 for any).", defaultValue = "9000")
    private int port;

    @Option(
            names = "--host",
            description = "The address to listen at (default: ${DEFAULT-VALUE}).",
            defaultValue = "127.0.0.1")
    private String host = "";

    @Mixin
    private SecretOption secret = new SecretOption();

    @Mixin
    private AnswerOptions answer = new AnswerOptions();

    @Option(
            names = "--habeas",
            paramLabel = "URL",
            description = "Where to resume (default: what the call says as reply-to-url, else http://localhost:8080).")
    private @Nullable String habeas;

    @Option(
            names = "--once",
            description =
                    "End after one call. The exit status is 1 when its signature was wrong, or it halted and was not resumed.")
    private boolean once;

    private final InputStream keys;
    private final Clock clock = Clock.systemUTC();
    private final Set<String> resumed = new HashSet<>();

    ListenCommand() {
        this(System.in);
    }

    /** @param keys what is typed */
    ListenCommand(InputStream keys) {
        this.keys = keys;
    }

    @Override
    public Integer call() throws Exception {
        Transcript transcript = new Transcript(command.commandLine().getOut(), Colours.ofThisProcess());
        try (LocalReceiver receiver = new LocalReceiver(
                new InetSocketAddress(host, port), secret.keys(), answer.answer(), transcript, clock)) {
            introduce(receiver, transcript);
            Keyboard keyboard = new Keyboard(
                    new BufferedReader(new InputStreamReader(keys, Charset.defaultCharset())),
                    System.console() != null && System.console().isTerminal());
            boolean good = serve(receiver, keyboard, transcript);
            return good ? 0 : 1;
        } catch (BindException | UnresolvedAddressException unusable) {
            command.commandLine().getErr().println("habeas: " + problem(unusable));
            return 1;
        }
    }

    private String problem(Exception unusable) {
        return "Nothing can listen at " + host + ":" + port + " (" + unusable.getMessage()
                + "); choose another with --port, 0 for any.";
    }

    private void introduce(LocalReceiver receiver, Transcript transcript) {
        transcript.say(Ink.GOOD, "Listening at " + receiver.url() + "; Ctrl-C ends it.");
        transcript.say(Ink.FAINT, """
                A Habeas calls it when it may call this machine, over http:
                  HABEAS_OUTBOUND_ALLOW_HTTP=true HABEAS_OUTBOUND_ALLOWED_NETWORKS=127.0.0.0/8 ./habeas serve
                To call it without one: ./habeas webhook send %s/hook""".formatted(receiver.url()));
    }

    /** Serves until it is to end; whether all that ended was good. */
    private boolean serve(LocalReceiver receiver, Keyboard keyboard, Transcript transcript)
            throws InterruptedException, IOException {
        while (true) {
            LocalReceiver.Answered answered = receiver.next();
            boolean good = answered.acceptable();
            if (answered.waits()) {
                good &= resume(answered.call(), keyboard, transcript);
            }
            if (once) {
                return good;
            }
        }
    }

    private boolean resume(IncomingCall call, Keyboard keyboard, Transcript transcript)
            throws InterruptedException, IOException {
        String id = call.header("webhook-id").orElse("");
        if (resumed.contains(id)) {
            return true;
        }
        Resume resume = Resume.of(call, Optional.ofNullable(habeas));
        transcript.say(
                Ink.NEWS,
                "⏎ " + Colours.harmless(call.request())
                        + " waits. Enter resumes it; type email=… before it to derive an identity.");
        Optional<Map<String, String>> derived = keyboard.next();
        if (derived.isEmpty()) {
            transcript.say("No key can be pressed here. " + resume.command().orElse(""));
            return false;
        }
        transcript.say("→ POST " + Colours.harmless(resume.address()));
        Resume.Outcome outcome = resume.post(derived.get());
        transcript.say(outcome.resumed() ? Ink.GOOD : Ink.BAD, "← " + Colours.harmless(outcome.words()));
        if (outcome.resumed()) {
            resumed.add(id);
        }
        return outcome.resumed();
    }
}
