package io.habeas.request;

import io.habeas.platform.RequestId;
import io.habeas.vault.Identities;
import io.habeas.vault.Identity;
import io.habeas.vault.Vault;
import io.habeas.vault.VaultSettings;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Takes in what a subject sends along: kept with the request for display and search, and in the vault for the run. */
@Component
class SubjectData {
    /** The name of the package's encryption key in the vault. */
    static final String PACKAGE_KEY = io.habeas.storage.PackageKey.VAULT_NAME;

    private final ProvidedIdentities provided;
    private final Identities working;
    private final Vault vault;
    private final VaultSettings settings;
    private final Clock clock;

    SubjectData(ProvidedIdentities provided, Identities working, Vault vault, VaultSettings settings, Clock clock) {
        this.provided = provided;
        this.working = working;
        this.vault = vault;
        this.settings = settings;
        this.clock = clock;
    }

    void keep(RequestId request, Identity identity, IntakeEntry entry) {
        provided.keep(request, identity);
        vault.open(request, clock.instant().plus(settings.defaultTtlSeconds()));
        working.submit(request, identity);
        entry.encryptionKey().flatMap(PackageKey::bytes).ifPresent(key -> vault.put(request, PACKAGE_KEY, key));
    }

    /** Whether the vault still holds it: its time may be over. */
    boolean isKept(RequestId request) {
        return vault.isOpen(request);
    }
}
