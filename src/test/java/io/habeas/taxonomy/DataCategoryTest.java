package io.habeas.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.habeas.Defect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataCategoryTest {

    private static final DataCategory CONTACT = new DataCategory("user.contact");

    @ParameterizedTest
    @ValueSource(strings = {"user.contact", "user.contact.email", "user.contact.address.street"})
    void isCoveredByItselfAndWhatIsAbove(String below) {
        assertThat(new DataCategory(below).isSameOrBelow(CONTACT)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"user", "user.name", "system", "user.contact_list"})
    void isNotCoveredByItsBrothersAndWhatIsBelow(String other) {
        assertThat(new DataCategory(other).isSameOrBelow(CONTACT)).isFalse();
    }

    @Test
    @Defect("A4")
    void keepsBiometricAndBiometricHealthApart() {
        assertThat(new DataCategory("user.biometric_health").isSameOrBelow(new DataCategory("user.biometric")))
                .isFalse();
    }

    @Test
    void hasTheLevelAboveAsParent() {
        assertThat(new DataCategory("user.contact.email").parent()).contains(CONTACT);
        assertThat(new DataCategory("user").parent()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "user.", ".user", "user..name", "user name", "user/name", "usér"})
    void refusesWhatIsNoKey(String text) {
        assertThat(DataCategory.parse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new DataCategory(text));
    }
}
