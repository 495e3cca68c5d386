package io.habeas.cli.webhook;

import io.habeas.webhook.WebhookSignature;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The signing secret of a connection, as an option of a command or in the environment, where other users of the machine do not see it. */
final class SecretOption {
    private static final String VARIABLE = "HABEAS_WEBHOOK_SECRET";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--secret",
            paramLabel = "whsec_…",
            description = "The connection's signing secret (default: that of " + VARIABLE + ").")
    private @Nullable String given;

    /** The keys to sign or verify with; empty when no secret was given. */
    List<byte[]> keys() {
        String secret = Optional.ofNullable(given)
                .or(() -> Optional.ofNullable(System.getenv(VARIABLE)))
                .orElse("");
        try {
            return secret.isEmpty() ? List.of() : List.of(WebhookSignature.key(secret));
        } catch (IllegalArgumentException none) {
            String source = given != null ? "--secret" : VARIABLE;
            throw new ParameterException(command.commandLine(), source + ": " + none.getMessage() + ".");
        }
    }
}
