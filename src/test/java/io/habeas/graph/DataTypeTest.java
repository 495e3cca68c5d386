package io.habeas.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.habeas.Defect;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DataTypeTest {

    private static final String HEX = "00000000000000000000000a";

    @ParameterizedTest
    @MethodSource({"texts", "integers", "floats", "booleans", "objects"})
    @Defect("C11")
    void castsAsDeclared(DataType type, @Nullable Object value, @Nullable Object expected) {
        assertThat(type.cast(value)).isEqualTo(expected);
    }

    static Stream<Arguments> texts() {
        return cases(
                DataType.STRING,
                pair("x", "x"),
                pair("", null),
                pair(null, null),
                pair(1, "1"),
                pair(1.0, "1.0"),
                pair(0, "0"),
                pair(0.0, "0.0"),
                pair(1e10, "10000000000.0"),
                pair(Double.NaN, null),
                pair(1.5f, "1.5"),
                pair(new BigDecimal("10.50"), "10.50"),
                pair(new BigDecimal("1E+1000000000"), null),
                pair(true, "True"),
                pair(false, "False"),
                pair(LocalDate.of(2021, 1, 4), "2021-01-04"),
                pair(new UUID(0, 1), "00000000-0000-0000-0000-000000000001"),
                pair(new StoreId(HEX), HEX),
                pair(new byte[] {1}, null),
                pair(Map.of("a", 1), null),
                pair(List.of(1), null));
    }

    static Stream<Arguments> integers() {
        return cases(
                DataType.INTEGER,
                pair("1", 1L),
                pair(" 7 ", 7L),
                pair("-3", -3L),
                pair(1.9, 1L),
                pair(-1.9, -1L),
                pair(true, 1L),
                pair(7, 7L),
                pair("1.0", null),
                pair("x", null),
                pair("", null),
                pair(null, null),
                pair(Double.POSITIVE_INFINITY, null),
                pair("12345678901234567890", new BigInteger("12345678901234567890")),
                pair("9".repeat(50), null),
                pair(new BigDecimal("1E+1000000000"), null),
                pair(new BigDecimal("2.5"), 2L),
                pair(List.of(1), null));
    }

    static Stream<Arguments> floats() {
        return cases(
                DataType.FLOAT,
                pair("1.5", 1.5),
                pair(" 1e3 ", 1000.0),
                pair(".5", 0.5),
                pair(1, 1.0),
                pair(false, 0.0),
                pair("nan", Double.NaN),
                pair("-Infinity", Double.NEGATIVE_INFINITY),
                pair("x", null),
                pair("1.5d", null),
                pair("0x1p3", null),
                pair("", null),
                pair(null, null));
    }

    static Stream<Arguments> booleans() {
        return cases(
                DataType.BOOLEAN,
                pair("True", true),
                pair("true", true),
                pair(true, true),
                pair(1, true),
                pair(1.0, true),
                pair("False", false),
                pair("false", false),
                pair(false, false),
                pair(0, false),
                pair("TRUE", null),
                pair("1", null),
                pair(2, null),
                pair(null, null));
    }

    static Stream<Arguments> objects() {
        return Stream.of(
                        cases(DataType.OBJECT, pair(Map.of("a", 1), Map.of("a", 1)), pair("a", null), pair(null, null)),
                        cases(
                                DataType.OBJECT_ID,
                                pair(HEX, HEX),
                                pair(new StoreId(HEX), new StoreId(HEX)),
                                pair("zz", null),
                                pair(new BigInteger("123456789012345678901234"), null),
                                pair(null, null)),
                        cases(DataType.NONE, pair(List.of(1), List.of(1)), pair("", ""), pair(0, 0), pair(null, null)))
                .flatMap(each -> each);
    }

    @Test
    void readsArraysByTheirFirstBrackets() {
        assertThat(DeclaredType.parse("string")).contains(new DeclaredType(DataType.STRING, false));
        assertThat(DeclaredType.parse("string[]")).contains(new DeclaredType(DataType.STRING, true));
        assertThat(DeclaredType.parse("string[][]")).contains(new DeclaredType(DataType.STRING, true));
        assertThat(DeclaredType.parse("string[]x")).contains(new DeclaredType(DataType.STRING, true));
    }

    @Test
    void knowsNoOtherTypes() {
        assertThat(DeclaredType.parse("text")).isEmpty();
        assertThat(DeclaredType.parse("None")).isEmpty();
        assertThat(DeclaredType.parse("[]")).isEmpty();
        assertThat(DeclaredType.parse("String")).isEmpty();
    }

    @Test
    void takesAnAbsentTypeForNone() {
        assertThat(DeclaredType.parse(null)).contains(new DeclaredType(DataType.NONE, false));
    }

    /** A store's own id object, known by how it is written. */
    private record StoreId(String hex) {
        @Override
        public String toString() {
            return hex;
        }
    }

    private static @Nullable Object[] pair(@Nullable Object value, @Nullable Object expected) {
        return new @Nullable Object[] {value, expected};
    }

    private static Stream<Arguments> cases(DataType type, @Nullable Object[]... pairs) {
        return Stream.of(pairs).map(pair -> arguments(type, pair[0], pair[1]));
    }
}
