package io.habeas.security;

import io.habeas.platform.web.ApiException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes, changes and deletes clients. A caller can grant only scopes it has (defect 50), and nobody changes the root client (defect 59);
 * unknown clients are passed over in silence as in the reference.
 */
@Service
class ClientAdministration {
    private final ClientRepository clients;

    ClientAdministration(ClientRepository clients) {
        this.clients = clients;
    }

    /** The one time that a client's secret is seen. */
    record NewClient(String clientId, String clientSecret) {
        @Override
        public String toString() {
            return "NewClient[clientId=" + clientId + "]";
        }
    }

    /** @throws ApiException 422 for an unknown scope, 403 for one that the caller lacks */
    NewClient create(List<String> scopes, Caller caller) {
        checkGrant(scopes, Set.of(), caller);
        NewClient client = new NewClient(ClientSecret.random(), ClientSecret.random());
        clients.insert(client.clientId(), ClientSecret.hash(client.clientSecret()), Set.copyOf(scopes));
        return client;
    }

    /** The scopes in the order of the registry; none of an unknown client. */
    List<String> scopes(String clientId) {
        return clients.find(clientId).map(Client::scopes).orElse(List.of());
    }

    /** Replaces the scopes. @throws ApiException as {@link #create}, for those that the client does not have yet; 403 for the root client */
    @Transactional
    public void changeScopes(String clientId, List<String> scopes, Caller caller) {
        clients.findForUpdate(clientId).ifPresent(client -> {
            refuseRoot(client);
            checkGrant(scopes, client.stored(), caller);
            clients.updateScopes(clientId, Set.copyOf(scopes));
        });
    }

    /** @throws ApiException 403 for the root client */
    @Transactional
    public void delete(String clientId) {
        clients.findForUpdate(clientId).ifPresent(client -> {
            refuseRoot(client);
            clients.delete(clientId);
        });
    }

    private static void checkGrant(List<String> scopes, Set<String> already, Caller caller) {
        if (!Scopes.known(scopes)) {
            throw ApiException.unprocessable("Invalid Scope. Scopes must be one of " + Scopes.listed() + ".");
        }
        Set<String> lacking = new LinkedHashSet<>(scopes);
        lacking.removeAll(already);
        lacking.removeAll(caller.scopes());
        if (!lacking.isEmpty()) {
            throw ApiException.forbidden(
                    "A client can grant only scopes it has; it does not have " + String.join(", ", lacking) + ".");
        }
    }

    private static void refuseRoot(Client client) {
        if (client.root()) {
            throw ApiException.forbidden("The root client cannot be changed.");
        }
    }
}
