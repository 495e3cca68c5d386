package io.habeas.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.platform.web.InvalidValue;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class FidesKeyProperties {

    @Property
    void aDerivedKeyIsAKeyThatDerivesItself(@ForAll String name) {
        FidesKey.derivedFrom(name).ifPresent(key -> {
            assertThat(FidesKey.of(key.value())).isEqualTo(key);
            assertThat(FidesKey.derivedFrom(key.value())).hasValue(key);
        });
    }

    @Property
    void aKeyIsTakenAsItIsOrRefusedAsAValue(@ForAll String text) {
        try {
            assertThat(FidesKey.of(text)).hasToString(text);
        } catch (InvalidValue refused) {
            assertThat(text).doesNotMatch("[a-zA-Z0-9_.-]{1,255}");
        }
    }
}
