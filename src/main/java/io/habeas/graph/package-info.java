/** Collections, fields and references as a graph, its traversal, and what rows mean in it. Pure: no I/O, no framework. */
@ApplicationModule(allowedDependencies = {"masking", "taxonomy"})
@NullMarked
package io.habeas.graph;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
