package io.habeas.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.habeas.Defect;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    @Test
    void areWrittenWithColonsAndDots() {
        FieldAddress field = new CollectionAddress("ds", "coll").field(FieldPath.of("a.b.c"));

        assertThat(field).hasToString("ds:coll:a.b.c");
        assertThat(CollectionAddress.ROOT).hasToString("__ROOT__:__ROOT__");
    }

    @Test
    void areReadAsTheyAreWritten() {
        assertThat(CollectionAddress.parse("ds.1:Coll__c")).isEqualTo(new CollectionAddress("ds.1", "Coll__c"));
        assertThat(CollectionAddress.parse("ds:a:b")).isEqualTo(new CollectionAddress("ds", "a:b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ds", ":coll", "ds:"})
    void refusesWhatIsNoAddress(String text) {
        assertThatExceptionOfType(GraphException.class)
                .isThrownBy(() -> CollectionAddress.parse(text))
                .withMessage("'%s' is not a valid collection address", text);
    }

    @Test
    @Defect("B9")
    void haveNoColonInTheDataset() {
        assertThatIllegalArgumentException().isThrownBy(() -> new CollectionAddress("a:b", "c"));
    }

    @Test
    void areOrderedByTheirText() {
        List<CollectionAddress> addresses = List.of(
                new CollectionAddress("b", "a"),
                new CollectionAddress("a", "z"),
                new CollectionAddress("a1", "a"),
                new CollectionAddress("a", "b"),
                new CollectionAddress("a-", "c"),
                CollectionAddress.ROOT);

        assertThat(addresses.stream().sorted().map(Object::toString).toList())
                .isEqualTo(addresses.stream().map(Object::toString).sorted().toList());
    }

    @Test
    void equalsPathsByLevelsAndOrdersThemByText() {
        assertThat(FieldPath.of("a.b")).isEqualTo(new FieldPath(List.of("a", "b")));
        assertThat(new FieldPath(List.of("a.b"))).isNotEqualTo(FieldPath.of("a.b"));
        assertThat(FieldPath.of("a.b")).isLessThan(FieldPath.of("ab"));
    }

    @Test
    void refusesAPathWithoutLevels() {
        assertThatIllegalArgumentException().isThrownBy(() -> new FieldPath(List.of()));
    }

    @Test
    void leadsPathsInwards() {
        FieldPath path = FieldPath.of("a").child("b.c");

        assertThat(path.levels()).containsExactly("a", "b.c");
        assertThat(path.first()).isEqualTo("a");
        assertThat(path.last()).isEqualTo("b.c");
    }
}
