package io.habeas.dataset;

import io.habeas.graph.CollectionAddress;
import io.habeas.graph.DataType;
import io.habeas.graph.DeclaredType;
import io.habeas.graph.FieldAddress;
import io.habeas.graph.FieldPath;
import io.habeas.graph.FieldReference;
import io.habeas.graph.GraphCollection;
import io.habeas.graph.GraphDataset;
import io.habeas.graph.GraphField;
import io.habeas.graph.GraphFieldBuilder;
import io.habeas.platform.FidesKey;
import io.habeas.taxonomy.Taxonomy;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A dataset as the graph knows it (datasets section 6). */
final class GraphView {
    private static final DeclaredType UNTYPED = new DeclaredType(DataType.NONE, false);

    private GraphView() {}

    static GraphDataset of(Dataset dataset, FidesKey connection) {
        String name = dataset.fidesKey().value();
        Set<String> after = dataset.fidesopsMeta() == null
                ? Set.of()
                : given(dataset.fidesopsMeta().after()).stream()
                        .map(FidesKey::value)
                        .collect(Collectors.toSet());
        return new GraphDataset(
                name,
                connection.value(),
                after,
                dataset.collections().stream().map(c -> collection(name, c)).toList());
    }

    private static GraphCollection collection(String dataset, DatasetCollection collection) {
        Set<CollectionAddress> after = collection.fidesopsMeta() == null
                ? Set.of()
                : given(collection.fidesopsMeta().after()).stream()
                        .map(CollectionKey::address)
                        .collect(Collectors.toSet());
        return new GraphCollection(
                new CollectionAddress(dataset, collection.name()), fields(collection.fields()), after);
    }

    private static List<GraphField> fields(List<DatasetField> fields) {
        return fields.stream().map(GraphView::field).toList();
    }

    private static GraphField field(DatasetField field) {
        DatasetField.FieldMeta meta = field.annotations();
        DeclaredType type = meta.type().orElse(UNTYPED);
        GraphFieldBuilder builder = GraphField.named(field.name())
                .type(type.type())
                .array(type.array())
                .categories(given(field.dataCategories()).stream()
                        .map(category -> Taxonomy.find(category.value()))
                        .flatMap(Optional::stream)
                        .toList())
                .identity(meta.identity())
                .primaryKey(Boolean.TRUE.equals(meta.primaryKey()))
                .length(meta.length())
                .returnAllElements(meta.returnsAllElements())
                .readOnly(Boolean.TRUE.equals(meta.readOnly()))
                .fields(fields(field.subFields()));
        meta.joins().forEach(join -> builder.reference(target(join), direction(join)));
        return builder.build();
    }

    private static FieldAddress target(DatasetField.Join join) {
        List<String> levels = FieldPath.of(join.field()).levels();
        return new CollectionAddress(join.dataset().value(), levels.getFirst())
                .field(new FieldPath(levels.subList(1, levels.size())));
    }

    private static FieldReference.Direction direction(DatasetField.Join join) {
        return join.direction() == null
                ? FieldReference.Direction.EITHER
                : join.direction().direction();
    }

    private static <T> List<T> given(@Nullable List<T> list) {
        return Objects.requireNonNullElse(list, List.of());
    }
}
