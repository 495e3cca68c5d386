package io.habeas.dataset;

import io.habeas.dataset.DatasetField.FieldMeta;
import io.habeas.graph.CollectionAddress;
import io.habeas.graph.DataType;
import io.habeas.graph.DeclaredType;
import io.habeas.graph.FieldPath;
import io.habeas.platform.FidesKey;
import io.habeas.platform.web.FieldProblem;
import io.habeas.platform.web.InvalidInput;
import io.habeas.platform.web.Location;
import io.habeas.taxonomy.Taxonomy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Locale.IsoCountryCode;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What must hold of a dataset beyond its shape (datasets section 4): known categories, types and countries, possible lengths, objects that
 * are consistent (defect C26), names that occur once (C28), references that name a field. All problems are found, each at its member.
 */
final class DatasetRules {
    private static final int DEEPEST = 50;
    private static final Set<String> COUNTRIES = Locale.getISOCountries(IsoCountryCode.PART1_ALPHA3);
    private final List<FieldProblem> problems = new ArrayList<>();

    private DatasetRules() {}

    /** @throws InvalidInput with all problems of all of them */
    static void check(List<Dataset> datasets, Location at) {
        DatasetRules rules = new DatasetRules();
        for (int i = 0; i < datasets.size(); i++) {
            rules.dataset(datasets.get(i), at.at(i));
        }
        rules.refuse();
    }

    /** @throws InvalidInput with all problems */
    static void check(Dataset dataset, Location at) {
        DatasetRules rules = new DatasetRules();
        rules.dataset(dataset, at);
        rules.refuse();
    }

    private void refuse() {
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }

    private void dataset(Dataset dataset, Location at) {
        if (dataset.fidesKey().value().equals(CollectionAddress.ROOT.dataset())) {
            add(at.at("fides_key"), "The key " + dataset.fidesKey() + " is reserved.", "");
        }
        categories(dataset.dataCategories(), at);
        countries(dataset, at);
        Set<String> names = new HashSet<>();
        for (int i = 0; i < dataset.collections().size(); i++) {
            DatasetCollection collection = dataset.collections().get(i);
            Location here = at.at("collections").at(i);
            name(collection.name(), collection.name(), names, "collection", here);
            collection(collection, here);
        }
    }

    private void countries(Dataset dataset, Location at) {
        for (String code : given(dataset.thirdCountryTransfers())) {
            if (!COUNTRIES.contains(code)) {
                add(
                        at.at("third_country_transfers"),
                        "The country identified as " + code + " is not a valid Alpha-3 code per ISO 3166.",
                        "");
            }
        }
    }

    private void collection(DatasetCollection collection, Location at) {
        categories(collection.dataCategories(), at);
        fields(collection.fields(), Optional.empty(), new HashSet<>(), at.at("fields"));
    }

    private void fields(List<DatasetField> fields, Optional<FieldPath> parent, Set<String> paths, Location at) {
        if (parent.map(path -> path.levels().size()).orElse(0) >= DEEPEST) {
            add(at, "Fields can be nested at most " + DEEPEST + " levels deep.", "");
            return;
        }
        for (int i = 0; i < fields.size(); i++) {
            DatasetField field = fields.get(i);
            FieldPath path = parent.map(outer -> outer.child(field.name()))
                    .orElseGet(() -> new FieldPath(List.of(field.name())));
            name(field.name(), path.toString(), paths, "field", at.at(i));
            field(field, at.at(i));
            fields(field.subFields(), Optional.of(path), paths, at.at(i).at("fields"));
        }
    }

    private void field(DatasetField field, Location at) {
        categories(field.dataCategories(), at);
        meta(field.annotations(), at.at("fidesops_meta"));
        DataType type = field.annotations().type().map(DeclaredType::type).orElse(DataType.NONE);
        boolean nested = !field.subFields().isEmpty();
        if (nested && type != DataType.NONE && type != DataType.OBJECT) {
            add(
                    at.at("fields"),
                    "The data type " + type.written() + " is not compatible with specified sub-fields.",
                    ".invaliddatatypevalidation");
        }
        if ((nested || type == DataType.OBJECT)
                && !given(field.dataCategories()).isEmpty()) {
            add(
                    at.at("fields"),
                    "Object fields cannot have specified data_categories. Specify category on sub-field instead",
                    "");
        }
    }

    private void meta(FieldMeta meta, Location at) {
        Optional<DeclaredType> type = meta.type();
        if (type.isEmpty()) {
            add(
                    at.at("data_type"),
                    "The data type " + meta.dataType() + " is not supported.",
                    ".invaliddatatypevalidation");
        }
        if (meta.length() != null && meta.length() <= 0) {
            add(
                    at.at("length"),
                    "Illegal length (" + meta.length() + "). Only positive non-zero values are allowed.",
                    ".invaliddatalengthvalidation");
        }
        if (meta.returnsAllElements() && type.isPresent() && !type.get().array()) {
            add(at, "The 'return_all_elements' attribute can only be specified on array fields.", "");
        }
        for (int i = 0; i < meta.joins().size(); i++) {
            target(meta.joins().get(i).field(), at.at("references").at(i).at("field"));
        }
    }

    private void target(String field, Location at) {
        List<String> levels = FieldPath.of(field).levels();
        if (levels.size() < 2 || levels.contains("")) {
            add(at, "A reference must name its field in the form 'collection.field'.", "");
        }
    }

    private void categories(@Nullable List<FidesKey> categories, Location at) {
        for (FidesKey category : given(categories)) {
            if (!Taxonomy.contains(category.value())) {
                add(
                        at.at("data_categories"),
                        "The data category " + category + " is not supported.",
                        ".datacategorynotsupported");
            }
        }
    }

    /** @param address what must not occur twice: the name, or the whole path of a field */
    private void name(String name, String address, Set<String> taken, String kind, Location at) {
        if (name.isEmpty()) {
            add(at.at("name"), "The name of a " + kind + " must not be empty.", "");
        } else if (!taken.add(address)) {
            add(at.at("name"), "The " + kind + " " + address + " is declared more than once.", "");
        }
    }

    private void add(Location at, String message, String type) {
        problems.add(new FieldProblem(at.steps(), message, "value_error" + type));
    }

    private static <T> List<T> given(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
