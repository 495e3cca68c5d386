/** `habeas demo`: the whole main job on one machine, told step by step. It configures everything through the HTTP API. */
@NullMarked
package io.habeas.cli.demo;

import org.jspecify.annotations.NullMarked;
