package io.habeas.vault;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.Defect;
import io.habeas.platform.RequestId;
import io.habeas.vault.VaultStore.Chunk;
import io.habeas.vault.VaultStore.Place;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of the vault does; a store is tested by a subclass that supplies it. */
abstract class VaultStoreContract {
    private static final String KEY = "v1.sealed.key";
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private final Instant later = now.plus(Duration.ofHours(1));
    private final RequestId request = new RequestId("pri_" + UUID.randomUUID());
    private VaultStore store;

    abstract VaultStore store();

    @BeforeEach
    void open() {
        store = store();
        store.open(request, KEY, later, now);
    }

    @Test
    void keepsTheKeyUntilItExpires() {
        assertThat(store.sealedKey(request, later.minusMillis(1))).contains(KEY);
        assertThat(store.sealedKey(request, later)).isEmpty();
        assertThat(store.sealedKey(new RequestId("pri_other"), now)).isEmpty();
    }

    @Test
    void openingAgainMovesTheExpiryAndKeepsKeyAndValues() {
        write("name", 0, "value");

        store.open(request, "another", later.plusSeconds(60), now);

        assertThat(store.sealedKey(request, later)).contains(KEY);
        assertThat(read("name", 0)).contains("value");
    }

    @Test
    void openingWhatHasExpiredStartsAnew() {
        write("name", 0, "value");

        store.open(request, "another", later.plusSeconds(60), later);

        assertThat(store.sealedKey(request, later)).contains("another");
        assertThat(read("name", 0)).isEmpty();
    }

    @Test
    void writesReplaceTheirChunkOnly() {
        write("name", 0, "zero");
        write("name", 1, "one");
        write("name", 1, "ONE");

        assertThat(read("name", 0)).contains("zero");
        assertThat(read("name", 1)).contains("ONE");
    }

    @Test
    void writesNothingUnderAKeyThatIsNotKept() {
        assertThat(store.write(place("name", 0), "another", bytes("value"), now))
                .isFalse();
        assertThat(read("name", 0)).isEmpty();

        assertThat(store.write(place("name", 0), KEY, bytes("value"), later)).isFalse();
        store.destroy(request);
        assertThat(store.write(place("name", 0), KEY, bytes("value"), now)).isFalse();
    }

    @Test
    void findsTheNextChunkOverGaps() {
        write("name", 2, "two");
        write("name", 11, "eleven");

        assertThat(store.next(request, "name", 0).map(Chunk::number)).contains(2);
        assertThat(store.next(request, "name", 3).map(Chunk::number)).contains(11);
        assertThat(store.next(request, "name", 12)).isEmpty();
        assertThat(store.next(request, "nam", 0)).isEmpty();
    }

    @Test
    void listsNamesByPrefixInTheOrderOfTheirCharacters() {
        for (String name :
                new String[] {"ds:cab/b", "ds:cabinet", "ds:cab/B", "ds:cab/a", "ds_cab/a", "DS:cab/a", "ds:cab/é"}) {
            write(name, 0, "value");
        }
        write("ds:cab/a", 1, "value");

        assertThat(store.names(request, "ds:cab/")).containsExactly("ds:cab/B", "ds:cab/a", "ds:cab/b", "ds:cab/é");
        assertThat(store.names(request, "")).hasSize(7);
        assertThat(store.names(request, "%")).isEmpty();
    }

    @Test
    void readsAllThatIsKeptUnderAPrefixAtOnce() {
        write("identity/b", 0, "second");
        write("identity/a", 0, "first");
        write("identity/a", 1, "no first chunk");
        write("other", 0, "elsewhere");

        VaultStore.Kept kept = store.kept(request, "identity/", now).orElseThrow();

        assertThat(kept.sealedKey()).isEqualTo(KEY);
        assertThat(kept.entries())
                .extracting(entry -> entry.name() + " " + new String(entry.value(), StandardCharsets.UTF_8))
                .containsExactly("identity/a first", "identity/b second");
    }

    @Test
    void tellsNothingKeptFromExpired() {
        assertThat(store.kept(request, "identity/", now).orElseThrow().entries())
                .isEmpty();
        assertThat(store.kept(request, "identity/", later)).isEmpty();
    }

    @Test
    @Defect({"38", "C8"})
    void removesAllChunksOfANameAndOfNoOther() {
        write("name", 0, "value");
        write("name", 1, "value");
        write("name/more", 0, "value");

        store.remove(request, "name");

        assertThat(store.names(request, "")).containsExactly("name/more");
    }

    @Test
    void keepsOnlyWhatStartsWithOneOfThePrefixes() {
        RequestId other = new RequestId("pri_" + UUID.randomUUID());
        store.open(other, KEY, later, now);
        store.write(new Place(other, "rows", 0), KEY, bytes("value"), now);
        for (String name : new String[] {"identity/a", "identity", "webhook/1", "rows/identity/", "rows"}) {
            write(name, 0, "value");
            write(name, 1, "value");
        }

        store.keepOnly(request, List.of("identity/", "webhook/"), later);

        assertThat(store.names(request, "")).containsExactly("identity/a", "webhook/1");
        assertThat(read("identity/a", 1)).contains("value");
        assertThat(store.names(other, "")).containsExactly("rows");
    }

    @Test
    void keepingOnlyAPartShortensTheTimeAndNeverLengthensIt() {
        store.keepOnly(request, List.of(), later.plusSeconds(60));
        assertThat(store.expiry(request, now)).contains(later);

        store.keepOnly(request, List.of(), now.plusSeconds(60));

        assertThat(store.sealedKey(request, now.plusSeconds(59))).contains(KEY);
        assertThat(store.sealedKey(request, now.plusSeconds(60))).isEmpty();
    }

    @Test
    void destroysKeyAndValuesOfOneRequest() {
        RequestId other = new RequestId("pri_" + UUID.randomUUID());
        store.open(other, KEY, later, now);
        write("name", 0, "value");

        store.destroy(request);

        assertThat(store.sealedKey(request, now)).isEmpty();
        assertThat(read("name", 0)).isEmpty();
        assertThat(store.sealedKey(other, now)).isPresent();
    }

    @Test
    void destroysWhatHasExpired() {
        RequestId old = new RequestId("pri_" + UUID.randomUUID());
        Instant past = now.minus(Duration.ofDays(1));
        store.open(old, KEY, past, past.minusSeconds(1));
        store.write(new Place(old, "name", 0), KEY, bytes("value"), past.minusSeconds(1));

        assertThat(store.destroyExpired(past.minusMillis(1))).isZero();
        assertThat(store.destroyExpired(past)).isEqualTo(1);

        assertThat(store.names(old, "")).isEmpty();
        assertThat(store.sealedKey(request, now)).isPresent();
    }

    private void write(String name, int chunk, String value) {
        assertThat(store.write(place(name, chunk), KEY, bytes(value), now)).isTrue();
    }

    private Optional<String> read(String name, int chunk) {
        return store.next(request, name, chunk)
                .filter(found -> found.number() == chunk)
                .map(found -> new String(found.value(), StandardCharsets.UTF_8));
    }

    private Place place(String name, int chunk) {
        return new Place(request, name, chunk);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
