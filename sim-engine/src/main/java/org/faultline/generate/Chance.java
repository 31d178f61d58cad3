package org.faultline.generate;

import org.faultline.kernel.Draws;

/**
 * Draws of the generator, keyed by what they decide and by the id of the thing they are for, so that another operator, site or
 * facility shifts none of them.
 */
final class Chance {

    /** What a draw decides. */
    enum Purpose {
        ROTATION(0),
        JITTER(1),
        SAMPLE_START(2),
        FACILITY_PLACE(3),
        STOCK(4),
        CONTRACT(5),
        FIBRE(6);

        private final int code;

        Purpose(int code) {
            this.code = code;
        }
    }

    private final Draws draws;

    /**
     * @param layout number of the layout; other numbers give other positions under the same rules
     */
    Chance(long layout) {
        this.draws = new Draws(layout, 0);
    }

    /** A uniform draw strictly between 0 and 1. */
    double uniform(Purpose purpose, String entity, int number) {
        return draws.uniform(purpose.code, Draws.keyOf(entity), number);
    }
}
