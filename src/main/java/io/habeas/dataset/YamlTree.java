package io.habeas.dataset;

import io.habeas.platform.web.ApiException;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.UnicodeReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads one YAML document as a tree of JSON. Every scalar but null stays a text, as the schema reads numbers and truths from texts by itself:
 * so a column called {@code no} keeps its name. Tags construct nothing. Anchors and merge keys work, within limits that stop a document
 * which unfolds to something huge or endless; merging is done here, as the parser's own never ends when a map merges itself.
 */
final class YamlTree {
    private static final int MOST_BYTES = 4 * 1024 * 1024;
    private static final int MOST_NODES = 300_000;
    private static final int DEEPEST = 250;
    private static final int MOST_ALIASES = 1_000;
    private static final int LONGEST_REASON = 300;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private int nodes;

    private YamlTree() {}

    /** @throws ApiException 400 when it is no YAML, or beyond the limits */
    static JsonNode read(byte[] yaml) {
        try {
            Node root = composer().compose(new UnicodeReader(new ByteArrayInputStream(yaml)));
            return root == null ? MissingNode.getInstance() : new YamlTree().tree(root, 1);
        } catch (MarkedYAMLException broken) {
            throw refusal(broken.getProblem(), broken.getProblemMark());
        } catch (YAMLException broken) {
            throw refusal(broken.getMessage(), null);
        }
    }

    private static Yaml composer() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MOST_BYTES);
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(MOST_ALIASES);
        return new Yaml(new SafeConstructor(options));
    }

    private JsonNode tree(Node node, int depth) {
        count(node, depth);
        return switch (node) {
            case ScalarNode scalar when scalar.getTag().equals(Tag.NULL) -> JSON.nullNode();
            case ScalarNode scalar -> JSON.stringNode(scalar.getValue());
            case SequenceNode sequence -> array(sequence, depth);
            case MappingNode mapping -> object(mapping, depth);
            default -> throw refusal("this cannot be in a dataset", node.getStartMark());
        };
    }

    private void count(Node node, int depth) {
        if (++nodes > MOST_NODES || depth > DEEPEST) {
            throw refusal("the document unfolds to more than can be read", node.getStartMark());
        }
    }

    private ArrayNode array(SequenceNode sequence, int depth) {
        ArrayNode array = JSON.arrayNode();
        sequence.getValue().forEach(item -> array.add(tree(item, depth + 1)));
        return array;
    }

    private ObjectNode object(MappingNode mapping, int depth) {
        ObjectNode object = JSON.objectNode();
        List<Node> merged = new ArrayList<>();
        for (NodeTuple member : mapping.getValue()) {
            if (!(member.getKeyNode() instanceof ScalarNode key)) {
                throw refusal("a key must be a text", member.getKeyNode().getStartMark());
            }
            if (key.getTag().equals(Tag.MERGE)) {
                merged.add(member.getValueNode());
            } else if (object.has(key.getValue())) {
                throw refusal("a key stands there twice", key.getStartMark());
            } else {
                object.set(key.getValue(), tree(member.getValueNode(), depth + 1));
            }
        }
        merged.forEach(source -> merge(source, object, depth + 1));
        return object;
    }

    /** Adds the members of a map, or of several, that the object does not have yet. */
    private void merge(Node source, ObjectNode into, int depth) {
        count(source, depth);
        switch (source) {
            case MappingNode mapping ->
                object(mapping, depth).properties().forEach(member -> {
                    if (!into.has(member.getKey())) {
                        into.set(member.getKey(), member.getValue());
                    }
                });
            case SequenceNode several -> several.getValue().forEach(one -> merge(one, into, depth + 1));
            default -> throw refusal("only maps can be merged", source.getStartMark());
        }
    }

    private static ApiException refusal(@Nullable String reason, @Nullable Mark where) {
        String text = reason == null ? "it cannot be read" : reason;
        String bounded = text.codePoints()
                .limit(LONGEST_REASON)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        String place =
                where == null ? "" : " (line " + (where.getLine() + 1) + ", column " + (where.getColumn() + 1) + ")";
        return ApiException.badRequest("Error in YAML: " + bounded + place);
    }
}
