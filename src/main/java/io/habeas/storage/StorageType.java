package io.habeas.storage;

/** The kinds of destination that the API knows; `local` and `s3` can be used. */
public enum StorageType {
    S3,
    GCS,
    TRANSCEND,
    ONETRUST,
    ETHYCA,
    LOCAL
}
