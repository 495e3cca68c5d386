package io.habeas.masking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.habeas.Defect;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskerTest {

    private static final Hash HASH = new Hash(HashAlgorithm.SHA_256, "");
    private static final String MONKEY = "1c015e801323afa54bde5e4d510809e6b5f14ad9b9961c48cbd7143106b6e596";

    @ParameterizedTest
    @CsvSource(textBlock = """
            SHA_256, monkey,                 1c015e801323afa54bde5e4d510809e6b5f14ad9b9961c48cbd7143106b6e596
            SHA_256, tiger,                  f37d3290343da298f2471fa8cff444d242052529e4fa27a1b9361bd1fdc02fd4
            SHA_256, customer-1@example.com, 7d9048b2c8af8774ee38879682540205b45b766d7f3d68c2c3f4100101aa74f6
            SHA_256, John Customer,          c4809a683f58029a83c69078e6601ab26575b7b8c8e551a827b6ae78c9d38ec2
            SHA_256, '',                     4d156e102b0035c4ae8b3762ae4ce36431c43746dad9874fb1edaf5a7a151cdd
            SHA_256, Ünïcødé,                98de6754144cc6045e80261fa7b97d50a6ca773eeb21f54bd909a462becd27b1
            SHA_512, monkey,                 527ca44f5c95400d161c503e6ddad7be01941ec9e7a03c2201338a16ba8a36bb765a430bd6b276a590661154f3f743a3a91efecd056645b4ea13b4b8cf39e8e3
            SHA_512, John Customer,          eb557f4769031bb14aa7851b4685e30d3b3969f117ae8b2c6ebbc2d8c05cda9517c6667ae7ef52140a5aad4d2cd770d4b7480eb59d63afd38bc14a2815e4fc25
            """)
    void hashesWithTheSalt(HashAlgorithm algorithm, String value, String expected) {
        assertThat(hashing(new Hash(algorithm, "")).mask(value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            SHA_256, my_data,                df1e66dc2262ae3336f36294811f795b075900287e0a1add7974eacea8a52970
            SHA_256, my_other_data,          fdc1f6389fbbb07174d4f15a4bbf0c0e2226a32ef2b288aa9a490e9fb91ce4bf
            SHA_256, customer-1@example.com, 61d33b26aad92c5cf8efa5206e91fe1c464faa7136a01a1b79ea712b4b17973e
            SHA_512, my_data,                0b4b968fa95510640bff35404ca89c146769e0a88cd4a6c15843176735a0820eec0f6580a21fd2b6b30f130cef01ccb4c5ab1d63387c4153ce8fc507e52efbaf
            SHA_512, customer-1@example.com, b291af204f6239fef8122d908faacc93da0ebc9499582693fa3b7851145d744d07f2223ae34a7f57ec069b6c394b04989af36f11c75a295d483dce2921046762
            """)
    void hashesWithTheKey(HashAlgorithm algorithm, String value, String expected) {
        Map<SecretType, String> secrets = Map.of(SecretType.KEY, "test_key", SecretType.SALT, "test_salt");

        assertThat(masker(new Hmac(algorithm, ""), secrets).mask(value)).isEqualTo(expected);
    }

    @Test
    void hashesWithAnyKey() {
        Map<SecretType, String> secrets =
                Map.of(SecretType.KEY, "aksdjhflajsdf", SecretType.SALT, "lqio3nrulionqwjlfkj");

        assertThat(masker(new Hmac(HashAlgorithm.SHA_256, ""), secrets).mask("I am a dog woof"))
                .isEqualTo("360a7d27a927d1fb3436e7edabe86cba5f96f671874975e628fb80245cc229ab");
    }

    @Test
    void takesAnEmptyKeyAsTheStandardDoes() {
        Map<SecretType, String> secrets = Map.of(SecretType.KEY, "", SecretType.SALT, "");

        assertThat(masker(new Hmac(HashAlgorithm.SHA_256, ""), secrets).mask(""))
                .isEqualTo("b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
    }

    @ParameterizedTest
    @CsvSource({
        "customer-1@example.com, PxaXM/IsRxoko/C2rfirIGNVUdlq4obgv6CFAefgMm4lP+iLvKk=",
        "value, lr/qP+EnulYV6uMqGnxgEPxzPm8m"
    })
    void encryptsConvergently(String value, String expected) {
        byte[] key = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
        Map<SecretType, String> secrets = Map.of(
                SecretType.KEY, Base64.getUrlEncoder().withoutPadding().encodeToString(key),
                SecretType.KEY_HMAC, "other_key",
                SecretType.SALT_HMAC, "some_salt");

        assertThat(masker(new AesEncrypt(""), secrets).mask(value)).isEqualTo(expected);
    }

    @Test
    void rewritesToNullOrToOneText() {
        assertThat(masker(new NullRewrite()).mask("x")).isNull();
        assertThat(masker(new NullRewrite()).mask(7)).isNull();
        assertThat(masker(new StringRewrite("MASKED", "")).mask("x")).isEqualTo("MASKED");
    }

    @Test
    void rewritesToANewRandomTextEachTime() {
        Masker masker = masker(new RandomStringRewrite(40, "-x"));

        Object first = masker.mask("a");

        assertThat(first).asString().matches("[a-z0-9]{40}-x");
        assertThat(masker.mask("a")).isNotEqualTo(first);
    }

    @Test
    void usesAllLettersAndDigitsForRandomTexts() {
        Object masked =
                masker(new RandomStringRewrite(RandomStringRewrite.LONGEST, "")).mask("a");

        assertThat(String.valueOf(masked).chars().distinct().count()).isEqualTo(36);
    }

    @Test
    void leavesOnlyTheSuffixOfARandomTextWithoutLength() {
        assertThat(masker(new RandomStringRewrite(0, "@x")).mask("a")).isEqualTo("@x");
        assertThat(masker(new RandomStringRewrite(-3, "")).mask("a")).isEqualTo("");
    }

    @Test
    void appendsTheSuffix() {
        assertThat(hashing(new Hash(HashAlgorithm.SHA_256, "@masked.com")).mask("monkey"))
                .isEqualTo(MONKEY + "@masked.com");
    }

    @Test
    @Defect("B4")
    void keepsNullAsItIs() {
        assertThat(hashing(HASH).mask(null)).isNull();
        assertThat(masker(new StringRewrite("MASKED", "")).mask(null)).isNull();
    }

    @Test
    @Defect("B4")
    void masksOtherValuesByTheirText() {
        assertThat(hashing(HASH).mask(12)).isEqualTo(hashing(HASH).mask("12"));
        assertThat(hashing(HASH).mask(true)).isEqualTo(hashing(HASH).mask("true"));
        assertThat(hashing(HASH).mask(new byte[] {1, 2}))
                .isEqualTo(hashing(HASH).mask("AQI="));
    }

    @Test
    @Defect("C13")
    void cutsTheTextAndKeepsTheSuffix() {
        assertThat(hashing(new Hash(HashAlgorithm.SHA_256, "@masked.com")).mask("monkey", 20))
                .isEqualTo("1c015e801@masked.com");
        assertThat(masker(new StringRewrite("MASKED", "")).mask("x", 4)).isEqualTo("MASK");
        assertThat(masker(new StringRewrite("MASKED", "!")).mask("x", 7)).isEqualTo("MASKED!");
    }

    @Test
    void cutsNoCharacterInTwo() {
        assertThat(masker(new StringRewrite("a😀b", "")).mask("x", 2)).isEqualTo("a");
    }

    @ParameterizedTest
    @CsvSource({"12, true", "11, false", "1, false"})
    void fitsOnlyWhereMoreThanTheSuffixHasRoom(int limit, boolean fits) {
        assertThat(Masker.fits(new Hash(HashAlgorithm.SHA_256, "@masked.com"), limit))
                .isEqualTo(fits);
    }

    @Test
    void fitsAnywhereWithoutText() {
        assertThat(Masker.fits(new NullRewrite(), 0)).isTrue();
        assertThat(Masker.fits(new StringRewrite("", ""), 0)).isTrue();
        assertThat(Masker.fits(new StringRewrite("", "x"), 0)).isFalse();
    }

    @Test
    void refusesToMaskWhereItDoesNotFit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> masker(new StringRewrite("MASKED", "@x")).mask("a", 2))
                .withMessage("string_rewrite does not fit into 2 characters");
    }

    @Test
    void neverPrintsSecrets() {
        assertThat(hashing(HASH)).asString().doesNotContain("adobo");
    }

    private static Masker hashing(Hash hash) {
        return masker(hash, Map.of(SecretType.SALT, "adobo"));
    }

    private static Masker masker(MaskingStrategy strategy) {
        return masker(strategy, Map.of());
    }

    private static Masker masker(MaskingStrategy strategy, Map<SecretType, String> secrets) {
        return new Masker(strategy, new StrategySecrets(strategy.name(), secrets), new Random(1));
    }
}
