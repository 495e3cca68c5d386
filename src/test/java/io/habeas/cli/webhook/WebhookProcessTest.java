package io.habeas.cli.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.cli.Habeas;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both commands as processes of their own, with the secret in the environment: they start no server, and load none. */
class WebhookProcessTest {
    private static final Pattern URL = Pattern.compile("Listening at (http://127\\.0\\.0\\.1:\\d+)");

    @TempDir
    Path folder;

    @Test
    void theyTalkToEachOtherWithoutSpring() throws Exception {
        Process receiver = start("listen", "--port", "0", "--once", "--halt");
        Process sender = start("send", url(receiver) + "/hook", "--two-way", "--wait", "30s", "--reply-port", "0");
        receiver.getOutputStream().write('\n');
        receiver.getOutputStream().flush();

        assertThat(output(sender)).contains("webhook-signature", "✓ Resumed after ");
        assertThat(output(receiver)).contains("✓ signature: valid", "← 200, the request is in_processing");
        assertThat(List.of(sender.waitFor(), receiver.waitFor())).containsExactly(0, 0);
        assertThat(loaded("listen", "io.habeas.cli.webhook.LocalReceiver ")).hasSize(1);
        assertThat(loaded("listen", "org.springframework.context.")).isEmpty();
        assertThat(loaded("send", "org.springframework.context.")).isEmpty();
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dstdout.encoding=UTF-8",
                "-Xlog:class+load:file=" + folder.resolve(arguments[0] + ".classes"),
                "-cp",
                System.getProperty("java.class.path"),
                Habeas.class.getName(),
                "webhook"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("HABEAS_WEBHOOK_SECRET", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        return builder.start();
    }

    private static String url(Process receiver) throws IOException {
        BufferedReader lines = receiver.inputReader(StandardCharsets.UTF_8);
        String line = String.valueOf(lines.readLine());
        Matcher url = URL.matcher(line);
        assertThat(url.find()).as(line).isTrue();
        return url.group(1);
    }

    /** All that it prints from now on; it must end by itself. */
    private static String output(Process process) throws Exception {
        StringBuilder all = new StringBuilder();
        process.inputReader(StandardCharsets.UTF_8)
                .lines()
                .forEach(line -> all.append(line).append('\n'));
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return all.toString();
    }

    private List<String> loaded(String command, String type) throws IOException {
        return Files.readAllLines(folder.resolve(command + ".classes")).stream()
                .filter(line -> line.contains("] " + type))
                .toList();
    }
}
