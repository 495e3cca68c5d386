package io.habeas.connector.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.Defect;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** What is written as PostgreSQL writes it is read back as it was, and what was kept as JSON text means the same. */
class ValueTypeProperties {

    @Property
    void wholeNumbersComeBack(@ForAll long number) {
        assertThat(back(ValueType.INT8, number)).isEqualTo(number);
        assertThat(ValueType.INT8.encode(String.valueOf(number))).isEqualTo(ValueType.INT8.encode(number));
        assertThat(ValueType.INT4.encode(number).isPresent()).isEqualTo(number == (int) number);
    }

    @Property
    void decimalsComeBack(@ForAll BigDecimal number) {
        assertThat((BigDecimal) back(ValueType.NUMERIC, number)).isEqualByComparingTo(number);
        assertThat(ValueType.INT8.encode(number).isPresent())
                .isEqualTo(number.stripTrailingZeros().scale() <= 0
                        && number.toBigInteger().bitLength() < 64);
    }

    @Property
    void binaryNumbersComeBack(@ForAll double number) {
        assertThat(back(ValueType.FLOAT8, number)).isEqualTo(number);
    }

    @Property
    void bytesComeBack(@ForAll byte[] bytes) {
        assertThat((byte[]) back(ValueType.BYTES, bytes)).isEqualTo(bytes);
    }

    @Property
    void timesComeBack(
            @ForAll @LongRange(min = -210_800_000_000_000_000L, max = 9_200_000_000_000_000_000L) long micros) {
        LocalDateTime time = LocalDateTime.of(1970, 1, 1, 0, 0).plus(micros, ChronoUnit.MICROS);
        var moment = time.atOffset(ZoneOffset.UTC);
        LocalDate date = time.toLocalDate();
        LocalTime ofDay = time.toLocalTime();

        assertThat(back(ValueType.TIMESTAMP, time)).isEqualTo(time);
        assertThat(back(ValueType.TIMESTAMP, time.toString())).isEqualTo(time);
        assertThat(back(ValueType.TIMESTAMPTZ, moment)).isEqualTo(moment);
        assertThat(back(ValueType.TIMESTAMPTZ, moment.toString())).isEqualTo(moment);
        assertThat(back(ValueType.DATE, date)).isEqualTo(date);
        assertThat(back(ValueType.DATE, date.toString())).isEqualTo(date);
        assertThat(back(ValueType.TIME, ofDay)).isEqualTo(ofDay);
        assertThat(ValueType.TIMESTAMP.encode(moment)).isEmpty();
        assertThat(ValueType.TIMESTAMPTZ.encode(time)).isEmpty();
    }

    @Property
    void arraysComeBack(@ForAll List<String> texts) {
        String written = texts.stream()
                .map(text -> '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));

        assertThat(ArrayText.read(written, text -> text)).isEqualTo(texts);
    }

    @Property
    @Defect({"B13", "D12"})
    void noNameGetsOutOfItsQuotes(@ForAll String name) {
        String quoted = new Identifier(name).quoted();
        String inside = quoted.substring(1, quoted.length() - 1);

        assertThat(quoted).startsWith("\"").endsWith("\"");
        assertThat(inside.replace("\"\"", "")).doesNotContain("\"");
        assertThat(inside.replace("\"\"", "\"")).isEqualTo(name);
    }

    private static Object back(ValueType type, Object value) {
        return type.decode(type.encode(value).orElseThrow());
    }
}
