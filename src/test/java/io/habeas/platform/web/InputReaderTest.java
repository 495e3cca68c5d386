package io.habeas.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.habeas.platform.FidesKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Bodies are read into records, with all that is wrong with them at once (api-overview section 1.5). */
class InputReaderTest {
    private final JsonMapper mapper = JsonShapes.mapper();
    private final InputReader reader = new InputReader(mapper);

    record Hook(
            FidesKey key,
            Optional<String> name,
            @Default("\"one_way\"") Way direction,
            @Nullable Integer order,
            Member<String> description,
            @MaxItems(2) Optional<List<Item>> items) {}

    record Item(@Range(min = 1, max = 9) int firstSize) {}

    @Closed
    record Secrets(String url, Optional<String> authorization) {
        Secrets {
            if (url.isEmpty() && authorization.isEmpty()) {
                throw new InvalidValue("url or authorization is needed", "value_error");
            }
        }
    }

    record Tree(Map<String, Object> configuration, JsonNode raw, Map<String, Integer> counts) {}

    enum Way {
        ONE_WAY,
        TWO_WAY
    }

    @Test
    void readsAllMembers() {
        Hook hook = read(Hook.class, """
                {"key": "a", "name": "A", "direction": "two_way", "order": "2", "description": "d",
                 "items": [{"first_size": 1}]}
                """);

        assertThat(hook)
                .isEqualTo(new Hook(
                        FidesKey.of("a"),
                        Optional.of("A"),
                        Way.TWO_WAY,
                        2,
                        new Member.Sent<>("d"),
                        Optional.of(List.of(new Item(1)))));
    }

    @Test
    void membersThatAreNotNeededMayBeAbsent() {
        assertThat(read(Hook.class, """
                {"key": "a", "unknown": {"is": "ignored"}}
                """))
                .isEqualTo(new Hook(
                        FidesKey.of("a"),
                        Optional.empty(),
                        Way.ONE_WAY,
                        null,
                        new Member.Absent<>(),
                        Optional.empty()));
    }

    @Test
    void nullIsAbsentButForAMemberThatCanBeCleared() {
        Hook hook = read(Hook.class, """
                {"key": "a", "name": null, "order": null, "description": null, "items": null}
                """);

        assertThat(hook.name()).isEmpty();
        assertThat(hook.order()).isNull();
        assertThat(hook.description()).isEqualTo(new Member.Sent<>(null));
    }

    @Test
    void listsAllProblemsInTheOrderOfTheSchema() {
        assertThat(refusal(Hook.class, """
                {"order": "x", "direction": null, "name": [], "items": [{"first_size": 0}, {}]}
                """))
                .extracting(FieldProblem::loc, FieldProblem::msg, FieldProblem::type)
                .containsExactly(
                        row("field required", "value_error.missing", "key"),
                        row("str type expected", "type_error.str", "name"),
                        row("none is not an allowed value", "type_error.none.not_allowed", "direction"),
                        row("value is not a valid integer", "type_error.integer", "order"),
                        row(
                                "ensure this value is greater than or equal to 1",
                                "value_error.number.not_ge",
                                "items",
                                0,
                                "first_size"),
                        row("field required", "value_error.missing", "items", 1, "first_size"));
    }

    @Test
    void refusesAListThatIsTooLongWithoutReadingIt() {
        assertThat(refusal(Hook.class, """
                {"key": "a", "items": [1, 2, 3]}
                """))
                .containsExactly(new FieldProblem(
                        List.of("body", "items"),
                        "ensure this value has at most 2 items",
                        "value_error.list.max_items",
                        Map.of("limit_value", 2)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"text\"", "1", "true", "[]", "[{}]"})
    void onlyAnObjectIsARecord(String json) {
        assertThat(refusal(Hook.class, json))
                .containsExactly(new FieldProblem(List.of("body"), "value is not a valid dict", "type_error.dict"));
    }

    @Test
    void nullIsNoRecord() {
        assertThat(refusal(Hook.class, "null"))
                .containsExactly(new FieldProblem(
                        List.of("body"), "none is not an allowed value", "type_error.none.not_allowed"));
    }

    @ParameterizedTest
    @CsvSource({"{}", "text", "1"})
    void onlyAnArrayIsAList(String items) {
        String json = "{\"key\": \"a\", \"items\": " + (items.equals("text") ? "\"text\"" : items) + "}";

        assertThat(refusal(Hook.class, json))
                .containsExactly(
                        new FieldProblem(List.of("body", "items"), "value is not a valid list", "type_error.list"));
    }

    @Test
    void anItemIsNotNull() {
        assertThat(refusal(Hook.class, """
                {"key": "a", "items": [null]}
                """))
                .containsExactly(new FieldProblem(
                        List.of("body", "items", 0), "none is not an allowed value", "type_error.none.not_allowed"));
    }

    @Test
    void aClosedRecordNamesEachUnknownMember() {
        assertThat(refusal(Secrets.class, """
                {"url": "u", "zulu": 1, "alpha": 2}
                """))
                .containsExactly(
                        new FieldProblem(List.of("body", "alpha"), "extra fields not permitted", "value_error.extra"),
                        new FieldProblem(List.of("body", "zulu"), "extra fields not permitted", "value_error.extra"));
    }

    @Test
    void whatConcernsSeveralMembersStandsAtTheRoot() {
        assertThat(refusal(Secrets.class, """
                {"url": ""}
                """))
                .containsExactly(
                        new FieldProblem(List.of("body", "__root__"), "url or authorization is needed", "value_error"));
    }

    @Test
    void takesFreeObjectsAsTheyAre() {
        Tree tree = read(Tree.class, """
                {"configuration": {"a": [1, {"b": null}], "c": null}, "raw": [1, "x"], "counts": {"x": "3"}}
                """);

        assertThat(tree.configuration()).containsEntry("c", null).containsKey("a");
        assertThat(tree.raw()).isEqualTo(mapper.readTree("[1, \"x\"]"));
        assertThat(tree.counts()).isEqualTo(Map.of("x", 3));
    }

    @Test
    void refusesTextsThatNoDatabaseHoldsAlsoDeepInAFreeObject() {
        for (String hidden :
                List.of("{\"a\": [{\"b\": \"\\u0000\"}]}", "{\"a\": {\"\\u0000\": 1}}", "{\"\\ud800\": 1}")) {
            assertThat(refusal(Tree.class, "{\"configuration\": " + hidden + ", \"raw\": 1, \"counts\": {}}"))
                    .singleElement()
                    .extracting(FieldProblem::type)
                    .isIn("value_error.str.null_character", "value_error.unicode");
        }
    }

    @Test
    void refusesWhatDoesNotFitInAMapAtItsMember() {
        assertThat(refusal(Tree.class, """
                {"configuration": [], "raw": 1, "counts": {"x": "y"}}
                """))
                .containsExactly(
                        new FieldProblem(
                                List.of("body", "configuration"), "value is not a valid dict", "type_error.dict"),
                        new FieldProblem(
                                List.of("body", "counts", "x"), "value is not a valid integer", "type_error.integer"));
    }

    private static Tuple row(String message, String type, Object... steps) {
        Location at = Location.of("body");
        for (Object step : steps) {
            at = at.at(step);
        }
        return tuple(at.steps(), message, type);
    }

    private <T> T read(Class<T> type, String json) {
        return reader.read(mapper.readTree(json), type, Location.of("body"));
    }

    private List<FieldProblem> refusal(Class<?> type, String json) {
        InvalidInput refused = catchThrowableOfType(InvalidInput.class, () -> read(type, json));
        assertThat(refused).isNotNull();
        return refused.problems();
    }
}
