package io.habeas.vault;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.platform.RequestId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class DataKeyProperties {
    private final DataKey key = new DataKey(DataKey.random());

    @Property(tries = 200)
    void whatIsEncryptedDecrypts(@ForAll byte[] value, @ForAll String name, @ForAll int chunk) {
        VaultStore.Place place = new VaultStore.Place(new RequestId("pri_1"), name, chunk);

        assertThat(key.decrypt(place, key.encrypt(place, value))).isEqualTo(value);
    }
}
