package io.habeas.security;

import io.habeas.platform.web.RequiresScope;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** OAuth clients and their scopes (auth section 3). */
@RestController
class OAuthClientController {
    private final ClientAdministration administration;

    OAuthClientController(ClientAdministration administration) {
        this.administration = administration;
    }

    @PostMapping("/api/v1/oauth/client")
    @RequiresScope("client:create")
    ClientAdministration.NewClient create(@RequestBody Optional<List<String>> scopes, Caller caller) {
        return administration.create(scopes.orElse(List.of()), caller);
    }

    @GetMapping("/api/v1/oauth/client/{client_id}/scope")
    @RequiresScope("client:read")
    List<String> scopes(@PathVariable String clientId) {
        return administration.scopes(clientId);
    }

    @PutMapping("/api/v1/oauth/client/{client_id}/scope")
    @RequiresScope("client:update")
    @Nullable
    Void changeScopes(@PathVariable String clientId, @RequestBody List<String> scopes, Caller caller) {
        administration.changeScopes(clientId, scopes, caller);
        return null;
    }

    @DeleteMapping("/api/v1/oauth/client/{client_id}")
    @RequiresScope("client:delete")
    @Nullable
    Void delete(@PathVariable String clientId) {
        administration.delete(clientId);
        return null;
    }

    @GetMapping("/api/v1/oauth/scope")
    @RequiresScope("scope:read")
    List<String> registry() {
        return Scopes.ALL;
    }
}
