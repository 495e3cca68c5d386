package io.habeas.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.habeas.Defect;
import io.habeas.TestServer;
import io.habeas.platform.RequestId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class IdentitiesTest {
    private static final Provenance RESUME = new Provenance("second", "pre", null);
    private final TestServer server = TestServer.shared();
    private final Identities identities = server.bean(Identities.class);
    private final Vault vault = server.bean(Vault.class);
    private final RequestId request = new RequestId("pri_" + UUID.randomUUID());

    @BeforeEach
    void open() {
        vault.open(request, server.bean(Clock.class).instant().plus(Duration.ofDays(1)));
    }

    @Test
    void areWhatWasSubmittedOverlaidByWhatWasDerived() {
        identities.submit(request, identity("email", "ann@example.com"));
        identities.derive(request, identity("phone_number", "+1"), answer("first"));
        identities.derive(request, identity("phone_number", "+2"), RESUME);

        assertThat(identities.of(request).values()).isEqualTo(Map.of("email", "ann@example.com", "phone_number", "+2"));
        assertThat(identities.derivations(request))
                .extracting(Derivation::provenance)
                .containsExactly(answer("first"), RESUME);
    }

    @Test
    void areEmptyUntilSomethingIsSubmitted() {
        assertThat(identities.of(request).values()).isEmpty();
    }

    @Test
    void keepTheOrderOfManyDerivations() {
        for (int i = 0; i < 12; i++) {
            identities.derive(request, identity("customer_id", "" + i), answer("hook"));
        }

        assertThat(identities.of(request).values()).containsEntry("customer_id", "11");
        assertThat(identities.derivations(request)).hasSize(12);
    }

    @Test
    void joinTheTransactionAroundThem() {
        identities.submit(request, identity("email", "ann@example.com"));
        new TransactionTemplate(server.bean(PlatformTransactionManager.class)).executeWithoutResult(transaction -> {
            identities.derive(request, identity("email", "eve@example.com"), answer("hook"));
            transaction.setRollbackOnly();
        });

        assertThat(identities.of(request).values()).containsEntry("email", "ann@example.com");
        assertThat(identities.derivations(request)).isEmpty();
    }

    @Test
    void areGoneWithTheirVault() {
        identities.submit(request, identity("email", "ann@example.com"));
        vault.destroy(request);

        assertThatThrownBy(() -> identities.of(request)).isInstanceOf(VaultClosed.class);
        assertThatThrownBy(() -> identities.submit(request, identity("email", "x")))
                .isInstanceOf(VaultClosed.class);
        assertThatThrownBy(() -> identities.derive(request, identity("email", "x"), answer("hook")))
                .isInstanceOf(VaultClosed.class);
    }

    @Test
    void showNoValueAsText() {
        Derivation derivation = new Derivation(
                identity("email", "ann@example.com"),
                answer("hook"),
                server.bean(Clock.class).instant());

        assertThat(derivation.toString()).contains("email");
    }

    /** Looks through every table as text, at bytes also as characters. */
    @Test
    @Defect("36")
    void noTableHoldsThemInClear() {
        String secret = "needle-" + UUID.randomUUID();
        identities.submit(request, identity("email", secret + "@example.com"));
        identities.derive(request, identity("customer_id", secret), answer("hook"));
        JdbcClient jdbc = server.bean(JdbcClient.class);
        List<String> tables = jdbc.sql("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")
                .query((row, _) -> row.getString("table_name"))
                .list();

        assertThat(tables).contains("vault_key", "vault_entry", "client");
        for (String table : tables) {
            String rows = jdbc.sql("SELECT coalesce(string_agg(t::text, ' '), '') FROM \"%s\" t".formatted(table))
                    .query(String.class)
                    .single();
            assertThat(rows).as(table).doesNotContain(secret).doesNotContain(hex(secret));
        }
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Provenance answer(String webhook) {
        return new Provenance(webhook, "pre", 1L);
    }

    private static Identity identity(String kind, String value) {
        return new Identity(Map.of(kind, value));
    }
}
