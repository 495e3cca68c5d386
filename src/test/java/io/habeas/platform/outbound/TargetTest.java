package io.habeas.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {
    @ParameterizedTest
    @CsvSource({
        "https://example.com, https://example.com:443, example.com, /",
        "https://Example.COM/Hook, https://example.com:443, example.com, /Hook",
        "HTTPS://example.com:443/a?b=c#d, https://example.com:443, example.com, /a?b=c",
        "https://example.com:8443?x, https://example.com:8443, example.com:8443, /?x",
        "http://example.com:/, http://example.com:80, example.com, /",
        "https://my_service.internal/, https://my_service.internal:443, my_service.internal, /",
        "https://203.0.113.7/, https://203.0.113.7:443, 203.0.113.7, /",
        "https://[2001:db8::1]:444/, https://[2001:db8::1]:444, [2001:db8::1]:444, /",
        "https://example.com./, https://example.com.:443, example.com., /",
        "https://example.com/ä?ö=%20, https://example.com:443, example.com, /%C3%A4?%C3%B6=%20",
        "https://example.com//a/../b, https://example.com:443, example.com, //a/../b",
    })
    void readsAUrlIntoTheVeryPartsThatAreUsed(String url, String host, String header, String path) {
        assertThat(Target.of(url, true)).isInstanceOfSatisfying(Target.Callable.class, target -> {
            assertThat(target.host()).hasToString(host);
            assertThat(target.hostHeader()).isEqualTo(header);
            assertThat(target.path()).isEqualTo(path);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.1/",
                "https://127.0.1/",
                "https://0x7f000001/",
                "https://0x7f.0.0.1/",
                "https://0X7F.1/",
                "https://2130706433/",
                "https://017700000001/",
                "https://0177.0.0.1/",
                "https://127.0.0.01/",
                "https://127.0.0.1./",
                "https://256.0.0.1/",
                "https://1.2.3.4.5/",
                "https://0/",
                "https://example.0x1/",
                "https://127%2e0%2e0%2e1/",
                "https://%31%32%37.0.0.1/",
                "https://localhos%74/",
                "https://127。0。0。1/",
                "https://①②⑦.0.0.1/",
                "https://ｌｏｃａｌｈｏｓｔ/",
                "https://bücher.example/",
                "https://[::1%25lo]/",
                "https://[::1/",
                "https://::1/",
                "https://[v1.x]/",
                "https://[127.0.0.1]/",
                "https://a..b/",
                "https://.a/",
                "https://-a.example/",
                "https://a-.example/"
            })
    void refusesAHostThatTwoReadersCouldReadDifferently(String url) {
        assertThat(Target.of(url, false)).isInstanceOf(Target.Refused.class);
    }

    @ParameterizedTest
    @CsvSource({
        "http://example.com/, only https",
        "ftp://example.com/, not https",
        "file:///etc/passwd, not https",
        "jar:https://example.com!/x, not https",
        "example.com/hook, no scheme",
        "//example.com/hook, no scheme",
        "'', no scheme",
        "https:example.com, no host",
        "https:///hook, no host",
        "https://user@example.com/, user name",
        "https://user:secret@example.com/, user name",
        "https://good.example@169.254.169.254/, user name",
        "https://example.com:0/, port",
        "https://example.com:65536/, port",
        "https://example.com:99999999999/, port",
        "https://example.com\\@evil.example/, not valid",
        "https://example.com/a b, not valid",
        "' https://example.com/', not valid",
        "https://exa mple.com/, not valid",
        "https://example.com/%zz, not valid",
    })
    void refusesWhatIsNoUrlToCall(String url, String reason) {
        assertThat(Target.of(url, false))
                .isInstanceOfSatisfying(
                        Target.Refused.class,
                        refused -> assertThat(refused.reason()).contains(reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n", "\t", "\0", "\u2028", "\u0085"})
    void refusesControlCharactersAnywhere(String control) {
        assertThat(Target.of("https://example.com/a" + control + "b", false)).isInstanceOf(Target.Refused.class);
        assertThat(Target.of("https://exa" + control + "mple.com/", false)).isInstanceOf(Target.Refused.class);
        assertThat(Target.of("https://example.com/" + control, false)).isInstanceOf(Target.Refused.class);
    }
}
