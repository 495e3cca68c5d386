/** Data categories and their ancestry. Pure: the JDK only, no I/O, no framework. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.habeas.taxonomy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
