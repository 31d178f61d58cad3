package org.faultline.radio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RandomAccessLoadTest {

    private static final int PREAMBLES = 54;
    private static final double OCCASIONS = 200;
    private static final double PER_SECOND = PREAMBLES * OCCASIONS;

    @Test
    void nobodyIsInTheWayOfASingleDevice() {
        RandomAccessLoad load = RandomAccessLoad.of(PREAMBLES, OCCASIONS, 10);
        assertThat(load.success(0)).isEqualTo(1);
        assertThat(load.meanTries(0)).isEqualTo(1);
    }

    /** One try: 1080 devices a second are a tenth of the preambles, so exp(-0.1) = 0.904837 of them are alone on theirs. */
    @Test
    void ofDevicesThatTryOnceThoseGetThroughThatAreAlone() {
        RandomAccessLoad load = RandomAccessLoad.of(PREAMBLES, OCCASIONS, 1);
        assertThat(load.success(1080)).isCloseTo(0.904837, within(1e-6));
        assertThat(load.meanTries(1080)).isEqualTo(1);
    }

    /**
     * N devices send at once: N (1 - 1/M)^(N - 1) of them are alone. Where N is Poisson with mean g that is g exp(-g / M) on the mean, which
     * the closed form must give for one try.
     */
    @ParameterizedTest
    @ValueSource(doubles = {1, 10, 54, 200})
    void oneTryIsTheClassicalContentionOfAPoissonNumber(double mean) {
        double expected = 0;
        double chance = StrictMath.exp(-mean);
        for (int n = 1; n < 1000; n++) {
            chance *= mean / n;
            expected += chance * n * StrictMath.pow(1 - 1.0 / PREAMBLES, n - 1);
        }
        double got = mean * RandomAccessLoad.of(PREAMBLES, OCCASIONS, 1).success(mean * OCCASIONS);
        assertThat(got).isCloseTo(expected, within(1e-9 * expected));
    }

    /** M / e = 54 / 2.718282 = 19.8655 in an occasion, reached when there is one try per preamble. */
    @Test
    void atMostOneInEOfThePreamblesGetsSomebodyThrough() {
        RandomAccessLoad once = RandomAccessLoad.of(PREAMBLES, OCCASIONS, 1);
        assertThat(once.greatestThroughput()).isCloseTo(200 * 19.8655, within(0.01));
        assertThat(PER_SECOND * once.success(PER_SECOND)).isCloseTo(once.greatestThroughput(), within(1e-6));
        for (int transmissions : new int[] {1, 2, 5, 10, 100}) {
            RandomAccessLoad load = RandomAccessLoad.of(PREAMBLES, OCCASIONS, transmissions);
            for (double offered = 100; offered < 40_000; offered *= 1.07) {
                assertThat(offered * load.success(offered)).isLessThanOrEqualTo(load.greatestThroughput() + 1e-6);
            }
        }
    }

    /**
     * Two tries, one try per preamble: p = 1/e = 0.367879, a device tries 1 + (1 - p) = 1.632121 times, so 0.612700 devices per preamble
     * were offered, and 1 - (1 - p)^2 = 0.600424 of them got through.
     */
    @Test
    void twoTriesByHand() {
        RandomAccessLoad load = RandomAccessLoad.of(1, 1, 2);
        assertThat(load.meanTries(1 / 1.632121)).isCloseTo(1.632121, within(1e-5));
        assertThat(load.success(1 / 1.632121)).isCloseTo(0.600424, within(1e-5));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 9, 10, 50, 200, 100_000})
    void successFallsAndTriesRiseWithLoad(int transmissions) {
        for (RandomAccessLoad load : bothStates(transmissions)) {
            double success = 1;
            double tries = 1;
            for (double offered = 0; offered < 5 * PER_SECOND; offered += 97) {
                assertThat(load.success(offered)).isBetween(0.0, success + 1e-12);
                assertThat(load.meanTries(offered)).isBetween(tries - 1e-9, transmissions + 1e-9);
                success = load.success(offered);
                tries = load.meanTries(offered);
            }
        }
    }

    /** What is tried per preamble, x, is what is offered times the tries of each, and exp(-x) of the tries succeed. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8, 10, 50, 200})
    void everyAnswerIsASteadyState(int transmissions) {
        for (RandomAccessLoad load : bothStates(transmissions)) {
            for (double offered = 50; offered < 20 * PER_SECOND; offered *= 1.1) {
                double x = offered * load.meanTries(offered) / PER_SECOND;
                double fails = -StrictMath.expm1(-x);
                double success = 1 - StrictMath.pow(fails, transmissions);
                assertThat(load.success(offered)).isCloseTo(success, within(1e-9));
                assertThat(load.success(offered)).isCloseTo(load.meanTries(offered) * StrictMath.exp(-x), within(1e-9));
            }
        }
    }

    @Test
    void aFloodOfFarMoreThanThereAreTriesLeavesAlmostNobody() {
        RandomAccessLoad load = RandomAccessLoad.of(PREAMBLES, OCCASIONS, 10);
        assertThat(load.success(1e9)).isBetween(0.0, 1e-12);
        assertThat(load.meanTries(1e9)).isCloseTo(10, within(1e-9));
    }

    /**
     * With few tries x / E(x) rises throughout. With ten it is 1 / 2.6903 = 0.3717 at x = 1, 2 / 5.6630 = 0.3532 at x = 2 and 3 / 8.0326 =
     * 0.3735 at x = 3, so it falls in between.
     */
    @Test
    void twoSteadyStatesExistFromNineTriesOn() {
        assertThat(RandomAccessLoad.of(PREAMBLES, OCCASIONS, 8).calmUpTo()).isInfinite();
        assertThat(RandomAccessLoad.of(PREAMBLES, OCCASIONS, 9).calmUpTo()).isFinite();
        RandomAccessLoad ten = RandomAccessLoad.of(PREAMBLES, OCCASIONS, 10);
        double between = (ten.calmUpTo() + ten.congestedFrom()) / 2;
        assertThat(ten.congestedFrom()).isBetween(0.34 * PER_SECOND, 0.3532 * PER_SECOND);
        assertThat(ten.calmUpTo()).isBetween(0.3716 * PER_SECOND, 0.38 * PER_SECOND);
        assertThat(ten.success(between)).isGreaterThan(ten.ofTheFlooded().success(between) + 0.1);
        for (double elsewhere : new double[] {0.9 * ten.congestedFrom(), 1.1 * ten.calmUpTo()}) {
            assertThat(ten.success(elsewhere)).isCloseTo(ten.ofTheFlooded().success(elsewhere), within(1e-9));
        }
    }

    /** Without a bound on tries nobody gives up, and what comes gets through as long as it is less than M / e. */
    @Test
    void manyTriesCarryAlmostAllUpToOneInE() {
        RandomAccessLoad load = RandomAccessLoad.of(PREAMBLES, OCCASIONS, 1000);
        assertThat(load.calmUpTo()).isCloseTo(load.greatestThroughput(), within(0.001 * load.greatestThroughput()));
        assertThat(load.success(0.99 * load.calmUpTo())).isCloseTo(1, within(1e-9));
    }

    /**
     * Device by device, occasion by occasion, with a back-off of 240 ms and of 20 ms (TS 38.321, table 7.2-1). The bands are those of the
     * class; the mean of tries is held to 3 % and 6 %.
     */
    @ParameterizedTest
    @CsvSource({"48, 0.01, 0.03", "4, 0.02, 0.06"})
    void theClosedFormIsWhatSingleDevicesDo(int backOffOccasions, double band, double bandOfTries) {
        for (int transmissions : new int[] {1, 3, 10}) {
            RandomAccessLoad load = RandomAccessLoad.of(PREAMBLES, OCCASIONS, transmissions);
            for (double perPreamble : new double[] {0.05, 0.1, 0.2, 0.3, 0.33, 0.45, 0.6, 1, 2}) {
                double offered = perPreamble * PER_SECOND;
                SlotBySlot played = new SlotBySlot(PREAMBLES, transmissions, backOffOccasions, 7);
                played.run(offered / OCCASIONS, 1000, 5000);
                String which = transmissions + " tries, " + perPreamble + " devices per preamble";
                assertThat(played.success()).as(which).isCloseTo(load.success(offered), within(band));
                double tries = load.meanTries(offered);
                assertThat(played.meanTries()).as(which).isCloseTo(tries, within(bandOfTries * tries));
            }
        }
    }

    /** Fifty tries, 0.25 devices per preamble: from rest the channel carries them; after a flood of 100,000 it never gets out again. */
    @Test
    void afterAFloodTheChannelStaysCongested() {
        RandomAccessLoad load = RandomAccessLoad.of(PREAMBLES, OCCASIONS, 50);
        double offered = 0.25 * PER_SECOND;
        assertThat(offered).isBetween(load.congestedFrom(), load.calmUpTo());
        SlotBySlot calm = new SlotBySlot(PREAMBLES, 50, 48, 11);
        calm.run(offered / OCCASIONS, 4000, 4000);
        SlotBySlot flooded = new SlotBySlot(PREAMBLES, 50, 48, 12);
        flooded.add(100_000);
        flooded.run(offered / OCCASIONS, 8000, 4000);
        assertThat(calm.success())
                .isCloseTo(load.success(offered), within(0.01))
                .isGreaterThan(0.99);
        assertThat(flooded.success())
                .isCloseTo(load.ofTheFlooded().success(offered), within(0.01))
                .isLessThan(0.2);
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThatThrownBy(() -> RandomAccessLoad.of(0, 200, 10)).hasMessageContaining("at least one");
        assertThatThrownBy(() -> RandomAccessLoad.of(54, 200, 0)).hasMessageContaining("at least one");
        assertThatThrownBy(() -> RandomAccessLoad.of(54, Double.NaN, 10)).hasMessageContaining("above zero");
        RandomAccessLoad load = RandomAccessLoad.of(54, 200, 10);
        assertThatThrownBy(() -> load.success(-1)).hasMessageContaining("zero or more");
        assertThatThrownBy(() -> load.meanTries(Double.NaN)).hasMessageContaining("zero or more");
    }

    private static RandomAccessLoad[] bothStates(int transmissions) {
        RandomAccessLoad load = RandomAccessLoad.of(PREAMBLES, OCCASIONS, transmissions);
        return new RandomAccessLoad[] {load, load.ofTheFlooded()};
    }
}
