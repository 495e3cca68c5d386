package io.habeas.documentation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A page with examples in fenced blocks. */
record Guide(String text) {
    private static final Pattern BLOCK = Pattern.compile("(?m)^```(\\w*)\\n(.*?)^```$", Pattern.DOTALL);

    private static final Pattern SERVER = Pattern.compile("\\./habeas (serve|demo)|\\./mvnw ");

    static Guide at(String path) {
        return new Guide(Project.read(path));
    }

    /** The examples in a language, such as {@code sh}. */
    List<String> blocks(String language) {
        List<String> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            if (block.group(1).equals(language)) {
                blocks.add(block.group(2));
            }
        }
        return blocks;
    }

    /** All that a reader types into the second terminal: the first is that of the server. */
    String script() {
        return blocks("sh").stream()
                .filter(block -> !SERVER.matcher(block).find())
                .collect(Collectors.joining("\n"));
    }

    /** The page with some text in place of other text that must be there. */
    Guide with(String printed, String real) {
        if (!text.contains(printed)) {
            throw new AssertionError("The page does not say " + printed);
        }
        return new Guide(text.replace(printed, real));
    }
}
