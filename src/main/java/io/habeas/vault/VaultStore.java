package io.habeas.vault;

import io.habeas.platform.RequestId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where the vault keeps its ciphertexts. A store sees no plain value, only names. Each request has one sealed data key; what is written names
 * the key it was encrypted under, so that nothing is ever kept under a key that was replaced meanwhile.
 */
interface VaultStore {

    /** A place in the vault of a request. */
    record Place(RequestId request, String name, int chunk) {}

    /** An encrypted chunk. */
    record Chunk(int number, byte[] value) {}

    /** Keeps this sealed key until it expires; where an unexpired one is kept already, only moves its expiry. */
    void open(RequestId request, String sealedKey, Instant expiresAt, Instant now);

    /** The sealed key, unless it has expired. */
    Optional<String> sealedKey(RequestId request, Instant now);

    /** When the key expires, unless it has. */
    Optional<Instant> expiry(RequestId request, Instant now);

    /** Writes or replaces a chunk; false, and nothing is written, when this sealed key is not kept any more or has expired. */
    boolean write(Place place, String sealedKey, byte[] value, Instant now);

    /** The first chunk of a name at or after a number. */
    Optional<Chunk> next(RequestId request, String name, int from);

    /** A value with its name, encrypted. */
    record Entry(String name, byte[] value) {}

    /** The sealed key, and the first chunks of all names that start with a prefix, in the order of the names' characters. */
    record Kept(String sealedKey, List<Entry> entries) {}

    /** What is kept under a prefix; empty when the key has expired. */
    Optional<Kept> kept(RequestId request, String prefix, Instant now);

    /** The names that start with a prefix, in the order of their characters. */
    List<String> names(RequestId request, String prefix);

    void remove(RequestId request, String name);

    /** Removes all values but those whose names start with one of these; an expiry that is later is moved to this instant. */
    void keepOnly(RequestId request, List<String> prefixes, Instant latest);

    /** Destroys key and values. */
    void destroy(RequestId request);

    /** Destroys the keys that have expired, and their values; how many. */
    int destroyExpired(Instant now);
}
