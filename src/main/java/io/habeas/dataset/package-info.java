/** Stored datasets, their validation, and their view as a graph. Talks to no datastore. */
@ApplicationModule(allowedDependencies = {"platform", "security", "connection", "graph", "taxonomy"})
@NullMarked
package io.habeas.dataset;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
