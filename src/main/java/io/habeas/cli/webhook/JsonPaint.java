package io.habeas.cli.webhook;

import io.habeas.cli.terminal.Colours;
import io.habeas.cli.terminal.Colours.Ink;
import java.util.Iterator;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** JSON for people: indented, and coloured by what a value is. */
record JsonPaint(Colours colours) {

    String of(JsonNode value) {
        StringBuilder out = new StringBuilder();
        write(value, "", out);
        return out.toString();
    }

    private void write(JsonNode value, String indent, StringBuilder out) {
        if (value.isObject() && !value.isEmpty()) {
            members(value, indent, out);
        } else if (value.isArray() && !value.isEmpty()) {
            elements(value, indent, out);
        } else {
            out.append(scalar(value));
        }
    }

    private void members(JsonNode object, String indent, StringBuilder out) {
        out.append("{\n");
        Iterator<Map.Entry<String, JsonNode>> members = object.properties().iterator();
        while (members.hasNext()) {
            Map.Entry<String, JsonNode> member = members.next();
            String name = Colours.harmless(StringNode.valueOf(member.getKey()).toString());
            out.append(indent)
                    .append("  ")
                    .append(colours.paint(Ink.NAME, name))
                    .append(": ");
            write(member.getValue(), indent + "  ", out);
            out.append(members.hasNext() ? ",\n" : "\n");
        }
        out.append(indent).append('}');
    }

    private void elements(JsonNode array, String indent, StringBuilder out) {
        out.append("[\n");
        for (int i = 0; i < array.size(); i++) {
            out.append(indent).append("  ");
            write(array.get(i), indent + "  ", out);
            out.append(i + 1 < array.size() ? ",\n" : "\n");
        }
        out.append(indent).append(']');
    }

    private String scalar(JsonNode value) {
        Ink ink = value.isString() ? Ink.DONE : value.isNull() ? Ink.FAINT : Ink.NUMBER;
        return colours.paint(ink, Colours.harmless(value.toString()));
    }
}
