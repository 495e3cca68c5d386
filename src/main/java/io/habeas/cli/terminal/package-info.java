/** How the commands print for people: colours where they are seen, and nothing that a stranger could use against a terminal. */
@NullMarked
package io.habeas.cli.terminal;

import org.jspecify.annotations.NullMarked;
