package io.habeas.security;

import java.util.Optional;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Service;

/**
 * The client that has every scope. Its credentials are those of the settings; without them one is made when the server introduces it for
 * the first time, and its secret is shown then and never again: only a digest is stored.
 */
@Service
public class RootClient implements InitializingBean {
    private final RootClientSettings settings;
    private final ClientRepository clients;

    RootClient(RootClientSettings settings, ClientRepository clients) {
        this.settings = settings;
        this.clients = clients;
    }

    /** What to tell the operator. */
    public sealed interface Introduction {
        String clientId();

        /** The operator chose id and secret. */
        record Configured(String clientId) implements Introduction {}

        /** Made just now: this is the one time that the secret is seen. */
        record Made(String clientId, String secret) implements Introduction {
            @Override
            public String toString() {
                return "Made[clientId=" + clientId + "]";
            }
        }

        /** Made at an earlier start; its secret was shown then. */
        record MadeEarlier(String clientId) implements Introduction {}
    }

    /**
     * Makes the root client if there is none. To be called once the server answers, and shown at once: a start that fails before has then
     * not used up the one showing.
     */
    public Introduction introduce() {
        Optional<String> configured = settings.rootClientId();
        if (configured.isPresent()) {
            return new Introduction.Configured(configured.get());
        }
        String id = ClientSecret.random();
        String secret = ClientSecret.random();
        return clients.insertMadeRoot(id, ClientSecret.hash(secret))
                ? new Introduction.Made(id, secret)
                : new Introduction.MadeEarlier(
                        clients.findMadeRoot().map(Client::id).orElse(id));
    }

    @Override
    public void afterPropertiesSet() {
        settings.rootClientId().ifPresent(clients::upsertConfiguredRoot);
    }
}
