package io.habeas.platform.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.habeas.documentation.GeneratedPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The API description as a short Markdown page: what there is, by topic, and which scope it takes. */
record Reference(JsonNode document) {
    private static final String HEAD = """
            <!-- %s -->
            # API reference

            Every endpoint, by topic, with the scope that the access token must carry. A running server shows parameters, bodies and answers at
            `/docs`, and the same as OpenAPI 3.1 at `/api/v1/openapi.json`.
            """.formatted(GeneratedPage.notice("the endpoints"));

    String markdown() {
        StringBuilder page = new StringBuilder(HEAD);
        document.path("tags").forEach(tag -> section(tag, page));
        page.append("\n## Calls that the server makes\n\n| Call | What for |\n|---|---|\n");
        document.path("webhooks")
                .fields()
                .forEachRemaining(call -> page.append("| `%s` | %s |\n"
                        .formatted(
                                call.getKey(),
                                call.getValue().at("/post/summary").asText())));
        return page.toString();
    }

    private void section(JsonNode tag, StringBuilder page) {
        page.append("\n## %s\n\n%s\n\n"
                .formatted(tag.path("name").asText(), tag.path("description").asText()));
        page.append("| Method | Path | Scope | What it does |\n|---|---|---|---|\n");
        document.path("paths")
                .fields()
                .forEachRemaining(path -> path.getValue().fields().forEachRemaining(verb -> {
                    if (verb.getValue().at("/tags/0").equals(tag.path("name"))) {
                        page.append("| %s | `%s` | %s | %s |\n"
                                .formatted(
                                        verb.getKey().toUpperCase(Locale.ROOT),
                                        path.getKey(),
                                        credential(verb.getValue().path("security")),
                                        verb.getValue().path("summary").asText()));
                    }
                }));
    }

    private static String credential(JsonNode security) {
        List<String> alternatives = new ArrayList<>();
        security.forEach(one -> one.fields()
                .forEachRemaining(scheme -> alternatives.add(
                        scheme.getKey().equals("oauth2")
                                ? "`" + scheme.getValue().get(0).asText() + "`"
                                : "reply token")));
        if (alternatives.isEmpty()) {
            return "none";
        }
        boolean optional = security.size() > alternatives.size();
        return String.join(" or ", alternatives) + (optional ? ", depending on the settings" : "");
    }
}
