package io.habeas.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.habeas.platform.settings.InvalidSettings;
import io.habeas.platform.settings.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeySettingsTest {
    private static final String TEXT = "0123456789abcdef0123456789abcdef";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
                "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY",
                " 0123456789abcdef0123456789abcdef "
            })
    void takesTheKeyAsTextAndAsBase64(String given) {
        assertThat(key(given)).isEqualTo(key(TEXT));
    }

    @Test
    void takesBothAlphabetsOfBase64() {
        assertThat(key("-_".repeat(21) + "8")).isEqualTo(key("+/".repeat(21) + "8="));
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "0123456789abcdef0123456789abcdef0", "MDEyMzQ1Njc4OWFiY2RlZg==", "!!!!"})
    void refusesOtherKeysAndDoesNotQuoteThem(String given) {
        assertThatThrownBy(() -> load(Map.of("HABEAS_ENCRYPTION_KEY", given)))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("encryption_key (HABEAS_ENCRYPTION_KEY): must be 32 bytes, as text or base64");
    }

    @ParameterizedTest
    @CsvSource({"HABEAS_ROOT_CLIENT_ID", "HABEAS_ROOT_CLIENT_SECRET"})
    void refusesHalfARootClient(String variable) {
        assertThatThrownBy(() -> load(Map.of(variable, "x")))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("set both or neither");
    }

    @Test
    void showsNoSecret() {
        Settings settings = load(Map.of(
                "HABEAS_ENCRYPTION_KEY", TEXT, "HABEAS_ROOT_CLIENT_ID", "me", "HABEAS_ROOT_CLIENT_SECRET", "hush"));

        assertThat(settings.all().values().toString()).contains("me").doesNotContain("hush", TEXT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "example.com",
                "https://example.com/",
                "https://example.com/path",
                "ftp://example.com",
                "https://"
            })
    void refusesWhatIsNoOrigin(String origin) {
        assertThatThrownBy(() -> load(Map.of("HABEAS_SECURITY_CORS_ORIGINS", origin)))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("security.cors_origins");
    }

    @Test
    void readsLifetimesInTheUnitsOfTheReference() {
        SecuritySettings settings = load(Map.of("HABEAS_SECURITY_OAUTH_ACCESS_TOKEN_EXPIRE_MINUTES", "90"))
                .get(SecuritySettings.class);

        assertThat(settings.oauthAccessTokenExpireMinutes()).hasMinutes(90);
        assertThat(settings.subjectRequestDownloadLinkTtlSeconds()).hasDays(1);
        assertThat(load(Map.of()).get(SecuritySettings.class).oauthAccessTokenExpireMinutes())
                .hasDays(8);
    }

    private static String key(String text) {
        return load(Map.of("HABEAS_ENCRYPTION_KEY", text))
                .get(KeySettings.class)
                .masterKey()
                .orElseThrow()
                .id();
    }

    private static Settings load(Map<String, String> environment) {
        return Settings.load(
                List.of(KeySettings.class, RootClientSettings.class, SecuritySettings.class), "", environment);
    }
}
