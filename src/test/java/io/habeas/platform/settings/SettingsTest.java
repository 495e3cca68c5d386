package io.habeas.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    enum Colour {
        RED,
        GREEN
    }

    @Section("")
    record Top(
            @Setting(value = "Where.", byDefault = "./here") Path folder) {}

    @Section("shop")
    record Shop(
            @Setting(value = "How many.", byDefault = "3") int count,

            @Setting(value = "Whether.", byDefault = "false")
            boolean open,

            @Setting(value = "How long.", byDefault = "2", unit = ChronoUnit.MINUTES)
            Duration breakTime,

            @Setting(value = "Which.", byDefault = "red") Colour colour,
            @Setting("Whence.") List<URI> origins,
            @Setting("Whither.") Optional<String> target,
            @Setting(value = "Psst.", secret = true) Optional<String> passWord) {
        Shop {
            if (count > 100) {
                throw new IllegalArgumentException("shop.count (HABEAS_SHOP_COUNT): must be at most 100");
            }
        }
    }

    @Test
    void withoutFileAndEnvironmentEverySettingHasItsDefault() {
        assertThat(shop("", Map.of()))
                .isEqualTo(new Shop(
                        3, false, Duration.ofMinutes(2), Colour.RED, List.of(), Optional.empty(), Optional.empty()));
    }

    @Test
    void readsTheSectionsOfTheFile() {
        Settings settings = load("""
                folder: /srv
                shop:
                  count: 7
                  open: yes
                  colour: GREEN
                  target: over there
                """, Map.of());

        assertThat(settings.get(Top.class).folder()).isEqualTo(Path.of("/srv"));
        assertThat(settings.get(Shop.class).count()).isEqualTo(7);
        assertThat(settings.get(Shop.class).open()).isTrue();
        assertThat(settings.get(Shop.class).colour()).isEqualTo(Colour.GREEN);
        assertThat(settings.get(Shop.class).target()).contains("over there");
    }

    @Test
    void theEnvironmentWinsOverTheFile() {
        Shop shop = shop("shop: {count: 7, colour: green}", Map.of("HABEAS_SHOP_COUNT", "8"));

        assertThat(shop.count()).isEqualTo(8);
        assertThat(shop.colour()).isEqualTo(Colour.GREEN);
    }

    @Test
    void anEmptyEnvironmentVariableTakesAnOptionalAway() {
        assertThat(shop("shop: {target: there}", Map.of("HABEAS_SHOP_TARGET", ""))
                        .target())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"90s, 90", "15m, 900", "2h, 7200", "7d, 604800", "5, 300", "0, 0", "10 s, 10", "3M, 180"})
    void aTimeHasAUnitOrCountsInItsOwn(String text, long seconds) {
        assertThat(shop("shop: {break_time: " + text + "}", Map.of()).breakTime())
                .hasSeconds(seconds);
    }

    @Test
    void aTimeMayBeInMilliseconds() {
        assertThat(shop("shop: {break_time: 250ms}", Map.of()).breakTime()).hasMillis(250);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1", "1.5h", "1w", "", "9999999999d"})
    void whatIsNoTimeIsRefused(String text) {
        assertThat(problems("", Map.of("HABEAS_SHOP_BREAK_TIME", text)))
                .containsExactly("shop.break_time (HABEAS_SHOP_BREAK_TIME):"
                        + " must be a time such as 90s, 15m, 12h, 7d, or a number of minutes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop: {origins: [https://a, https://b]}", "shop: {origins: 'https://a, https://b,'}"})
    void aListIsAYamlListOrATextWithCommas(String yaml) {
        assertThat(shop(yaml, Map.of()).origins()).containsExactly(URI.create("https://a"), URI.create("https://b"));
    }

    @Test
    void allProblemsAreToldTogether() {
        assertThat(problems(
                        "shop: {count: many, coulour: red}\nroof: flat",
                        Map.of("HABEAS_SHOP_OPEN", "perhaps", "HABEAS_FLOOR", "1", "HABEAS_SHOP_COLOUR", "blue")))
                .containsExactly(
                        "shop.count (HABEAS_SHOP_COUNT): must be a whole number",
                        "shop.open (HABEAS_SHOP_OPEN): must be true or false",
                        "shop.colour (HABEAS_SHOP_COLOUR): must be one of red, green",
                        "roof: there is no such setting",
                        "shop.coulour: there is no such setting",
                        "HABEAS_FLOOR: there is no such setting");
    }

    @Test
    void whatARecordRefusesIsAProblemToo() {
        assertThat(problems("shop: {count: 101}\nroof: flat", Map.of()))
                .containsExactly(
                        "shop.count (HABEAS_SHOP_COUNT): must be at most 100", "roof: there is no such setting");
    }

    @Test
    void noProblemQuotesAValue() {
        String secret = "correct-horse";
        InvalidSettings invalid = invalid(
                "shop: {count: correct-horse, open: correct-horse}",
                Map.of(
                        "HABEAS_SHOP_BREAK_TIME",
                        secret,
                        "HABEAS_SHOP_COLOUR",
                        secret,
                        "HABEAS_SHOP_ORIGINS",
                        secret + " x"));

        assertThat(invalid.problems()).hasSize(5);
        assertThat(invalid).message().doesNotContain(secret);
    }

    @Test
    void whatIsNotHabeasOwnIsLeftAlone() {
        assertThat(shop("", Map.of("PATH", "/bin", "HABEAS_CONFIG", "habeas.yaml"))
                        .count())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop: [", "shop: {count: 1, count: 2}", "\tshop: 1"})
    void aFileThatIsNoYamlIsSaidWithItsLine(String yaml) {
        assertThat(problems("# a comment\n" + yaml, Map.of()))
                .singleElement()
                .asString()
                .startsWith("habeas.yaml, line 2: ");
    }

    @Test
    void aFileThatIsNoMapIsRefused() {
        assertThat(problems("- shop", Map.of())).containsExactly("habeas.yaml: must be a map of sections");
    }

    @Test
    void findsAValueByItsNameInTheFile() {
        Settings settings = load("", Map.of());

        assertThat(settings.find("shop.count")).contains(3);
        assertThat(settings.find("shop.break_time")).contains(2L);
        assertThat(settings.find("shop.roof")).isEmpty();
    }

    private static Settings load(String yaml, Map<String, String> environment) {
        return Settings.load(List.of(Top.class, Shop.class), yaml, environment);
    }

    private static Shop shop(String yaml, Map<String, String> environment) {
        return load(yaml, environment).get(Shop.class);
    }

    private static List<String> problems(String yaml, Map<String, String> environment) {
        return invalid(yaml, environment).problems();
    }

    private static InvalidSettings invalid(String yaml, Map<String, String> environment) {
        return catchThrowableOfType(InvalidSettings.class, () -> load(yaml, environment));
    }
}
