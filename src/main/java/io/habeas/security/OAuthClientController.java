package io.habeas.security;

import io.habeas.platform.openapi.Endpoint;
import io.habeas.platform.openapi.JsonShape;
import io.habeas.platform.openapi.Topic;
import io.habeas.platform.web.RequiresScope;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** OAuth clients and their scopes (auth section 3). Changes answer 200 with {@code null}, as the reference does. */
@RestController
@Topic("OAuth clients")
class OAuthClientController {
    private static final String NULL = "{\"type\": \"null\"}";
    private final ClientAdministration administration;

    OAuthClientController(ClientAdministration administration) {
        this.administration = administration;
    }

    @PostMapping("/api/v1/oauth/client")
    @Endpoint(
            value = "Create an OAuth client",
            note = "The secret is shown this once. A caller can grant only scopes it has.")
    @RequiresScope("client:create")
    ClientAdministration.NewClient create(@RequestBody Optional<List<String>> scopes, Caller caller) {
        return administration.create(scopes.orElse(List.of()), caller);
    }

    @GetMapping("/api/v1/oauth/client/{client_id}/scope")
    @Endpoint("Show the scopes of an OAuth client")
    @RequiresScope("client:read")
    List<String> scopes(@PathVariable String clientId) {
        return administration.scopes(clientId);
    }

    @PutMapping("/api/v1/oauth/client/{client_id}/scope")
    @Endpoint("Replace the scopes of an OAuth client")
    @RequiresScope("client:update")
    @JsonShape(NULL)
    JsonNode changeScopes(@PathVariable String clientId, @RequestBody List<String> scopes, Caller caller) {
        administration.changeScopes(clientId, scopes, caller);
        return NullNode.getInstance();
    }

    @DeleteMapping("/api/v1/oauth/client/{client_id}")
    @Endpoint("Delete an OAuth client and its tokens")
    @RequiresScope("client:delete")
    @JsonShape(NULL)
    JsonNode delete(@PathVariable String clientId) {
        administration.delete(clientId);
        return NullNode.getInstance();
    }

    @GetMapping("/api/v1/oauth/scope")
    @Endpoint("List all scopes")
    @RequiresScope("scope:read")
    List<String> registry() {
        return Scopes.ALL;
    }
}
