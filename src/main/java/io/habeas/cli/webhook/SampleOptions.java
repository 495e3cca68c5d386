package io.habeas.cli.webhook;

import io.habeas.platform.Ids;
import io.habeas.platform.RequestId;
import io.habeas.webhook.Direction;
import io.habeas.webhook.SampleCall;
import io.habeas.webhook.Stage;
import io.habeas.webhook.WebhookSignature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say what a sample call is like. */
final class SampleOptions {
    private static final Map<String, String> JANE = Map.of("email", "jane@example.com");

    /** Before or after the work of a policy. Its text is the one of the call. */
    enum Type {
        PRE(Stage.PRE),
        POST(Stage.POST);

        private final Stage stage;

        Type(Stage stage) {
            this.stage = stage;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Mixin
    private SecretOption secret = new SecretOption();

    @Option(
            names = "--type",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).",
            defaultValue = "pre")
    private Type type = Type.PRE;

    @Option(names = "--two-way", description = "Ask instead of tell: the answer may derive an identity, or halt.")
    private boolean twoWay;

    @Option(
            names = "--identity",
            paramLabel = "NAME=VALUE",
            description = "What is known of the person; may be repeated (default: email=jane@example.com).")
    private Map<String, String> identity = new LinkedHashMap<>();

    @Option(names = "--authorization", paramLabel = "TEXT", description = "The value of the header of that name.")
    private String authorization = "";

    @Option(names = "--id", description = "The webhook-id (default: a new one). The same again is the same call again.")
    private @Nullable String id;

    @Option(
            names = "--age",
            paramLabel = "TIME",
            converter = TimeOption.class,
            description = "Sign it as if it had been sent so long ago. A receiver refuses more than 5m.",
            defaultValue = "0")
    private Duration age = Duration.ZERO;

    private final Ids ids = Ids.random();

    SampleCall call() {
        return new SampleCall(
                new RequestId(ids.next("pri")),
                type.stage,
                twoWay ? Direction.TWO_WAY : Direction.ONE_WAY,
                identity.isEmpty() ? JANE : identity);
    }

    boolean signed() {
        return !secret.keys().isEmpty();
    }

    /** The headers of a call, in the order in which they are shown. */
    Map<String, String> headers(SampleCall call, Optional<ReplyTo> reply, Clock clock) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("authorization", authorization);
        headers.put("content-type", "application/json");
        sign(call, clock.instant().minus(age), headers);
        reply.ifPresent(to -> {
            headers.put("reply-to", to.path());
            headers.put("reply-to-token", to.token());
        });
        headers.values().removeIf(String::isEmpty);
        return headers;
    }

    private void sign(SampleCall call, Instant sent, Map<String, String> headers) {
        String callId = id != null ? id : ids.next("ste");
        List<byte[]> keys = secret.keys();
        headers.put("webhook-id", callId);
        headers.put("webhook-timestamp", WebhookSignature.timestamp(sent));
        if (!keys.isEmpty()) {
            headers.put("webhook-signature", WebhookSignature.sign(keys, callId, sent, call.body()));
        }
    }
}
