/** How the server is and what it is set to: /health and /config. Reads settings by their names and knows no feature. */
@NullMarked
package io.habeas.platform.status;

import org.jspecify.annotations.NullMarked;
