/** The HTTP conventions of fidesops in one place: bodies in, JSON and errors out, pages, bulk results. Knows no endpoint. */
@NullMarked
package io.habeas.platform.web;

import org.jspecify.annotations.NullMarked;
