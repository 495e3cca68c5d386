/** The API described from its own endpoints and records: OpenAPI 3.1 as JSON, and a page that shows it. Knows no endpoint by name. */
@NullMarked
package io.habeas.platform.openapi;

import org.jspecify.annotations.NullMarked;
