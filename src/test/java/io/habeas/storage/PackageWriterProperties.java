package io.habeas.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Whoever reads a package finds exactly what was written. */
class PackageWriterProperties {
    private static final JsonMapper READER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
            .build();

    @Property(tries = 100)
    void isReadAsItWasWritten(@ForAll("packages") Map<String, List<Map<String, Object>>> entries) throws IOException {
        assertThat(READER.readValue(PackageWriterTest.write(entries), Object.class))
                .isEqualTo(entries);
    }

    @Provide
    Arbitrary<Map<String, List<Map<String, Object>>>> packages() {
        return Arbitraries.maps(texts(), members(values()).list().ofMaxSize(4)).ofMaxSize(4);
    }

    private static Arbitrary<Object> values() {
        Arbitrary<Object> scalars = Arbitraries.oneOf(
                texts().asGeneric(),
                Arbitraries.of(true, false).asGeneric(),
                Arbitraries.bigIntegers()
                        .between(BigInteger.TEN.pow(40).negate(), BigInteger.TEN.pow(40))
                        .asGeneric(),
                Arbitraries.bigDecimals()
                        .ofScale(6)
                        .between(BigDecimal.TEN.pow(20).negate(), BigDecimal.TEN.pow(20))
                        .map(PackageWriterProperties::fractional)
                        .asGeneric());
        Arbitrary<Object> lists = scalars.list().ofMaxSize(3).asGeneric();
        return Arbitraries.oneOf(scalars, lists, members(scalars).asGeneric());
    }

    private static Arbitrary<Map<String, Object>> members(Arbitrary<Object> values) {
        return Arbitraries.maps(texts(), values).ofMaxSize(4);
    }

    /** Any text, but no half surrogate pairs, which UTF-8 does not know. */
    private static Arbitrary<String> texts() {
        return Arbitraries.strings()
                .all()
                .ofMaxLength(12)
                .filter(text -> text.codePoints().noneMatch(point -> point >= 0xD800 && point <= 0xDFFF));
    }

    /** Keeps its scale when read, as it has a fraction. */
    private static BigDecimal fractional(BigDecimal number) {
        return number.setScale(6);
    }
}
