package io.habeas.taxonomy;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A data category such as {@code user.contact.email}: dot-separated levels, the first being the broadest.
 *
 * <p>It need not be one of the {@link Taxonomy}; the constructor only refuses ({@link IllegalArgumentException}) what is
 * no key at all.
 *
 * @param key the whole key
 */
public record DataCategory(String key) implements Comparable<DataCategory> {

    private static final Pattern KEY = Pattern.compile("[a-zA-Z0-9_-]++(?:\\.[a-zA-Z0-9_-]++)*+");

    public DataCategory {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("'" + key + "' is not a data category");
        }
    }

    /** The category that {@code key} writes, or nothing when it is no dotted key. */
    public static Optional<DataCategory> parse(String key) {
        return KEY.matcher(key).matches() ? Optional.of(new DataCategory(key)) : Optional.empty();
    }

    /**
     * Whether a rule that targets {@code target} covers this category: the same one, or one below it.
     *
     * <p>The boundary is a dot, so {@code user.biometric} does not cover {@code user.biometric_health}.
     */
    public boolean isSameOrBelow(DataCategory target) {
        return key.equals(target.key) || key.startsWith(target.key + ".");
    }

    /** The category one level up, or nothing for a top-level one. */
    public Optional<DataCategory> parent() {
        int dot = key.lastIndexOf('.');
        return dot < 0 ? Optional.empty() : Optional.of(new DataCategory(key.substring(0, dot)));
    }

    @Override
    public int compareTo(DataCategory other) {
        return key.compareTo(other.key);
    }

    @Override
    public String toString() {
        return key;
    }
}
