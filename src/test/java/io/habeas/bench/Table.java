package io.habeas.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The lines as a table that is also one in Markdown. */
record Table(List<Line> lines) {

    @Override
    public String toString() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("measured", "figure", "limit", "ratio", "goal", "met"));
        lines.forEach(line ->
                rows.add(List.of(line.what(), line.figure(), line.limit(), line.ratio(), line.goal(), line.met())));
        int[] widths = IntStream.range(0, rows.getFirst().size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        rows.add(1, IntStream.of(widths).mapToObj("-"::repeat).toList());
        return rows.stream().map(row -> row(row, widths)).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String row(List<String> cells, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(column -> cells.get(column)
                        + " ".repeat(widths[column] - cells.get(column).length()))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }
}
