package io.habeas.cli.demo;

import java.io.PrintStream;
import java.util.Locale;

/** What the demo shows: plain lines, in colour on a terminal, each with the seconds since the start. */
final class Screen {
    private static final String RESET = "\u001b[0m";
    private final PrintStream out;
    private final boolean colour;
    private final long started = System.nanoTime();

    Screen(PrintStream out, boolean colour) {
        this.out = out;
        this.colour = colour;
    }

    /** The screen of this process: colours only where a person watches and has not said NO_COLOR. */
    static Screen ofThisProcess() {
        boolean terminal = System.console() != null && System.console().isTerminal();
        return new Screen(System.out, terminal && System.getenv("NO_COLOR") == null);
    }

    /** Seconds since the start. */
    double seconds() {
        return (System.nanoTime() - started) / 1e9;
    }

    synchronized void chapter(String title) {
        out.println();
        out.println(paint("1;36", "── " + title + " " + "─".repeat(Math.max(2, 90 - title.length()))));
    }

    void step(String what, String outcome) {
        line("32", what, outcome);
    }

    void event(String what, String outcome) {
        line("33", what, outcome);
    }

    void good(String what) {
        line("1;32", "✓ " + what, "");
    }

    void bad(String what) {
        line("1;31", "✗ " + what, "");
    }

    synchronized void text(String text) {
        text.lines().forEach(line -> out.println("         " + line));
        out.flush();
    }

    private synchronized void line(String code, String what, String outcome) {
        String time = String.format(Locale.ROOT, "%6.1fs  ", seconds());
        out.println(paint("2", time) + paint(code, what) + (outcome.isEmpty() ? "" : "  " + outcome));
        out.flush();
    }

    private String paint(String code, String text) {
        return colour ? "\u001b[" + code + "m" + text + RESET : text;
    }
}
