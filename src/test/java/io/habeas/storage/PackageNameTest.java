package io.habeas.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.habeas.Defect;
import io.habeas.platform.FidesKey;
import io.habeas.platform.RequestId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackageNameTest {
    private static final RequestId REQUEST = new RequestId("pri_5ac8d5a6-ff4a-4d5e-9d0f-0a2c3f0f7a11");

    @Test
    @Defect({"46", "C4"})
    void isTheRequestAndItsRule() {
        assertThat(PackageName.of(REQUEST).in(PackageFormat.JSON)).isEqualTo(REQUEST + ".json");
        assertThat(PackageName.of(REQUEST, FidesKey.of("my.rule-1")).in(PackageFormat.CSV))
                .isEqualTo(REQUEST + "-my.rule-1.zip");
    }

    @Test
    void keepsLongKeysApart() {
        PackageName one = PackageName.of(REQUEST, FidesKey.of("k".repeat(254) + "1"));
        PackageName other = PackageName.of(REQUEST, FidesKey.of("k".repeat(254) + "2"));
        assertThat(one.value()).hasSize(200).isNotEqualTo(other.value()).startsWith(REQUEST.value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"../pri_1", "..", "a/b", "a\\b", "/etc/passwd", "a\u0000", "C:x", "a b", "é"})
    void makesAnyTextSafe(String text) {
        assertThat(PackageName.of(new RequestId("x" + text)).value()).matches("[A-Za-z0-9_.%-]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", ".hidden", "a/b", "a\\b", "a b", "a\n"})
    void cannotBeUnsafe(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PackageName(text));
    }
}
