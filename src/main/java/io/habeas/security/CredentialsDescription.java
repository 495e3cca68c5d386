package io.habeas.security;

import io.habeas.platform.openapi.ApiDraft;
import io.habeas.platform.openapi.ApiPart;
import org.springframework.stereotype.Component;

/** Describes access tokens: how to get one, and what each scope allows. */
@Component
class CredentialsDescription implements ApiPart {

    @Override
    public void addTo(ApiDraft draft) {
        var flow = draft.securityScheme("oauth2")
                .put("type", "oauth2")
                .put("description", "The client credentials grant of RFC 6749. The root client has every scope.")
                .putObject("flows")
                .putObject("clientCredentials")
                .put("tokenUrl", "/api/v1/oauth/token");
        var scopes = flow.putObject("scopes");
        for (String scope : Scopes.ALL) {
            String allowed = draft.allowedBy(scope);
            scopes.put(scope, allowed.isEmpty() ? "No endpoint of this version asks for it" : allowed);
        }
    }
}
