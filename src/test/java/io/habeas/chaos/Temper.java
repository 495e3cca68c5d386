package io.habeas.chaos;

import java.util.random.RandomGenerator;

/** How a receiver takes a call: three in ten go wrong. */
enum Temper {
    WELL,
    LATE,
    BUSY,
    BROKEN,
    RESET,
    HALFWAY,
    HANGING;

    static Temper draw(RandomGenerator random) {
        int hundred = random.nextInt(100);
        if (hundred < 55) {
            return WELL;
        }
        if (hundred < 70) {
            return LATE;
        }
        if (hundred < 82) {
            return BUSY;
        }
        if (hundred < 88) {
            return BROKEN;
        }
        if (hundred < 94) {
            return RESET;
        }
        return hundred < 96 ? HALFWAY : HANGING;
    }
}
