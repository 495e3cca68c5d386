package io.habeas.architecture.bad.pure;

import org.springframework.web.util.UriUtils;

/** Deliberately bad: a class of a pure package that uses a framework. */
record Impure(String text) {
    String encoded() {
        return UriUtils.encodePath(text, "UTF-8");
    }
}
