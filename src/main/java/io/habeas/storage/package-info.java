/** Destinations of access packages and the SPI that uploads to them. Implementations live in packages of their own. */
@ApplicationModule(allowedDependencies = {"platform", "security", "vault"})
@NullMarked
package io.habeas.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
