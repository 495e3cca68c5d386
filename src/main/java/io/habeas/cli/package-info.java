/** The command line and the wiring of the process. Nobody imports it. */
@NullMarked
package io.habeas.cli;

import org.jspecify.annotations.NullMarked;
