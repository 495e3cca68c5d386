package io.habeas.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.platform.FidesKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever JSON comes: it is read, or refused with problems that say where; nothing else is thrown. */
class InputReaderProperties {
    private static final List<String> NAMES = List.of("key", "count", "when", "flag", "items", "free", "name", "x");
    private final JsonMapper mapper = JsonShapes.mapper();
    private final InputReader reader = new InputReader(mapper);

    record Everything(
            FidesKey key,
            @Range(min = 1, max = 5) int count,
            Instant when,
            @Default("true") boolean flag,
            Optional<List<Everything>> items,
            @Nullable Map<String, Object> free,
            Member<String> name) {}

    @Property
    void anyJsonIsReadOrRefusedWithProblems(@ForAll("json") Object value) {
        JsonNode node = mapper.valueToTree(value);
        try {
            assertThat(reader.read(node, Everything.class, Location.of("body"))).isNotNull();
        } catch (InvalidInput refused) {
            assertThat(refused.problems()).isNotEmpty().allSatisfy(problem -> {
                assertThat(problem.loc().getFirst()).isEqualTo("body");
                assertThat(problem.msg()).isNotBlank();
                assertThat(problem.type()).matches("[a-z_]+(\\.[a-z_]+)*");
            });
        }
    }

    @Property
    void aProblemNeverQuotesTheValue(@ForAll("hostile") String secret) {
        JsonNode node =
                mapper.valueToTree(Map.of("key", "§" + secret, "count", secret, "when", secret, "flag", secret));
        try {
            reader.read(node, Everything.class, Location.of("body"));
        } catch (InvalidInput refused) {
            assertThat(refused.problems())
                    .noneMatch(problem -> problem.toString().contains(secret));
        }
    }

    @Provide
    Arbitrary<String> hostile() {
        return Arbitraries.strings().withCharRange('A', 'Z').ofMinLength(12).ofMaxLength(30);
    }

    @Provide
    Arbitrary<Object> json() {
        return nested(3);
    }

    private static Arbitrary<Object> nested(int depth) {
        Arbitrary<Object> scalars = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(6).asGeneric(),
                Arbitraries.of("a", "1", "2021-01-01", "yes", "\0", "\ud800").asGeneric(),
                Arbitraries.longs().asGeneric(),
                Arbitraries.doubles().asGeneric(),
                Arbitraries.bigDecimals().asGeneric(),
                Arbitraries.of(true, false).asGeneric());
        if (depth == 0) {
            return scalars;
        }
        Arbitrary<Object> below = nested(depth - 1).injectNull(0.1);
        Arbitrary<Object> objects = Combinators.combine(
                        Arbitraries.subsetOf(NAMES), below.list().ofSize(NAMES.size()))
                .as((names, values) -> {
                    Map<String, @Nullable Object> members = new java.util.LinkedHashMap<>();
                    names.forEach(name -> members.put(name, values.get(NAMES.indexOf(name))));
                    return members;
                });
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(1, scalars),
                net.jqwik.api.Tuple.of(1, below.list().ofMaxSize(3).asGeneric()),
                net.jqwik.api.Tuple.of(3, objects));
    }
}
