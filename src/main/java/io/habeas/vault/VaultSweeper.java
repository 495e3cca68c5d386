package io.habeas.vault;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Destroys expired vaults once a minute, on every node: to destroy twice does no harm. They are closed from the instant they expire. */
@Component
@EnableScheduling
class VaultSweeper {
    private static final Logger log = LoggerFactory.getLogger(VaultSweeper.class);
    private static final long EVERY_MINUTE = 60_000;
    private final Vault vault;

    VaultSweeper(Vault vault) {
        this.vault = vault;
    }

    @Scheduled(fixedDelay = EVERY_MINUTE)
    void sweep() {
        try {
            int destroyed = vault.destroyExpired();
            if (destroyed > 0) {
                log.info("Destroyed {} expired vaults", destroyed);
            }
        } catch (DataAccessException noDatabase) {
            log.warn(
                    "Expired vaults could not be destroyed: {}",
                    noDatabase.getClass().getSimpleName());
        }
    }
}
