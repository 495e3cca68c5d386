package io.habeas.connection;

import io.habeas.graph.FieldPath;
import io.habeas.graph.GraphCollection;
import io.habeas.graph.MaskingPlan;
import io.habeas.graph.RowUpdate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An open data store, used by several threads at once: it holds a few connections, and a caller waits when all are taken.
 *
 * <p>Names of collections and fields come from datasets, which anyone with the right to store one may write, and values come from people:
 * neither ever becomes part of a statement's text unquoted (defect D12). Every statement has a time limit (defect D6). Every method throws
 * {@link DataStoreException} when the store fails.
 */
public interface DataStore extends AutoCloseable {

    /**
     * Hands over each row that has one of the values in one of the query's fields, once, in no particular order, while it is being read:
     * memory does not grow with the number of rows. The store is only read, in one transaction that cannot write.
     *
     * <p>A row has the top-level fields of the collection, in their order: texts, numbers, truth values, {@code java.time} values, UUIDs,
     * bytes, lists, maps and nulls. A value that cannot be one of its field's in the store, such as a word where it holds numbers, matches
     * nothing and is no failure; without any value left, no query is made.
     *
     * @param rows called in this thread, one row at a time; what it throws ends the reading
     * @throws DataStoreException also when the store has no such collection, or the collection lacks a declared field
     */
    void read(CollectionQuery query, Consumer<Map<String, @Nullable Object>> rows);

    /**
     * How many characters the fields of a collection really hold, where the store limits them; a masked value is fitted to the shorter of
     * this and the declared length (defect B5). Fields that the store does not limit, or does not have, are not in the map.
     */
    Map<FieldPath, Integer> lengths(GraphCollection collection);

    /**
     * Tells, before anything is written, which of the plan's fields the store would refuse to have masked so: missing columns and rights,
     * nulls where there must be none, texts where there can be none, values that must stay unique (defect B17). To be left out of the plan
     * and named as exceptions of the request; an update with the other fields is then refused only for what cannot be known before.
     */
    List<Unerasable> check(GraphCollection collection, MaskingPlan plan);

    /**
     * Masks rows, all or none of them, in one transaction (defect D4).
     *
     * @param batch each with all parts of the collection's primary key; those without masked values are passed over
     * @return how many rows were changed: fewer than given when some are gone
     * @throws DataStoreException also when a part of a key is missing or null: updating by the rest could hit other people's rows (defect
     *     A2)
     */
    long update(GraphCollection collection, List<RowUpdate> batch);

    /** Gives everything back; what still runs is ended. */
    @Override
    void close();
}
