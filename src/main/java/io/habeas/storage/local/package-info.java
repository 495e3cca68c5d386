/** The destination of type `local`: the packages folder below the server's data folder. */
@ApplicationModule(allowedDependencies = {"platform", "storage"})
@NullMarked
package io.habeas.storage.local;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
