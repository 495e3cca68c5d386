package io.habeas.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.habeas.MigratedDatabase;
import io.habeas.SettableClock;
import io.habeas.platform.RequestId;
import io.habeas.security.Keys;
import io.habeas.security.Sealer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RetentionTest {
    private static final MigratedDatabase DATABASE = MigratedDatabase.fresh();
    private static final List<String> OUTLIVING = List.of(Identities.NAMES);
    private final SettableClock clock = SettableClock.standing();
    private final Vault vault = new Vault(new PostgresVaultStore(DATABASE.jdbc()), new Sealer(Keys.ring(1)), clock);
    private final RequestId request = new RequestId("pri_" + UUID.randomUUID());

    @BeforeEach
    void fill() {
        vault.open(request, clock.instant().plus(Duration.ofDays(7)));
        vault.put(request, "identity/submitted", new byte[] {1});
        vault.put(request, "access/shop:customer", new byte[] {1});
    }

    @Test
    void keepsWhatOutlivesTheCompletionUntilTheVaultExpires() {
        retention(null).complete(request, OUTLIVING);

        clock.advance(Duration.ofDays(6));
        assertThat(vault.names(request, "")).containsExactly("identity/submitted");
        clock.advance(Duration.ofDays(1));
        assertThat(vault.isOpen(request)).isFalse();
    }

    @Test
    void keepsItForTheShorterTimeThatIsSet() {
        retention(Duration.ofHours(1)).complete(request, OUTLIVING);

        clock.advance(Duration.ofMinutes(59));
        assertThat(vault.isOpen(request)).isTrue();
        clock.advance(Duration.ofMinutes(1));
        assertThat(vault.isOpen(request)).isFalse();
    }

    @Test
    void keepsNothingWhenNoTimeIsLeftToIt() {
        retention(Duration.ZERO).complete(request, OUTLIVING);

        assertThat(vault.isOpen(request)).isFalse();
    }

    @Test
    void doesNothingToAVaultThatIsClosed() {
        vault.destroy(request);

        retention(null).complete(request, OUTLIVING);

        assertThat(vault.isOpen(request)).isFalse();
    }

    @Test
    void refusesATimeThatNoDatabaseHolds() {
        assertThatThrownBy(() -> retention(Duration.ofDays(4000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("vault.keep_after_completion");
    }

    private Retention retention(Duration keep) {
        return new Retention(vault, new RetentionSettings(Optional.ofNullable(keep)), clock);
    }
}
