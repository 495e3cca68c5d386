package io.habeas.platform.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The page that shows the API description with Swagger UI, whose files stand under {@code /webjars} of this server. */
final class ReferencePage {
    /** Nothing from elsewhere; Swagger UI sets style attributes and draws icons as data. */
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String COORDINATES = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";
    private static final String HTML = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>Habeas API reference</title>
              <link rel="stylesheet" href="/webjars/swagger-ui/{version}/swagger-ui.css">
              <link rel="icon" type="image/png" href="/webjars/swagger-ui/{version}/favicon-32x32.png">
            </head>
            <body>
              <div id="reference"></div>
              <noscript>The same as JSON: <a href="/api/v1/openapi.json">/api/v1/openapi.json</a></noscript>
              <script src="/webjars/swagger-ui/{version}/swagger-ui-bundle.js"></script>
              <script src="/docs/reference.js"></script>
            </body>
            </html>
            """;

    String html() {
        return HTML.replace("{version}", version());
    }

    private static String version() {
        try (InputStream file = ReferencePage.class.getResourceAsStream(COORDINATES)) {
            Properties coordinates = new Properties();
            coordinates.load(file);
            return coordinates.getProperty("version");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
