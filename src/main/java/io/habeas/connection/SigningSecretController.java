package io.habeas.connection;

import io.habeas.connection.ConnectionAudit.Action;
import io.habeas.platform.FidesKey;
import io.habeas.platform.Transactions;
import io.habeas.platform.openapi.Endpoint;
import io.habeas.platform.openapi.JsonShape;
import io.habeas.platform.openapi.Topic;
import io.habeas.platform.web.ApiException;
import io.habeas.platform.web.RequiresScope;
import io.habeas.platform.web.WireNames;
import io.habeas.security.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows and rotates what calls over an https connection are signed with; each is recorded with who did it (design section 5). */
@RestController
@Topic("Connections")
class SigningSecretController {
    private final ConnectionRepository connections;
    private final SigningSecrets secrets;
    private final ConnectionAudit audit;
    private final Transactions transactions;

    SigningSecretController(
            ConnectionRepository connections,
            SigningSecrets secrets,
            ConnectionAudit audit,
            Transactions transactions) {
        this.connections = connections;
        this.secrets = secrets;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** The secrets that sign calls now, the current one first. */
    record SigningSecretList(List<Shown> signingSecrets) {}

    /** A secret, for those who write the receiver. */
    @JsonShape(name = "SigningSecret")
    record Shown(String secret, Instant createdAt, @Nullable Instant expiresAt) {}

    @GetMapping("/api/v1/connection/{connection_key}/signing-secret")
    @Endpoint(
            value = "Show what calls over an https connection are signed with",
            note = "Made if there is none yet. Each reading is recorded.",
            fails = {400, 404, 409})
    @RequiresScope("connection:signing_secret")
    SigningSecretList show(@PathVariable FidesKey connectionKey, Caller caller) {
        return transactions.run(() -> {
            ConnectionRow connection = https(connectionKey, connections.find(connectionKey));
            audit.append(caller, Action.SIGNING_SECRET_READ, connectionKey);
            return shown(connection);
        });
    }

    @PostMapping("/api/v1/connection/{connection_key}/signing-secret")
    @Endpoint(
            value = "Rotate what calls over an https connection are signed with",
            note = "For 24 hours calls are signed with the former secret too.",
            fails = {400, 404, 409})
    @RequiresScope("connection:signing_secret")
    SigningSecretList rotate(@PathVariable FidesKey connectionKey, Caller caller) {
        return transactions.run(() -> {
            ConnectionRow connection = https(connectionKey, connections.lock(connectionKey));
            audit.append(caller, Action.SIGNING_SECRET_ROTATED, connectionKey);
            secrets.rotate(connection.id());
            return shown(connection);
        });
    }

    private SigningSecretList shown(ConnectionRow connection) {
        List<SigningSecret> active = secrets.active(connection.view().key());
        if (active.isEmpty()) {
            throw ApiException.conflict("The signing secret of the connection with key '"
                    + connection.view().key() + "' cannot be read any more. Rotate it to make a new one.");
        }
        return new SigningSecretList(active.stream()
                .map(secret -> new Shown(
                        secret.text(), secret.createdAt(), secret.expiresAt().orElse(null)))
                .toList());
    }

    private static ConnectionRow https(FidesKey key, Optional<ConnectionRow> found) {
        ConnectionRow connection = found.orElseThrow(
                () -> ApiException.notFound("No connection configuration found with key '" + key + "'."));
        if (connection.view().connectionType() != ConnectionType.HTTPS) {
            throw ApiException.badRequest("Only connections of type 'https' have signing secrets; the one with key '"
                    + key + "' is of type '" + WireNames.of(connection.view().connectionType()) + "'.");
        }
        return connection;
    }
}
