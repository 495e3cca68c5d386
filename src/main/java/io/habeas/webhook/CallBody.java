package io.habeas.webhook;

import io.habeas.platform.RequestId;
import io.habeas.platform.web.JsonShapes;
import io.habeas.vault.Identity;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The body of a call (policy-webhooks section 3.2): both documented identities are always present, further ones when they are known. */
final class CallBody {
    private final JsonMapper mapper = JsonShapes.mapper();

    byte[] of(RequestId request, ChainedWebhook webhook, Identity identity) {
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        values.put("phone_number", identity.values().get("phone_number"));
        values.put("email", identity.values().get("email"));
        values.putAll(identity.values());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("privacy_request_id", request.value());
        body.put("direction", webhook.direction());
        body.put("callback_type", webhook.stage());
        body.put("identity", values);
        return mapper.writeValueAsBytes(body);
    }
}
