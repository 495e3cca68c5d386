package io.habeas.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.habeas.platform.RequestId;
import io.habeas.security.UnreadableSecret;
import io.habeas.vault.VaultStore.Place;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DataKeyTest {
    private final DataKey key = new DataKey(DataKey.random());
    private final Place place = place("pri_1", "name", 0);
    private final byte[] value = "ann@example.com ".repeat(1000).getBytes(StandardCharsets.UTF_8);

    @Test
    void compressesAndShowsNothing() {
        byte[] stored = key.encrypt(place, value);

        assertThat(stored).hasSizeLessThan(value.length / 10);
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("example");
    }

    @Test
    void neverEncryptsTwiceToTheSame() {
        assertThat(key.encrypt(place, value)).isNotEqualTo(key.encrypt(place, value));
    }

    @Test
    void doesNotOpenInAnotherPlaceOrWithAnotherKey() {
        byte[] stored = key.encrypt(place, value);

        refuses(key, place("pri_2", "name", 0), stored);
        refuses(key, place("pri_1", "nam", 0), stored);
        refuses(key, place("pri_1", "name", 1), stored);
        refuses(new DataKey(DataKey.random()), place, stored);
    }

    @Test
    void doesNotOpenWhatWasChangedOrCutOff() {
        byte[] stored = key.encrypt(place, value);
        for (int i = 0; i < stored.length; i++) {
            byte[] changed = stored.clone();
            changed[i] ^= 1;
            refuses(key, place, changed);
        }
        refuses(key, place, new byte[0]);
        refuses(key, place, Arrays.copyOf(stored, 13));
        refuses(key, place, Arrays.copyOf(stored, stored.length - 1));
    }

    private static void refuses(DataKey key, Place place, byte[] stored) {
        assertThatThrownBy(() -> key.decrypt(place, stored)).isInstanceOf(UnreadableSecret.class);
    }

    private static Place place(String request, String name, int chunk) {
        return new Place(new RequestId(request), name, chunk);
    }
}
