package io.habeas.storage;

/** What an upload came to. */
public sealed interface Upload {

    /** The package is there; the location is what the subject and the operator are told: a link, or where to look. */
    record Uploaded(String location) implements Upload {}

    /** It is not, for a reason that a person can act on; it never quotes the package. */
    record Failed(String reason) implements Upload {}
}
