package io.habeas.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.MigratedDatabase;
import io.habeas.security.RootClient.Introduction;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RootClientTest {
    private final ClientRepository repository =
            new ClientRepository(MigratedDatabase.fresh().jdbc());

    @Test
    void isMadeAndShownOnceUnlessItIsConfigured() {
        Introduction first = introduce(none());

        assertThat(first).isInstanceOf(Introduction.Made.class);
        Introduction.Made made = (Introduction.Made) first;
        assertThat(made.toString()).doesNotContain(made.secret());
        assertThat(introduce(none())).isEqualTo(new Introduction.MadeEarlier(made.clientId()));
        assertThat(new Clients(repository, none()).authenticate(made.clientId(), made.secret()))
                .hasValueSatisfying(client -> assertThat(client.scopes()).isEqualTo(Scopes.ALL));
    }

    @Test
    void configuringOneLocksOutTheOneThatWasMade() {
        Introduction.Made made = (Introduction.Made) introduce(none());

        assertThat(introduce(configured("boss"))).isEqualTo(new Introduction.Configured("boss"));

        Clients clients = new Clients(repository, configured("boss"));
        assertThat(clients.authenticate("boss", "hush")).isPresent();
        assertThat(clients.authenticate("boss", "wrong")).isEmpty();
        assertThat(clients.authenticate(made.clientId(), made.secret())).isEmpty();
        assertThat(clients.find(made.clientId())).isEmpty();
    }

    @Test
    void oneThatIsNoLongerConfiguredIsLockedOut() {
        introduce(configured("former"));

        assertThat(new Clients(repository, configured("other")).find("former")).isEmpty();
        assertThat(new Clients(repository, none()).find("former")).isEmpty();
        assertThat(new Clients(repository, none()).authenticate("former", "")).isEmpty();
    }

    @Test
    void anOrdinaryClientIsInForceInEitherCase() {
        repository.insert("ordinary", ClientSecret.hash("hush"), Set.of("scope:read", "gone:scope"));

        assertThat(new Clients(repository, none()).authenticate("ordinary", "hush"))
                .hasValueSatisfying(client -> assertThat(client.scopes()).containsExactly("scope:read"));
        assertThat(new Clients(repository, configured("boss")).find("ordinary")).isPresent();
    }

    private Introduction introduce(RootClientSettings settings) {
        RootClient root = new RootClient(settings, repository);
        root.afterPropertiesSet();
        return root.introduce();
    }

    private static RootClientSettings none() {
        return new RootClientSettings(Optional.empty(), Optional.empty());
    }

    private static RootClientSettings configured(String id) {
        return new RootClientSettings(Optional.of(id), Optional.of("hush"));
    }
}
