/** `habeas webhook`: for those who write receivers. Needs no server, and starts none but its own receiver. */
@NullMarked
package io.habeas.cli.webhook;

import org.jspecify.annotations.NullMarked;
