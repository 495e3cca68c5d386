package io.habeas.cli;

import io.habeas.cli.webhook.WebhookCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** The `habeas` command. */
@Command(
        name = "habeas",
        description = "The engine that carries out privacy requests.",
        subcommands = {ServeCommand.class, DemoCommand.class, WebhookCommand.class},
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        version = "Habeas 0.1.0",
        synopsisSubcommandLabel = "COMMAND")
public final class Habeas {
    private Habeas() {}

    /** Runs a command; the exit status is 0 on success, 1 when it failed, 2 when it was called wrongly. */
    public static void main(String[] args) {
        CommandLine command = new CommandLine(new Habeas());
        command.setCaseInsensitiveEnumValuesAllowed(true);
        command.setExecutionExceptionHandler(new Failures());
        // Also on success: a server of the command may still have threads of its own.
        System.exit(command.execute(args.length == 0 ? new String[] {"--help"} : args));
    }
}
