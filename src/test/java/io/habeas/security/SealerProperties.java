package io.habeas.security;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class SealerProperties {
    private final Sealer sealer = new Sealer(Keys.ring(1));

    @Property(tries = 100)
    void whatIsSealedOpens(@ForAll byte[] value, @ForAll String context) {
        String stored = sealer.sealBytes(Purpose.IDENTITY, context, value);

        assertThat(sealer.openBytes(Purpose.IDENTITY, context, stored)).isEqualTo(value);
    }
}
