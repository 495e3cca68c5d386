package io.habeas.vault;

import io.habeas.MigratedDatabase;

class PostgresVaultStoreTest extends VaultStoreContract {
    private static final VaultStore STORE =
            new PostgresVaultStore(MigratedDatabase.fresh().jdbc());

    @Override
    VaultStore store() {
        return STORE;
    }
}
