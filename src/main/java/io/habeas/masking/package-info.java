/** Masking strategies: a value in, its masked value out. Pure: no I/O, no framework; secrets are handed in. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.habeas.masking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
