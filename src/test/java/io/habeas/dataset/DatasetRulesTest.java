package io.habeas.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.Defect;
import io.habeas.platform.web.FieldProblem;
import io.habeas.platform.web.InputReader;
import io.habeas.platform.web.InvalidInput;
import io.habeas.platform.web.JsonShapes;
import io.habeas.platform.web.Location;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class DatasetRulesTest {
    private static final JsonMapper MAPPER = JsonShapes.mapper();

    /** Every row of the table in datasets.md, section 4, that concerns one field: what it is, where the problem stands, its type and text. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"data_categories": ["user.nonsense"]} | data_categories | value_error.datacategorynotsupported | The data category user.nonsense is not supported.
            {"data_categories": ["no key"]} | data_categories.0 | value_error | FidesKey must only contain alphanumeric characters, '.', '_' or '-'.
            {"data_qualifier": "no key"} | data_qualifier | value_error | FidesKey must only contain alphanumeric characters, '.', '_' or '-'.
            {"fidesops_meta": {"data_type": "text[]"}} | fidesops_meta.data_type | value_error.invaliddatatypevalidation | The data type text[] is not supported.
            {"fidesops_meta": {"data_type": ""}} | fidesops_meta.data_type | value_error.invaliddatatypevalidation | The data type  is not supported.
            {"fidesops_meta": {"length": 0}} | fidesops_meta.length | value_error.invaliddatalengthvalidation | Illegal length (0). Only positive non-zero values are allowed.
            {"fidesops_meta": {"return_all_elements": true}} | fidesops_meta | value_error | The 'return_all_elements' attribute can only be specified on array fields.
            {"fidesops_meta": {"data_type": "string[]"}, "fields": [{"name": "x"}]} | fields | value_error.invaliddatatypevalidation | The data type string is not compatible with specified sub-fields.
            {"data_categories": ["user"], "fields": [{"name": "x"}]} | fields | value_error | Object fields cannot have specified data_categories. Specify category on sub-field instead
            {"data_categories": ["user"], "fidesops_meta": {"data_type": "object"}} | fields | value_error | Object fields cannot have specified data_categories. Specify category on sub-field instead
            {"data_categories": ["user"], "fidesops_meta": {"data_type": "object[]"}, "fields": []} | fields | value_error | Object fields cannot have specified data_categories. Specify category on sub-field instead
            {"fidesops_meta": {"references": [{"dataset": "d", "field": "c.f", "direction": "up"}]}} | fidesops_meta.references.0.direction | value_error.const | unexpected value; permitted: 'from', 'to'
            {"fidesops_meta": {"references": [{"dataset": "d"}]}} | fidesops_meta.references.0.field | value_error.missing | field required
            {"fidesops_meta": {"references": [{"dataset": "d", "field": "c"}]}} | fidesops_meta.references.0.field | value_error | A reference must name its field in the form 'collection.field'.
            {"fidesops_meta": {"references": [{"dataset": "d", "field": "c..f"}]}} | fidesops_meta.references.0.field | value_error | A reference must name its field in the form 'collection.field'.
            {"fields": [{"name": "x"}, {"name": "x"}]} | fields.1.name | value_error | The field f.x is declared more than once.
            {"name": ""} | name | value_error | The name of a field must not be empty.
            """)
    @Defect("C26")
    void refusesAField(String members, String place, String type, String message) {
        assertThat(problems(withField(members))).singleElement().satisfies(problem -> {
            assertThat(place(problem)).isEqualTo("collections.0.fields.0." + place);
            assertThat(problem.type()).isEqualTo(type);
            assertThat(problem.msg()).isEqualTo(message);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"fides_key": "no key"} | fides_key | value_error | FidesKey must only contain alphanumeric characters, '.', '_' or '-'.
            {"fides_key": "__ROOT__"} | fides_key | value_error | The key __ROOT__ is reserved.
            {"data_categories": ["user", "x.y"]} | data_categories | value_error.datacategorynotsupported | The data category x.y is not supported.
            {"meta": {"a": ["b"]}} | meta.a | type_error.str | str type expected
            {"third_country_transfers": ["GBR", "XX"]} | third_country_transfers | value_error | The country identified as XX is not a valid Alpha-3 code per ISO 3166.
            {"data_qualifier": "a b"} | data_qualifier | value_error | FidesKey must only contain alphanumeric characters, '.', '_' or '-'.
            {"fidesops_meta": {"after": ["a:b"]}} | fidesops_meta.after.0 | value_error | FidesKey must only contain alphanumeric characters, '.', '_' or '-'.
            {"collections": [{"name": "c"}]} | collections.0.fields | value_error.missing | field required
            {"collections": [{"name": "c", "fields": []}, {"name": "c", "fields": []}]} | collections.1.name | value_error | The collection c is declared more than once.
            {"collections": [{"name": "c", "fields": [], "data_categories": ["zz"]}]} | collections.0.data_categories | value_error.datacategorynotsupported | The data category zz is not supported.
            {"collections": [{"name": "c", "fields": [], "fidesops_meta": {"after": ["a.b.c"]}}]} | collections.0.fidesops_meta.after.0 | value_error | FidesCollection must be specified in the form 'FidesKey.FidesKey'
            {"collections": [{"name": "c", "fields": [], "fidesops_meta": {"after": ["a."]}}]} | collections.0.fidesops_meta.after.0 | value_error | FidesKey must only contain alphanumeric characters, '.', '_' or '-'.
            """)
    void refusesADataset(String members, String place, String type, String message) {
        assertThat(problems(with(members))).singleElement().satisfies(problem -> {
            assertThat(place(problem)).isEqualTo(place);
            assertThat(problem.type()).isEqualTo(type);
            assertThat(problem.msg()).isEqualTo(message);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"fidesops_meta\": {\"data_type\": \"string[][]\"}}",
                "{\"fidesops_meta\": {\"data_type\": \"string[]x\", \"return_all_elements\": true}}",
                "{\"fidesops_meta\": {\"return_all_elements\": false}}",
                "{\"fidesops_meta\": {\"data_type\": \"object[]\"}, \"fields\": [{\"name\": \"x\"}]}",
                "{\"fidesops_meta\": {\"references\": [{\"dataset\": \"d\", \"field\": \"c.f.g\"}]}}",
                "{\"data_categories\": [], \"fields\": [{\"name\": \"x\"}]}",
                "{\"fields\": null}"
            })
    void takesAField(String members) {
        assertThat(problems(withField(members))).isEmpty();
    }

    @Test
    void findsAllProblemsAtOnce() {
        assertThat(problems(withField("""
                        {"data_categories": ["a"], "fidesops_meta": {"data_type": "b", "length": -1},
                         "fields": [{"name": "x", "data_categories": ["c"]}]}
                        """)))
                .extracting(FieldProblem::msg)
                .containsExactly(
                        "The data category a is not supported.",
                        "The data type b is not supported.",
                        "Illegal length (-1). Only positive non-zero values are allowed.",
                        "Object fields cannot have specified data_categories. Specify category on sub-field instead",
                        "The data category c is not supported.");
    }

    @Test
    void refusesAPathThatTwoFieldsHave() {
        assertThat(problems(with("""
                        {"collections": [{"name": "c", "fields": [
                            {"name": "a", "fields": [{"name": "b"}]}, {"name": "a.b"}]}]}
                        """)))
                .extracting(FieldProblem::msg)
                .containsExactly("The field a.b is declared more than once.");
    }

    @Test
    void refusesFieldsThatAreNestedTooDeep() {
        String field = "{\"name\": \"x\"}";
        for (int i = 0; i < 51; i++) {
            field = "{\"name\": \"x\", \"fields\": [%s]}".formatted(field);
        }
        assertThat(problems(withField(field)))
                .extracting(FieldProblem::msg)
                .containsExactly("Fields can be nested at most 50 levels deep.");
    }

    private static String withField(String members) {
        var field = MAPPER.readTree("{\"name\": \"f\"}")
                .asObject()
                .setAll(MAPPER.readTree(members).asObject());
        return with("{\"collections\": [{\"name\": \"c\", \"fields\": [" + field + "]}]}");
    }

    private static String with(String members) {
        return MAPPER.readTree("{\"fides_key\": \"d\", \"collections\": []}")
                .asObject()
                .setAll(MAPPER.readTree(members).asObject())
                .toString();
    }

    private static List<FieldProblem> problems(String json) {
        try {
            Location here = Location.of();
            DatasetRules.check(new InputReader(MAPPER).read(MAPPER.readTree(json), Dataset.class, here), here);
            return List.of();
        } catch (InvalidInput invalid) {
            return invalid.problems();
        }
    }

    private static String place(FieldProblem problem) {
        return String.join(".", problem.loc().stream().map(String::valueOf).toList());
    }
}
