package io.habeas.cli.webhook;

import picocli.CommandLine.Command;

/** `habeas webhook`: the tools for those who write receivers. */
@Command(
        name = "webhook",
        description = "For those who write receivers: be one, or call one.",
        subcommands = {ListenCommand.class, SendCommand.class},
        synopsisSubcommandLabel = "COMMAND")
public final class WebhookCommand {}
