package io.habeas.platform.openapi;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Lets a schema take null as well, as JSON Schema 2020-12 writes it. */
final class Nulls {
    private Nulls() {}

    static ObjectNode allowedIn(ObjectNode schema) {
        if (schema.path("type").isString()) {
            String type = schema.required("type").stringValue();
            schema.putArray("type").add(type).add("null");
            if (schema.path("enum").isArray()) {
                schema.withArray("enum").addNull();
            }
            return schema;
        }
        boolean takesAnything = !schema.has("$ref") && !schema.has("oneOf") && !schema.has("anyOf");
        return takesAnything ? schema : either(schema);
    }

    /** What is said of the member stays outside of the alternatives, where readers look for it. */
    private static ObjectNode either(ObjectNode schema) {
        ObjectNode outer = JsonNodeFactory.instance.objectNode();
        for (String name : new String[] {"description", "default"}) {
            if (schema.has(name)) {
                outer.set(name, schema.remove(name));
            }
        }
        outer.putArray("anyOf").add(schema).addObject().put("type", "null");
        return outer;
    }
}
