package io.habeas.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class WebhookOrderProperties {

    /** A list of this size, and moves within it. */
    record Moves(int size, List<Move> moves) {}

    record Move(int from, int to) {}

    @Property
    void aMoveTakesOneElementToItsPlaceAndKeepsTheOrderOfTheOthers(@ForAll("moves") Moves moves) {
        List<Integer> list = IntStream.range(0, moves.size()).boxed().toList();
        for (Move move : moves.moves()) {
            List<Integer> moved = WebhookOrder.move(list, move.from(), move.to());

            assertThat(moved.get(move.to())).isEqualTo(list.get(move.from()));
            assertThat(WebhookOrder.without(moved, move.to())).isEqualTo(WebhookOrder.without(list, move.from()));
            list = moved;
        }
    }

    @Property
    void movesNeitherLoseNorRepeatAnElement(@ForAll("moves") Moves moves) {
        List<Integer> before = IntStream.range(0, moves.size()).boxed().toList();
        List<Integer> list = before;
        for (Move move : moves.moves()) {
            list = WebhookOrder.move(list, move.from(), move.to());
        }

        assertThat(list).containsExactlyInAnyOrderElementsOf(before);
    }

    @Property
    void aMoveBackRestoresTheList(@ForAll("moves") Moves moves) {
        List<Integer> list = IntStream.range(0, moves.size()).boxed().toList();
        for (Move move : moves.moves()) {
            List<Integer> moved = WebhookOrder.move(list, move.from(), move.to());

            assertThat(WebhookOrder.move(moved, move.to(), move.from())).isEqualTo(list);
        }
    }

    @Provide
    Arbitrary<Moves> moves() {
        return Arbitraries.integers().between(1, 50).flatMap(size -> {
            Arbitrary<Integer> index = Arbitraries.integers().between(0, size - 1);
            return Combinators.combine(index, index)
                    .as(Move::new)
                    .list()
                    .ofMaxSize(20)
                    .map(moves -> new Moves(size, moves));
        });
    }
}
