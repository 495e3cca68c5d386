/** Settings from {@code habeas.yaml} and the environment, checked together at the start. Knows no setting but those it is shown. */
@NullMarked
package io.habeas.platform.settings;

import org.jspecify.annotations.NullMarked;
