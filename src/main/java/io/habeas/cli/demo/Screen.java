package io.habeas.cli.demo;

import io.habeas.cli.terminal.Colours;
import io.habeas.cli.terminal.Colours.Ink;
import java.io.PrintStream;
import java.util.Locale;

/** What the demo shows: plain lines, in colour on a terminal, each with the seconds since the start. */
final class Screen {
    private final PrintStream out;
    private final Colours colours;
    private final long started = System.nanoTime();

    Screen(PrintStream out, Colours colours) {
        this.out = out;
        this.colours = colours;
    }

    static Screen ofThisProcess() {
        return new Screen(System.out, Colours.ofThisProcess());
    }

    /** Seconds since the start. */
    double seconds() {
        return (System.nanoTime() - started) / 1e9;
    }

    synchronized void chapter(String title) {
        out.println();
        out.println(colours.paint(Ink.TITLE, "── " + title + " " + "─".repeat(Math.max(2, 90 - title.length()))));
    }

    void step(String what, String outcome) {
        line(Ink.DONE, what, outcome);
    }

    void event(String what, String outcome) {
        line(Ink.NEWS, what, outcome);
    }

    void good(String what) {
        line(Ink.GOOD, "✓ " + what, "");
    }

    void bad(String what) {
        line(Ink.BAD, "✗ " + what, "");
    }

    synchronized void text(String text) {
        text.lines().forEach(line -> out.println("         " + line));
        out.flush();
    }

    private synchronized void line(Ink ink, String what, String outcome) {
        String time = String.format(Locale.ROOT, "%6.1fs  ", seconds());
        out.println(
                colours.paint(Ink.FAINT, time) + colours.paint(ink, what) + (outcome.isEmpty() ? "" : "  " + outcome));
        out.flush();
    }
}
