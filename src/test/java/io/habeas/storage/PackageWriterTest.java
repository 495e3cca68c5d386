package io.habeas.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.habeas.Defect;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PackageWriterTest {

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of(null, "null"),
                Arguments.of("Cañon \"City\"\n😀", "\"Cañon \\\"City\\\"\\n😀\""),
                Arguments.of("half \uD83D", "\"half \uFFFD\""),
                Arguments.of(true, "true"),
                Arguments.of((short) 7, "7"),
                Arguments.of(Long.MAX_VALUE, "9223372036854775807"),
                Arguments.of(new BigInteger("123456789012345678901234567890"), "123456789012345678901234567890"),
                Arguments.of(new BigDecimal("10.00"), "10.00"),
                Arguments.of(new BigDecimal("1E+3"), "1000"),
                Arguments.of(new BigDecimal("1E+999999999"), "1E+999999999"),
                Arguments.of(0.1, "0.1"),
                Arguments.of(1.1f, "1.1"),
                Arguments.of(Double.NaN, "null"),
                Arguments.of(Float.NEGATIVE_INFINITY, "null"),
                Arguments.of(LocalDate.parse("2021-01-03"), "\"2021-01-03\""),
                Arguments.of(LocalDateTime.parse("2020-04-01T11:47"), "\"2020-04-01T11:47:00\""),
                Arguments.of(LocalDateTime.parse("2020-04-01T11:47:42.123456"), "\"2020-04-01T11:47:42.123456\""),
                Arguments.of(OffsetDateTime.parse("2020-04-01T11:47:42.5+02:00"), "\"2020-04-01T11:47:42.5+02:00\""),
                Arguments.of(
                        ZonedDateTime.parse("2020-04-01T11:47:42+02:00[Europe/Berlin]"),
                        "\"2020-04-01T11:47:42+02:00\""),
                Arguments.of(Instant.parse("2020-04-01T11:47:42Z"), "\"2020-04-01T11:47:42+00:00\""),
                Arguments.of(LocalTime.parse("11:47"), "\"11:47:00\""),
                Arguments.of(OffsetTime.parse("11:47:42-03:30"), "\"11:47:42-03:30\""),
                Arguments.of(java.sql.Timestamp.valueOf("2020-04-01 11:47:42"), "\"2020-04-01T11:47:42\""),
                Arguments.of(java.sql.Date.valueOf("2020-04-01"), "\"2020-04-01\""),
                Arguments.of(
                        UUID.fromString("0a0b0c0d-0000-4000-8000-000000000001"),
                        "\"0a0b0c0d-0000-4000-8000-000000000001\""),
                Arguments.of(new byte[] {0, (byte) 0xFF, 16}, "\"AP8Q\""),
                Arguments.of(new int[] {1, 2}, "[1,2]"),
                Arguments.of(Arrays.asList("a", null, List.of(LocalDate.EPOCH)), "[\"a\",null,[\"1970-01-01\"]]"),
                Arguments.of(Map.of("x", Map.of("y", 1)), "{\"x\":{\"y\":1}}"));
    }

    @ParameterizedTest
    @MethodSource("values")
    @Defect({"B6", "C19"})
    void writesValuesTypedAndWithoutLoss(@Nullable Object value, String json) throws IOException {
        String text = write(Map.of("d:c", List.of(Collections.singletonMap("v", value))));
        assertThat(text.replaceAll("\\s+(?=[\\[{}\\]\"0-9tfn])|(?<=[\\[{,:])\\s+", "")
                        .replace(" :", ":"))
                .isEqualTo(("{\"d:c\":[{\"v\":" + json + "}]}").replaceAll("\\s+(?=[\\[{}\\]\"0-9tfn])", ""));
    }

    @Test
    void writesEntriesInTheOrderOfTheirKeysAndRowsInTheirs() throws IOException {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", "Jane");
        row.put("email", "jane@example.com");
        assertThat(write(Map.of("shop:orders", List.of(), "shop:customer", List.of(row, Map.of("name", "Joe")))))
                .isEqualTo("""
                        {
                          "shop:customer" : [
                            {
                              "name" : "Jane",
                              "email" : "jane@example.com"
                            },
                            {
                              "name" : "Joe"
                            }
                          ],
                          "shop:orders" : [ ]
                        }""");
    }

    @Test
    void writesNothingAsAnEmptyObject() throws IOException {
        assertThat(write(Map.of())).isEqualTo("{ }");
    }

    @Test
    void leavesTheStreamOpenAndCanWriteAgain() throws IOException {
        PackageContent content = PackageWriter.json(new TreeMap<>());
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                throw new IllegalStateException("closed");
            }
        };
        content.writeTo(out);
        content.writeTo(out);
        assertThat(out).hasToString("{ }{ }");
    }

    @Test
    void passesOnWhatTheStreamThrows() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("full");
            }
        };
        assertThatThrownBy(() -> PackageWriter.json(new TreeMap<>()).writeTo(full))
                .isInstanceOf(IOException.class)
                .hasMessage("full");
    }

    static String write(Map<String, ? extends List<? extends Map<String, ?>>> entries) throws IOException {
        SortedMap<String, PackageRows> rows = new TreeMap<>();
        entries.forEach((key, list) -> rows.put(key, list::forEach));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PackageWriter.json(rows).writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
