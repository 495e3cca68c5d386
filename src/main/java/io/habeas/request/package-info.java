/** Privacy requests: intake, lifecycle, review, listing and resume. Does none of the work itself. */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "security",
            "vault",
            "storage",
            "connection",
            "dataset",
            "policy",
            "webhook",
            "fulfilment",
            "graph",
            "masking",
            "taxonomy"
        })
@NullMarked
package io.habeas.request;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
