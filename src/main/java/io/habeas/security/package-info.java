/** OAuth clients, tokens, scopes and the key ring. Nothing here knows of policies or requests. */
@ApplicationModule(allowedDependencies = {"platform"})
@NullMarked
package io.habeas.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
