/** Short-lived personal data, encrypted under a key per request. Nobody else stores personal data of a run. */
@ApplicationModule(allowedDependencies = {"platform", "security"})
@NullMarked
package io.habeas.vault;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
