package io.habeas.connection;

import java.util.List;
import java.util.Optional;

/**
 * A connection with all that a call over it needs, as it is at this moment; never to be kept.
 *
 * @param secrets what it was given, if that can be read
 * @param signingSecrets what to sign with, the current one first; empty when it is not of type https, or none can be read
 */
public record WebhookConnection(
        ConnectionView view, Optional<ConnectionSecrets> secrets, List<SigningSecret> signingSecrets) {
    public WebhookConnection {
        signingSecrets = List.copyOf(signingSecrets);
    }
}
