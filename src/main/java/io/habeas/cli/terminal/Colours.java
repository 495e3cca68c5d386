package io.habeas.cli.terminal;

import java.util.stream.Collectors;

/** Paints text where a person watches. */
public record Colours(boolean on) {
    /** For tests, files and pipes. */
    public static final Colours NONE = new Colours(false);

    /** What a text is, and so which colour it has. */
    public enum Ink {
        FAINT("2"),
        TITLE("1;36"),
        NAME("36"),
        DONE("32"),
        NEWS("33"),
        NUMBER("35"),
        GOOD("1;32"),
        BAD("1;31");

        private final String code;

        Ink(String code) {
            this.code = code;
        }
    }

    /** Those of this process: none where nobody watches, or where NO_COLOR is set (no-color.org). */
    public static Colours ofThisProcess() {
        String refused = System.getenv("NO_COLOR");
        boolean terminal = System.console() != null && System.console().isTerminal();
        return new Colours(terminal && (refused == null || refused.isEmpty()));
    }

    /** The text in its colour. */
    public String paint(Ink ink, String text) {
        return on && !text.isEmpty() ? "\u001b[" + ink.code + "m" + text + "\u001b[0m" : text;
    }

    /** A text that came from elsewhere, with its control characters written out, so that it cannot command the terminal. */
    public static String harmless(String text) {
        return text.codePoints()
                .mapToObj(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT
                        ? "\\u%04x".formatted(c)
                        : Character.toString(c))
                .collect(Collectors.joining());
    }
}
