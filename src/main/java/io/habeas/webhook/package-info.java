/** Policy webhooks: their definition, their delivery, waits and reply tokens. Decides nothing about a request's status. */
@ApplicationModule(allowedDependencies = {"platform", "security", "vault", "connection", "policy"})
@NullMarked
package io.habeas.webhook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
