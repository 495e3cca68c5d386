package io.habeas.connection;

import io.habeas.platform.web.FieldProblem;
import io.habeas.platform.web.InputReader;
import io.habeas.platform.web.InvalidInput;
import io.habeas.platform.web.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads the secrets of a connection by their schema. All problems are told at once, at locations without {@code body}. */
@Component
class SecretReader {
    private final InputReader reader;

    SecretReader(InputReader reader) {
        this.reader = reader;
    }

    /** @throws InvalidInput with all problems, none of which repeats a value */
    ConnectionSecrets read(JsonNode body, SecretSchema schema) {
        if (!body.isObject()) {
            throw new InvalidInput(List.of(problem("body", "value is not a valid dict", "type_error.dict")));
        }
        List<FieldProblem> problems = new ArrayList<>();
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        schema.members().forEach(member -> values.put(member.name(), value(body, member, problems)));
        body.propertyNames().stream()
                .filter(name -> !values.containsKey(name))
                .sorted()
                .forEach(name -> problems.add(problem(name, "extra fields not permitted", "value_error.extra")));
        ConnectionSecrets secrets = new ConnectionSecrets(values);
        if (!isComplete(secrets, schema)) {
            problems.add(problem("__root__", schema.incomplete(), "value_error"));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return secrets;
    }

    private @Nullable Object value(JsonNode body, SecretMember member, List<FieldProblem> problems) {
        JsonNode node = body.path(member.name());
        if (node.isMissingNode() && member.mustBePresent()) {
            problems.add(problem(member.name(), "field required", "value_error.missing"));
        }
        if (node.isMissingNode() || (node.isNull() && !member.mustBePresent())) {
            return null;
        }
        try {
            return checked(reader.read(node, type(member), Location.of(member.name())), member, problems);
        } catch (InvalidInput invalid) {
            problems.addAll(invalid.problems());
            return null;
        }
    }

    private static Object checked(Object value, SecretMember member, List<FieldProblem> problems) {
        String text = value.toString();
        if (!text.isEmpty()) {
            member.check().apply(text).ifPresent(wrong -> problems.add(problem(member.name(), wrong, "value_error")));
        }
        return value;
    }

    private static boolean isComplete(ConnectionSecrets secrets, SecretSchema schema) {
        return secrets.text("url").isPresent()
                || schema.components().stream()
                        .allMatch(name -> secrets.text(name).isPresent());
    }

    private static Class<?> type(SecretMember member) {
        return switch (member.type()) {
            case STRING -> String.class;
            case INTEGER -> Integer.class;
        };
    }

    private static FieldProblem problem(String member, String message, String type) {
        return new FieldProblem(List.of(member), message, type);
    }
}
