package io.habeas.cli.webhook;

import io.habeas.webhook.WebhookSignature;
import java.util.List;
import java.util.stream.Stream;
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
            description = "The connection's signing secret; may be repeated (default: those of " + VARIABLE
                    + ", with spaces between).")
    private List<String> given = List.of();

    /** The keys to sign or verify with; empty when no secret was given. */
    List<byte[]> keys() {
        List<String> secrets = given.isEmpty() ? ofEnvironment() : given;
        try {
            return secrets.stream().map(WebhookSignature::key).toList();
        } catch (IllegalArgumentException none) {
            String source = given.isEmpty() ? VARIABLE : "--secret";
            throw new ParameterException(command.commandLine(), source + ": " + none.getMessage() + ".");
        }
    }

    private static List<String> ofEnvironment() {
        String secrets = System.getenv().getOrDefault(VARIABLE, "");
        return Stream.of(secrets.split(" ")).filter(secret -> !secret.isEmpty()).toList();
    }
}
