package io.habeas.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.Base64URL;
import io.habeas.Defect;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenCipherTest {
    private final TokenCipher cipher = new TokenCipher(Keys.ring(1));
    private final String token = cipher.encrypt(Purpose.ACCESS_TOKEN, Map.of("a", 1));

    @Test
    @Defect("58")
    void writesTheFormOfTheReferenceWithTheIvOfTheRfc() {
        String[] parts = token.split("\\.", -1);

        assertThat(parts).hasSize(5);
        assertThat(parts[0]).isEqualTo("eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0");
        assertThat(parts[1]).isEmpty();
        assertThat(new Base64URL(parts[2]).decode()).hasSize(12);
        assertThat(new Base64URL(parts[4]).decode()).hasSize(16);
    }

    @Test
    void readsWhatItWrote() {
        assertThat(cipher.decrypt(Purpose.ACCESS_TOKEN, token)).contains(Map.of("a", 1));
    }

    @Test
    void readsTokensOfAnEarlierKey() {
        assertThat(new TokenCipher(Keys.ring(2, 1)).decrypt(Purpose.ACCESS_TOKEN, token))
                .isPresent();
    }

    @Test
    void refusesATokenOfAnotherPurposeOrKey() {
        assertThat(cipher.decrypt(Purpose.REPLY_TOKEN, token)).isEmpty();
        assertThat(new TokenCipher(Keys.ring(2)).decrypt(Purpose.ACCESS_TOKEN, token))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 3, 4})
    void refusesATokenWithAPartChanged(int part) {
        String[] parts = token.split("\\.", -1);
        parts[part] = (parts[part].startsWith("A") ? "B" : "A") + parts[part].substring(1);

        assertThat(cipher.decrypt(Purpose.ACCESS_TOKEN, String.join(".", parts)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "....",
                "nonsense",
                "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0....",
                "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..AAAA.AAAA.AAAA",
                "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..AAAAAAAAAAAAAAAA..AAAAAAAAAAAAAAAAAAAAAA",
                "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..\u00e9.\u00e9.\u00e9",
                "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..a.b.c.d.e",
                "eyJhbGciOiJub25lIn0.e30.",
                "eyJhbGciOiJIUzI1NiJ9.e30.AAAA"
            })
    void refusesWhatIsNoToken(String text) {
        assertThat(cipher.decrypt(Purpose.ACCESS_TOKEN, text)).isEmpty();
    }
}
