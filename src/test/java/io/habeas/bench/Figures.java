package io.habeas.bench;

import java.util.List;
import java.util.Locale;

/** Measured values, and what is said of them. */
record Figures(List<Double> sorted) {
    Figures {
        sorted = sorted.stream().sorted().toList();
    }

    double median() {
        return percentile(50);
    }

    /** The value that so many percent do not exceed. */
    double percentile(double percent) {
        int rank = (int) Math.ceil(percent / 100 * sorted.size());
        return sorted.get(Math.max(0, rank - 1));
    }

    static String of(double value) {
        String format = value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }
}
