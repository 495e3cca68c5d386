package io.habeas.storage;

import java.io.IOException;
import java.io.OutputStream;

/** A package that writes itself, piece by piece, so that its size is no matter; it may be asked to do so again. */
@FunctionalInterface
public interface PackageContent {

    /** Writes all of it and does not close the stream. @throws IOException only as the stream throws it */
    void writeTo(OutputStream out) throws IOException;
}
