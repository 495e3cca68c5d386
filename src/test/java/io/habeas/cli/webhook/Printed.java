package io.habeas.cli.webhook;

import java.io.StringWriter;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a command prints while it runs. */
final class Printed extends StringWriter {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Waits until the pattern is there; gives its first group. */
    String await(String pattern) throws InterruptedException {
        Pattern wanted = Pattern.compile(pattern);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Matcher found = wanted.matcher(toString());
            if (found.find()) {
                return found.groupCount() == 0 ? found.group() : found.group(1);
            }
            Thread.sleep(10);
        }
        throw new AssertionError("Not printed: " + pattern + "\n" + this);
    }
}
