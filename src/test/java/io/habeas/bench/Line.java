package io.habeas.bench;

/**
 * A line of the table.
 *
 * @param limit what the figure is held against, measured in the same run
 * @param ratio of the figure to the limit
 */
record Line(String what, String figure, String limit, String ratio, String goal, String met) {

    /** A figure that is only stated. */
    static Line stated(String what, String figure) {
        return new Line(what, figure, "", "", "", "");
    }

    static Line of(String what, String figure, String limit, String ratio, String goal, boolean met) {
        return new Line(what, figure, limit, ratio, goal, met ? "yes" : "no");
    }
}
