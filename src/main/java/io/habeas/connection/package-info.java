/** Connection configs, their secrets, and the SPI that connectors implement. No connector lives here. */
@ApplicationModule(allowedDependencies = {"platform", "security", "storage", "graph", "masking"})
@NullMarked
package io.habeas.connection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
