package io.habeas.graph;

import io.habeas.graph.FieldReference.Direction;
import io.habeas.taxonomy.DataCategory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads datasets from a short notation, one collection a line: {@code customer: email[user.contact.email](string; id email),
 * address_id(>address.id), workplace(object) { position[user.job_title] }}.
 *
 * <p>In the parentheses: a type, {@code pk}, {@code len n}, {@code id name}, {@code all}, and references {@code >} (to), {@code <} (from)
 * and {@code =} (either way), with {@code dataset:} before a collection of another one. A line may end with {@code !after} and addresses.
 */
final class DatasetNotation {

    private static final Pattern FIELD = Pattern.compile("\\s*([\\w-]+)(?:\\[([\\w., ]*)])?(?:\\(([^)]*)\\))?\\s*");

    private final String dataset;
    private final String whole;
    private final Matcher text;

    private DatasetNotation(String dataset, String text) {
        this.dataset = dataset;
        this.whole = text;
        this.text = FIELD.matcher(text);
    }

    static GraphDataset dataset(String name, String lines) {
        return dataset(name, Set.of(), lines);
    }

    static GraphDataset dataset(String name, Set<String> after, String lines) {
        List<GraphCollection> collections = lines.lines()
                .filter(line -> !line.isBlank())
                .map(line -> collection(name, line))
                .toList();
        return new GraphDataset(name, name + "_connection", after, collections);
    }

    static GraphCollection collection(String dataset, String line) {
        String[] parts = line.split("!after", 2);
        int colon = parts[0].indexOf(':');
        Set<CollectionAddress> after = parts.length == 1
                ? Set.of()
                : Pattern.compile(",")
                        .splitAsStream(parts[1].strip())
                        .map(CollectionAddress::parse)
                        .collect(Collectors.toSet());
        return new GraphCollection(
                new CollectionAddress(dataset, parts[0].substring(0, colon).strip()),
                new DatasetNotation(dataset, parts[0].substring(colon + 1)).fields(),
                after);
    }

    private List<GraphField> fields() {
        List<GraphField> found = new ArrayList<>();
        do {
            found.add(field());
        } while (accepts(','));
        return found;
    }

    private GraphField field() {
        if (!text.lookingAt()) {
            throw new IllegalArgumentException("A field is expected at " + text);
        }
        GraphFieldBuilder field = GraphField.named(text.group(1));
        String categories = Objects.requireNonNullElse(text.group(2), "");
        String traits = Objects.requireNonNullElse(text.group(3), "");
        text.region(text.end(), text.regionEnd());
        parts(categories, ",").forEach(category -> field.categories(List.of(new DataCategory(category))));
        parts(traits, ";").forEach(trait -> add(trait, field));
        if (accepts('{')) {
            field.fields(fields());
            accepts('}');
        }
        return field.build();
    }

    private void add(String trait, GraphFieldBuilder field) {
        String[] words = trait.split(" ");
        switch (words[0]) {
            case "pk" -> field.primaryKey(true);
            case "all" -> field.returnAllElements(true);
            case "len" -> field.length(Integer.valueOf(words[1]));
            case "id" -> field.identity(words[1]);
            default -> {
                switch (trait.charAt(0)) {
                    case '>' -> field.reference(address(trait.substring(1)), Direction.TO);
                    case '<' -> field.reference(address(trait.substring(1)), Direction.FROM);
                    case '=' -> field.reference(address(trait.substring(1)), Direction.EITHER);
                    default -> {
                        DeclaredType type = DeclaredType.parse(trait).orElseThrow();
                        field.type(type.type()).array(type.array());
                    }
                }
            }
        }
    }

    private FieldAddress address(String written) {
        String address = written.contains(":") ? written : dataset + ":" + written;
        int dot = address.indexOf('.', address.indexOf(':'));
        return CollectionAddress.parse(address.substring(0, dot)).field(FieldPath.of(address.substring(dot + 1)));
    }

    private boolean accepts(char mark) {
        Matcher next =
                Pattern.compile("\\s*" + Pattern.quote("" + mark) + "\\s*").matcher(remaining());
        boolean accepted = next.lookingAt();
        if (accepted) {
            text.region(text.regionStart() + next.end(), text.regionEnd());
        }
        return accepted;
    }

    private String remaining() {
        return whole.substring(text.regionStart());
    }

    private static List<String> parts(String list, String separator) {
        return Pattern.compile(separator)
                .splitAsStream(list)
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
