package io.habeas.connector.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads arrays as PostgreSQL writes them (its documentation, section 8.15.6): {@code {1,NULL,"a, \"b\""}}, nested for more dimensions. */
final class ArrayText {
    private final String text;
    private final Function<String, Object> element;
    private int at;

    private ArrayText(String text, Function<String, Object> element) {
        this.text = text;
        this.element = element;
        // Bounds that do not start at one are written in front: [0:1]={1,2}
        this.at = text.indexOf('{');
    }

    /** The array as a list; of several dimensions, of lists. */
    static List<@Nullable Object> read(String text, Function<String, Object> element) {
        return new ArrayText(text, element).list();
    }

    private List<@Nullable Object> list() {
        List<@Nullable Object> found = new ArrayList<>();
        at++;
        while (text.charAt(at) != '}') {
            found.add(next());
            if (text.charAt(at) != '}') {
                at++; // the delimiter: a comma, for boxes a semicolon
            }
        }
        at++;
        return found;
    }

    private @Nullable Object next() {
        return switch (text.charAt(at)) {
            case '{' -> list();
            case '"' -> element.apply(quoted());
            default -> {
                String plain = plain();
                yield plain.equals("NULL") ? null : element.apply(plain);
            }
        };
    }

    private String quoted() {
        StringBuilder content = new StringBuilder();
        for (at++; text.charAt(at) != '"'; at++) {
            if (text.charAt(at) == '\\') {
                at++;
            }
            content.append(text.charAt(at));
        }
        at++;
        return content.toString();
    }

    private String plain() {
        int start = at;
        while (",;}".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }
}
