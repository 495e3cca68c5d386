package io.habeas.webhook;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Why a receiver decided so, in its own words: one line of 1 to {@value #LONGEST} characters that can be shown anywhere. It is shown to those
 * who look after requests and written to no log file, so its text form hides it.
 */
public record Reason(String text) {
    private static final int LONGEST = 500;
    /** Line breaks and control characters, and what makes text run backwards or vanish. */
    private static final Pattern UNSHOWABLE = Pattern.compile("[\\p{C}\\p{Z}]+");

    /** What can be shown of a text; empty when nothing can. Longer ones are cut off. */
    static Optional<Reason> of(String text) {
        String shown = UNSHOWABLE.matcher(text).replaceAll(" ").strip();
        int end = shown.offsetByCodePoints(0, Math.min(LONGEST, shown.codePointCount(0, shown.length())));
        return shown.isEmpty()
                ? Optional.empty()
                : Optional.of(new Reason(shown.substring(0, end).strip()));
    }

    @Override
    public String toString() {
        return "Reason[" + text.length() + " characters]";
    }
}
