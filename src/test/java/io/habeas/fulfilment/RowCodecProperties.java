package io.habeas.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;

class RowCodecProperties {
    private final RowCodec codec = new RowCodec();

    @Property(tries = 200)
    void everyRowComesBackAsItWas(@ForAll("rows") Map<String, Object> row) {
        List<Map<String, Object>> back = codec.decode(codec.encode(List.of(row)));

        assertThat(back)
                .usingRecursiveComparison(RecursiveComparisonConfiguration.builder()
                        .withStrictTypeChecking(false)
                        .build())
                .isEqualTo(List.of(row));
    }

    @Example
    void aMapThatLooksLikeATypedValueIsStillAMap() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("document", Map.of("$type", "uuid", "$value", "not a uuid"));

        assertThat(codec.decode(codec.encode(List.of(row)))).isEqualTo(List.of(row));
    }

    @Provide
    Arbitrary<Map<String, Object>> rows() {
        return Arbitraries.maps(Arbitraries.strings().ofMaxLength(8), values(2)).ofMaxSize(6);
    }

    private static Arbitrary<Object> values(int depth) {
        Arbitrary<Object> scalar = Arbitraries.oneOf(
                        Arbitraries.strings().asGeneric(),
                        Arbitraries.integers().asGeneric(),
                        Arbitraries.longs().asGeneric(),
                        Arbitraries.bigDecimals().asGeneric(),
                        Arbitraries.doubles().asGeneric(),
                        Arbitraries.of(true, false).asGeneric(),
                        Arbitraries.of(
                                        new BigInteger("123456789012345678901234567890"),
                                        new BigDecimal("10.00"),
                                        LocalDate.of(2021, 1, 3),
                                        LocalDateTime.of(2021, 1, 3, 1, 2, 3, 456_000_000),
                                        OffsetDateTime.of(2021, 1, 3, 1, 2, 3, 0, ZoneOffset.ofHours(2)),
                                        LocalTime.of(1, 2),
                                        Instant.EPOCH,
                                        new UUID(1, 2),
                                        new byte[] {0, 1, -1})
                                .asGeneric())
                .injectNull(0.1);
        if (depth == 0) {
            return scalar;
        }
        Arbitrary<Object> list = values(depth - 1).list().ofMaxSize(3).asGeneric();
        Arbitrary<Object> map = Arbitraries.maps(Arbitraries.strings().ofMaxLength(5), values(depth - 1))
                .ofMaxSize(3)
                .asGeneric();
        return Arbitraries.oneOf(scalar, list, map);
    }
}
