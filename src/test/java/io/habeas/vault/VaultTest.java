package io.habeas.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.habeas.MigratedDatabase;
import io.habeas.SettableClock;
import io.habeas.platform.RequestId;
import io.habeas.security.Keys;
import io.habeas.security.Sealer;
import io.habeas.security.UnreadableSecret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class VaultTest {
    private static final MigratedDatabase DATABASE = MigratedDatabase.fresh();
    private final JdbcClient jdbc = DATABASE.jdbc();
    private final SettableClock clock = SettableClock.standing();
    private final VaultStore store = new PostgresVaultStore(jdbc);
    private final Vault vault = new Vault(store, new Sealer(Keys.ring(1)), clock);
    private final RequestId request = new RequestId("pri_" + UUID.randomUUID());

    @BeforeEach
    void open() {
        vault.open(request, clock.instant().plus(Duration.ofDays(7)));
    }

    @Test
    void givesBackWhatWasPut() {
        vault.put(request, "name", bytes("first"));
        vault.put(request, "name", bytes("second"));
        vault.put(request, "empty", bytes(""));

        assertThat(get("name")).contains("second");
        assertThat(get("empty")).contains("");
        assertThat(get("other")).isEmpty();
    }

    @Test
    void aValueThatIsPutTakesThePlaceOfChunks() {
        append("name", 0, "a");
        append("name", 1, "b");

        vault.put(request, "name", bytes("whole"));

        assertThat(chunks("name")).containsExactly("whole");
    }

    @Test
    void chunksComeInOrderAndARepeatedOneOnce() {
        append("rows", 2, "two");
        append("rows", 10, "ten");
        append("rows", 0, "zero");
        append("rows", 2, "TWO");

        assertThat(chunks("rows")).containsExactly("zero", "TWO", "ten");
        assertThat(chunks("other")).isEmpty();
    }

    @Test
    void aReaderMayUseTheVault() {
        append("rows", 0, "a");
        append("rows", 1, "b");

        vault.forEachChunk(
                request,
                "rows",
                chunk -> vault.put(request, "copy/" + new String(chunk, StandardCharsets.UTF_8), chunk));

        assertThat(vault.names(request, "copy/")).containsExactly("copy/a", "copy/b");
    }

    @Test
    void openingAgainOnlyMovesTheExpiry() {
        vault.put(request, "name", bytes("value"));
        vault.open(request, clock.instant().plus(Duration.ofDays(30)));
        clock.advance(Duration.ofDays(29));

        assertThat(get("name")).contains("value");
    }

    @Test
    void closesWhenItExpires() {
        vault.put(request, "name", bytes("value"));
        clock.advance(Duration.ofDays(7));

        isClosed();
    }

    @Test
    void closesWhenItIsDestroyed() {
        vault.put(request, "name", bytes("value"));
        vault.destroy(request);
        vault.destroy(request);

        isClosed();
    }

    @Test
    void whatExpiredDoesNotComeBack() {
        vault.put(request, "name", bytes("value"));
        clock.advance(Duration.ofDays(8));
        vault.open(request, clock.instant().plus(Duration.ofDays(7)));

        assertThat(get("name")).isEmpty();
    }

    @Test
    void aValueMovedInTheDatabaseDoesNotOpen() {
        vault.put(request, "name", bytes("value"));
        jdbc.sql("UPDATE vault_entry SET name = 'other' WHERE request_id = ?")
                .param(request.value())
                .update();

        assertThatThrownBy(() -> vault.get(request, "other")).isInstanceOf(UnreadableSecret.class);
    }

    @Test
    void aKeyMovedToAnotherRequestDoesNotOpen() {
        RequestId other = new RequestId("pri_" + UUID.randomUUID());
        vault.open(other, clock.instant().plus(Duration.ofDays(7)));
        jdbc.sql(
                        "UPDATE vault_key SET sealed_key = (SELECT sealed_key FROM vault_key WHERE request_id = ?) WHERE request_id = ?")
                .params(request.value(), other.value())
                .update();

        assertThatThrownBy(() -> vault.put(other, "name", bytes("value"))).isInstanceOf(UnreadableSecret.class);
    }

    @Test
    void anotherNodeWithTheKeyReadsAndOneWithoutItDoesNot() {
        vault.put(request, "name", bytes("value"));

        assertThat(new Vault(store, new Sealer(Keys.ring(2, 1)), clock).get(request, "name"))
                .isPresent();
        assertThatThrownBy(() -> new Vault(store, new Sealer(Keys.ring(2)), clock).get(request, "name"))
                .isInstanceOf(UnreadableSecret.class);
    }

    @Test
    void writesUnderTheKeyThatIsKeptNowWhateverItReadBefore() {
        vault.put(request, "name", bytes("under the first key"));
        Vault other = new Vault(store, new Sealer(Keys.ring(1)), clock);
        other.destroy(request);
        other.open(request, clock.instant().plus(Duration.ofDays(7)));

        append("name", 0, "under the second");

        assertThat(other.get(request, "name")).get().isEqualTo(bytes("under the second"));
    }

    private void isClosed() {
        assertThat(vault.isOpen(request)).isFalse();
        List<Consumer<Vault>> uses = List.of(
                v -> v.put(request, "name", bytes("x")),
                v -> v.append(request, "name", 0, bytes("x")),
                v -> v.get(request, "name"),
                v -> v.names(request, ""),
                v -> v.remove(request, "name"),
                v -> v.forEachChunk(request, "name", _ -> {}));
        for (Consumer<Vault> use : uses) {
            assertThatThrownBy(() -> use.accept(vault))
                    .isInstanceOf(VaultClosed.class)
                    .hasMessageContaining(request.value());
        }
    }

    private Optional<String> get(String name) {
        return vault.get(request, name).map(value -> new String(value, StandardCharsets.UTF_8));
    }

    private void append(String name, int chunk, String value) {
        vault.append(request, name, chunk, bytes(value));
    }

    private List<String> chunks(String name) {
        List<String> chunks = new ArrayList<>();
        vault.forEachChunk(request, name, chunk -> chunks.add(new String(chunk, StandardCharsets.UTF_8)));
        return chunks;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
