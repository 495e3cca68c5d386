package io.habeas.storage;

import java.util.Set;

/** A kind of place that packages go to. One bean for each, in a package of its own. */
public interface Destination {

    /** The types of storage configuration it serves. */
    Set<StorageType> types();

    /**
     * Puts a package there, replacing one of the same name as a whole: whoever looks sees the old one or the new one. What may go wrong with
     * the place is a {@link Upload.Failed}; a failure of the content itself is thrown, and leaves nothing behind.
     */
    Upload upload(StorageView config, PackageName name, PackageContent content);
}
