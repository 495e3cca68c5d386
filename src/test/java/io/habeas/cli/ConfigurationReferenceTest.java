package io.habeas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.documentation.GeneratedPage;
import io.habeas.platform.settings.Setting;
import io.habeas.platform.settings.SettingName;
import io.habeas.platform.settings.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The reference of settings is what the code does: pages that drift fail the build. */
class ConfigurationReferenceTest {
    private final ConfigurationReference reference = new ConfigurationReference(AllSettings.TYPES);

    @Test
    void thePageIsUpToDate() {
        new GeneratedPage("docs/configuration.md").mustBe(reference.page());
    }

    @Test
    void theFileWithAllDefaultsIsUpToDate() {
        new GeneratedPage("docs/habeas.yaml").mustBe(reference.file());
    }

    @Test
    void theFileWithAllDefaultsLoadsAndChangesNothing() {
        assertThat(Settings.load(AllSettings.TYPES, reference.file(), Map.of()).all())
                .isEqualTo(Settings.load(AllSettings.TYPES, "", Map.of()).all());
    }

    @Test
    void everySettingIsExplainedInASentence() {
        assertThat(AllSettings.TYPES)
                .flatExtracting(SettingName::of)
                .extracting(SettingName::description)
                .extracting(Setting::value)
                .allSatisfy(text -> assertThat(text).matches("[A-Z].*\\."));
    }

    @Test
    void noTwoSettingsHaveOneName() {
        List<String> names = AllSettings.TYPES.stream()
                .flatMap(type -> SettingName.of(type).stream())
                .map(SettingName::environment)
                .toList();
        assertThat(names).doesNotHaveDuplicates();
    }
}
