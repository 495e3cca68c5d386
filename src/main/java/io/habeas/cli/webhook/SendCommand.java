package io.habeas.cli.webhook;

import io.habeas.cli.terminal.Colours;
import io.habeas.cli.terminal.Colours.Ink;
import io.habeas.platform.outbound.OutboundClient;
import io.habeas.platform.outbound.OutboundLimits;
import io.habeas.platform.outbound.OutboundRequest;
import io.habeas.platform.outbound.OutboundResponse;
import io.habeas.webhook.SampleCall;
import java.net.BindException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** `habeas webhook send`: one sample call to a receiver, signed, and what would come of its answer. */
@Command(
        name = "send",
        description = {
            "Sends a sample call to a receiver, and says how its answer would be read.",
            "",
            "The exit status is 0 when the call was delivered, and resumed where that was waited for."
        })
final class SendCommand implements Callable<Integer> {
    private static final String RELAXED = """
            Relaxed for this command: plain http, and calls to this machine. A server makes them only with
              HABEAS_OUTBOUND_ALLOW_HTTP=true HABEAS_OUTBOUND_ALLOWED_NETWORKS=127.0.0.0/8""";

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Parameters(paramLabel = "URL", description = "The receiver.")
    private String url = "";

    @Mixin
    private SampleOptions sample = new SampleOptions();

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = TimeOption.class,
            description = "How long the answer may take (default: ${DEFAULT-VALUE}).",
            defaultValue = "30s")
    private Duration timeout = Duration.ZERO;

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            converter = TimeOption.class,
            description = "When the answer halts: how long to wait for the resume (default: not at all).",
            defaultValue = "0")
    private Duration patience = Duration.ZERO;

    @Option(
            names = "--reply-port",
            paramLabel = "PORT",
            description =
                    "The port of this machine to wait at, in place of a server (default: ${DEFAULT-VALUE}; 0 for any).",
            defaultValue = "8080")
    private int replyPort;

    private final Clock clock = Clock.systemUTC();

    @Override
    public Integer call() throws Exception {
        SampleCall call = sample.call();
        Optional<ReplyTo> reply = call.mayHalt() ? Optional.of(ReplyTo.of(call.request())) : Optional.empty();
        if (reply.isEmpty() || patience.isZero()) {
            return exchange(call, sample.headers(call, reply, clock)).delivered() ? 0 : 1;
        }
        try (ReplyServer server = new ReplyServer(reply.get(), replyPort)) {
            Map<String, String> headers = sample.headers(call, reply, clock);
            headers.put("reply-to-url", server.url());
            SampleCall.Reading reading = exchange(call, headers);
            return reading.waits() ? resumed(server) : reading.delivered() ? 0 : 1;
        } catch (BindException taken) {
            command.commandLine()
                    .getErr()
                    .println(
                            "habeas: Port " + replyPort
                                    + " is in use, so nothing can wait for the resume there; choose another with --reply-port.");
            return 1;
        }
    }

    private SampleCall.Reading exchange(SampleCall call, Map<String, String> headers) {
        Transcript transcript = transcript();
        SampleGuard guard = SampleGuard.of(url, System.getenv());
        if (guard.relaxed()) {
            transcript.say(Ink.FAINT, RELAXED);
        }
        transcript.calling(url, headers, call.body());
        if (!sample.signed()) {
            transcript.say(Ink.NEWS, "· It is not signed: no --secret was given.");
        }
        OutboundRequest request =
                new OutboundRequest(url, headers, call.body(), OutboundLimits.DEFAULT.withTotal(timeout));
        try (OutboundClient client = new OutboundClient(guard.policy())) {
            OutboundResponse response = client.post(request);
            SampleCall.Reading reading = call.read(response.result(), clock);
            transcript.cameBack(response);
            transcript.say(reading.delivered() ? Ink.GOOD : Ink.BAD, "Habeas would " + reading.words() + ".");
            return reading;
        }
    }

    private int resumed(ReplyServer server) throws InterruptedException {
        Transcript transcript = transcript();
        transcript.say("Waiting for POST " + server.url() + " …");
        long started = System.nanoTime();
        Optional<JsonNode> body = server.await(patience);
        if (body.isEmpty()) {
            transcript.say(Ink.BAD, "✗ It was not resumed in time.");
            return 1;
        }
        String took = String.format(Locale.ROOT, "after %.1f s, with ", (System.nanoTime() - started) / 1e9);
        transcript.say(
                Ink.GOOD, "✓ Resumed " + took + Colours.harmless(body.get().toString()) + ".");
        return 0;
    }

    private Transcript transcript() {
        return new Transcript(command.commandLine().getOut(), Colours.ofThisProcess());
    }
}
