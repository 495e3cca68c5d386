package io.habeas.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.habeas.Defect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealerTest {
    private final Sealer sealer = new Sealer(Keys.ring(1));
    private final String sealed = sealer.seal(Purpose.STORED_SECRET, "row/1", "hush");

    @Test
    void doesNotOpenElsewhere() {
        refuses(Purpose.STORED_SECRET, "row/2", sealed);
        refuses(Purpose.IDENTITY, "row/1", sealed);
    }

    @Test
    void doesNotOpenWithoutItsKey() {
        assertThatThrownBy(() -> new Sealer(Keys.ring(2)).open(Purpose.STORED_SECRET, "row/1", sealed))
                .isInstanceOf(UnreadableSecret.class)
                .hasMessageContaining(Keys.master(1).id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v1",
                "v1..",
                "v2.x.y",
                "v1.KEY.",
                "v1.KEY.!!!",
                "v1.KEY.AAAA",
                "v1.KEY.AAAAAAAAAAAAAAAAAAAA",
                "hush"
            })
    void refusesWhatItDidNotMake(String stored) {
        refuses(
                Purpose.STORED_SECRET,
                "row/1",
                stored.replace("KEY", Keys.master(1).id()));
    }

    @Test
    void neverSealsTwiceToTheSame() {
        assertThat(sealer.seal(Purpose.STORED_SECRET, "row/1", "hush")).isNotEqualTo(sealed);
    }

    @Test
    @Defect("39")
    void blindIndexesOfEqualValuesAreEqualUnderOneKeyOnly() {
        BlindIndex index = new BlindIndex(Keys.ring(1));

        assertThat(index.hash("a"))
                .isEqualTo(index.hash("a"))
                .isNotEqualTo(index.hash("b"))
                .hasSize(64);
        assertThat(new BlindIndex(Keys.ring(2)).hash("a")).isNotEqualTo(index.hash("a"));
    }

    private void refuses(Purpose purpose, String context, String stored) {
        assertThatThrownBy(() -> sealer.open(purpose, context, stored)).isInstanceOf(UnreadableSecret.class);
    }
}
