package io.habeas.connection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The secrets that a type of connection takes (connections section 4); no others are taken. Either its {@code url} or all of its
 * components must be set and not empty.
 *
 * @param title the schema's name, as errors print it
 * @param description a sentence for people
 * @param components the names of the members that are needed without a {@code url}
 */
public record SecretSchema(String title, String description, List<SecretMember> members, List<String> components) {

    public SecretSchema {
        members = List.copyOf(members);
        components = List.copyOf(components);
    }

    private record Property(String title, String type) {}

    /** The schema as a JSON schema. */
    Map<String, Object> json() {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (SecretMember member : members) {
            String type = member.type().name().toLowerCase(Locale.ROOT);
            properties.put(member.name(), new Property(member.title(), type));
        }
        List<String> required = members.stream()
                .filter(SecretMember::mustBePresent)
                .map(SecretMember::name)
                .toList();
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("title", title);
        schema.put("description", description);
        schema.put("type", "object");
        schema.put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("additionalProperties", false);
        return schema;
    }

    /** What is wrong when neither a url nor all components are there. */
    String incomplete() {
        String list = components.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", ", "[", "]"));
        return title + " must be supplied a 'url' or all of: " + list + ".";
    }
}
