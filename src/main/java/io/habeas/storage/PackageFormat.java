package io.habeas.storage;

/** How an access package is written. */
public enum PackageFormat {
    JSON,
    CSV
}
