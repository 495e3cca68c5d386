package io.habeas.webhook;

import io.habeas.platform.RequestId;
import io.habeas.vault.Vault;
import io.habeas.vault.VaultClosed;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Repository;

/** The bodies of calls, in the vault of their request: one entry an attempt, written when it is settled. They are gone when it expires. */
@Repository
public class Exchanges {
    /** What all names of bodies in the vault start with. */
    public static final String NAMES = "webhook/";

    private static final Logger log = LoggerFactory.getLogger(Exchanges.class);
    private final Vault vault;

    Exchanges(Vault vault) {
        this.vault = vault;
    }

    /** What is known of the bodies of an attempt. */
    public sealed interface Finding {
        record Kept(Exchange exchange) implements Finding {}

        /** The request's personal data has expired, and they with it. */
        record Expired() implements Finding {}

        /** Nothing was sent, or it is not known yet what came back. */
        record NeverKept() implements Finding {}
    }

    /** Keeps them; a vault that closed meanwhile takes nothing any more. Joins the caller's transaction. */
    void keep(RequestId request, long attempt, Exchange exchange) {
        try {
            vault.append(request, name(attempt), 0, exchange.encoded());
        } catch (VaultClosed expired) {
            log.debug("The bodies of attempt {} are not kept: {}", attempt, expired.getMessage());
        }
    }

    public Finding of(RequestId request, long attempt) {
        try {
            Optional<byte[]> kept = vault.get(request, name(attempt));
            return kept.<Finding>map(bytes -> new Finding.Kept(Exchange.decoded(bytes)))
                    .orElseGet(Finding.NeverKept::new);
        } catch (VaultClosed expired) {
            return new Finding.Expired();
        }
    }

    private static String name(long attempt) {
        return NAMES + attempt;
    }
}
