package io.habeas.graph;

import io.habeas.graph.ErasureGap.Kind;
import io.habeas.masking.MaskingSecrets;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * What the erasure rules of a policy come to in one collection ({@code erasure-and-masking.md}, section 3).
 *
 * <p>A field belongs to the first rule, in the order given, that targets it and whose strategy can treat its type. Key fields belong to
 * none. Whatever is targeted and will not be masked is a gap.
 *
 * @param keyPaths what locates a row
 * @param fields what is masked, by rule, target and category
 * @param gaps what is not, although it is targeted
 */
public record MaskingPlan(
        CollectionAddress collection, List<FieldPath> keyPaths, List<MaskedField> fields, List<ErasureGap> gaps) {

    public MaskingPlan {
        keyPaths = List.copyOf(keyPaths);
        fields = List.copyOf(fields);
        gaps = List.copyOf(gaps);
    }

    /**
     * Plans a collection.
     *
     * @param realLengths how many characters columns really take, where the store tells; the shorter of this and the declared length
     *     counts
     */
    public static MaskingPlan of(
            GraphCollection collection, List<ErasureRule> rules, Map<FieldPath, Integer> realLengths) {
        MaskingDraft draft = new MaskingDraft(collection, realLengths);
        rules.forEach(draft::add);
        return draft.plan();
    }

    /** The gaps for which the whole request must be refused before anything is written. */
    public List<ErasureGap> refusals() {
        return gaps.stream().filter(gap -> gap.kind() == Kind.DOES_NOT_FIT).toList();
    }

    /** What masks the rows of the collection; {@link IllegalStateException} when a secret is missing. */
    public RowMasker masker(MaskingSecrets secrets, RandomGenerator random) {
        return new RowMasker(this, secrets, random);
    }

    ErasureGap incompleteKey(FieldPath path) {
        return new ErasureGap(
                collection.field(path),
                Kind.INCOMPLETE_KEY,
                "A row was not erased since its primary key field " + path + " has no single value");
    }
}
