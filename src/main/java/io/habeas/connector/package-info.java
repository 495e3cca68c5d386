/** The connectors, a package each: what a data store is to Habeas is said in {@code io.habeas.connection}, how one is reached here. */
@ApplicationModule(allowedDependencies = {"platform", "connection", "graph", "masking"})
@NullMarked
package io.habeas.connector;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
