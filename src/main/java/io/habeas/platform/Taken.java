package io.habeas.platform;

/** The texts that refuse a key or a name, as clients of fidesops know them (api-overview section 1.1). */
public final class Taken {
    private Taken() {}

    /** @param resource the class the reference prints: {@code Policy}, {@code ConnectionConfig}, … */
    public static String key(FidesKey key, String resource) {
        return "Key " + key + " already exists in " + resource + ". Keys will be snake-cased names if not provided."
                + " If you are seeing this error without providing a key, please provide a key or a different name.";
    }

    /** @param resource as in {@link #key} */
    public static String name(String name, String resource) {
        return "Name " + name + " already exists in " + resource + ".";
    }

    /** For a name of which {@link FidesKey#derivedFrom} leaves nothing. */
    public static String noKeyIn(String name) {
        return "No key can be derived from the name " + name + ". Please provide a key or a different name.";
    }
}
