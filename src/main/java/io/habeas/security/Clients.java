package io.habeas.security;

import java.util.Optional;
import org.springframework.stereotype.Service;

/** The OAuth clients that are in force: who they are by id, and whether a secret is theirs. */
@Service
class Clients {
    private final ClientRepository clients;
    private final Optional<String> rootId;
    private final Optional<String> rootHash;
    private final String nobodysHash = ClientSecret.hash(ClientSecret.random());

    Clients(ClientRepository clients, RootClientSettings settings) {
        this.clients = clients;
        this.rootId = settings.rootClientId();
        this.rootHash = settings.rootClientSecret().map(ClientSecret::hash);
    }

    Optional<Client> find(String id) {
        return id.indexOf('\0') >= 0 ? Optional.empty() : clients.find(id).filter(this::inForce);
    }

    /** The client with this id and secret. An unknown id takes the same path as a wrong secret, so that time tells nothing. */
    Optional<Client> authenticate(String id, String secret) {
        Optional<Client> client = find(id);
        String hash = client.flatMap(this::hash).orElse(nobodysHash);
        return ClientSecret.matches(secret, hash) ? client : Optional.empty();
    }

    /** Of root clients, only the configured one counts, or else the one that was made here. */
    private boolean inForce(Client client) {
        return !client.root()
                || rootId.map(client.id()::equals).orElse(client.hashedSecret().isPresent());
    }

    private Optional<String> hash(Client client) {
        return client.root() && rootHash.isPresent() ? rootHash : client.hashedSecret();
    }
}
