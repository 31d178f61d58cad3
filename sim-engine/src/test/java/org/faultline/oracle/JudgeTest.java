package org.faultline.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.faultline.oracle.Finding.Verdict;
import org.faultline.stats.Estimated;
import org.junit.jupiter.api.Test;

class JudgeTest {

    private static final int MOST = 1_000_000;
    private static final Tolerance NONE = tolerance(0, Optional.empty(), Optional.empty());

    private static Tolerance tolerance(double fs, Optional<Double> relative, Optional<Double> least) {
        return new Tolerance(fs, 4, relative, Optional.empty(), least, Optional.empty());
    }

    private static Wanted wanted(double value, String kind, Tolerance tolerance) {
        return new Wanted(
                "x", Optional.empty(), Optional.of(value), Double.toString(value), kind, "mc-z", tolerance, 0);
    }

    private static Wanted stated(double value, String test, Tolerance tolerance) {
        return new Wanted(
                "x", Optional.empty(), Optional.of(value), Double.toString(value), "exact", test, tolerance, 0);
    }

    private static Judge.Got drawn(double value, double error) {
        return new Judge.Got(new Estimated(value, error, 1000), false, false);
    }

    private static Verdict verdict(Wanted wanted, Judge.Got got) {
        return Judge.judge(wanted, got, MOST).verdict();
    }

    /** Four standard errors of 0.05 on either side of 10.19: 10 lies inside; of 10.21 it lies outside. */
    @Test
    void fourStandardErrorsAreAllowed() {
        assertThat(verdict(wanted(10, "exact", NONE), drawn(10.19, 0.05))).isEqualTo(Verdict.PASSED);
        assertThat(verdict(wanted(10, "exact", NONE), drawn(10.21, 0.05))).isEqualTo(Verdict.FAILED);
    }

    /** 0.5 % of 10 is 0.05. With an error of 0.06 even a perfect hit proves too little. */
    @Test
    void aHitThatIsNotPreciseIsNoHit() {
        assertThat(verdict(wanted(10, "exact", NONE), drawn(10, 0.06))).isEqualTo(Verdict.NOT_PRECISE);
    }

    /**
     * All of 64 runs gave 54, and 53.9 is asked for: one run in ten may give 53, of which 64 runs show nothing for certain; 1,000 runs would all be alike with a chance of
     * 0.9^1000 only. Of 53.9999996 nobody can run as often as that takes, and 52 is wrong in any case.
     */
    @Test
    void runsThatAreAllAlikeAreNotCertainYet() {
        assertThat(verdict(wanted(53.9, "exact", NONE), alike(54, 64))).isEqualTo(Verdict.NOT_PRECISE);
        assertThat(verdict(wanted(53.9, "exact", NONE), alike(54, 1000))).isEqualTo(Verdict.FAILED);
        assertThat(verdict(wanted(53.9999996, "exact", NONE), alike(54, MOST))).isEqualTo(Verdict.NOT_PRECISE);
        assertThat(verdict(wanted(52, "exact", NONE), alike(54, 64))).isEqualTo(Verdict.FAILED);
        assertThat(verdict(wanted(54, "exact", NONE), alike(54, 64))).isEqualTo(Verdict.PASSED);
        assertThat(verdict(wanted(53.9, "exact", NONE), alike(53.7, 64))).isEqualTo(Verdict.FAILED);
    }

    private static Judge.Got alike(double value, int runs) {
        return new Judge.Got(new Estimated(value, 0, runs), false, false);
    }

    @Test
    void anErrorOfFiniteSizeIsAllowedOnTop() {
        Tolerance fs = tolerance(0.1, Optional.empty(), Optional.empty());

        assertThat(verdict(wanted(10, "exact", fs), drawn(10.29, 0.05))).isEqualTo(Verdict.PASSED);
        assertThat(verdict(wanted(10, "exact", fs), drawn(10.31, 0.05))).isEqualTo(Verdict.FAILED);
    }

    @Test
    void whatIsComputedMustBeEqual() {
        Judge.Got equal = new Judge.Got(Estimated.exact(1 / 3.0 + 1e-11), false, false);
        Judge.Got near = new Judge.Got(Estimated.exact(1 / 3.0 + 1e-8), false, false);

        assertThat(verdict(wanted(1 / 3.0, "exact", NONE), equal)).isEqualTo(Verdict.PASSED);
        assertThat(verdict(wanted(1 / 3.0, "exact", NONE), near)).isEqualTo(Verdict.FAILED);
    }

    /**
     * The file worked 3 out in two ways that differ by some share. Computed is 3 x (1 + 2e-8): equal where the ways differ by 3e-8, not
     * by 1e-8. Ways that differ by more than a millionth say nothing, and what is drawn is not judged by them.
     */
    @Test
    void whatIsComputedMustBeEqualAsFarAsTheFileIsSure() {
        Judge.Got computed = new Judge.Got(Estimated.exact(3 * (1 + 2e-8)), false, false);

        assertThat(verdict(agreeing(3e-8, "mc-z"), computed)).isEqualTo(Verdict.PASSED);
        assertThat(verdict(agreeing(1e-8, "mc-z"), computed)).isEqualTo(Verdict.FAILED);
        assertThat(verdict(agreeing(1e-3, "mc-z"), computed)).isEqualTo(Verdict.FAILED);
        assertThat(verdict(agreeing(3e-8, "exact"), computed)).isEqualTo(Verdict.FAILED);
        assertThat(verdict(agreeing(1e-6, "mc-z"), drawn(3 + 4.0000001e-7, 1e-7)))
                .isEqualTo(Verdict.FAILED);
    }

    private static Wanted agreeing(double difference, String test) {
        return new Wanted("x", Optional.empty(), Optional.of(3.0), "3", "exact", test, NONE, difference);
    }

    @Test
    void aControlMustBeToldApart() {
        assertThat(verdict(wanted(10, "negative-control", NONE), drawn(11, 0.05)))
                .isEqualTo(Verdict.REFUSED);
        assertThat(verdict(wanted(10, "negative-control", NONE), drawn(10.1, 0.05)))
                .isEqualTo(Verdict.NOT_REFUSED);
    }

    @Test
    void aPublishedFigureHasItsOwnTolerance() {
        Tolerance tenth = tolerance(0, Optional.of(0.1), Optional.empty());

        assertThat(verdict(wanted(10, "published", tenth), drawn(10.9, 0.01))).isEqualTo(Verdict.PASSED);
        assertThat(verdict(wanted(10, "published", tenth), drawn(11.1, 0.01))).isEqualTo(Verdict.FAILED);
    }

    @Test
    void aBoundIsABound() {
        Tolerance least = tolerance(0, Optional.empty(), Optional.of(0.95));

        assertThat(verdict(wanted(1, "exact", least), drawn(0.96, 0.01))).isEqualTo(Verdict.PASSED);
        assertThat(verdict(wanted(1, "exact", least), drawn(0.94, 0.01))).isEqualTo(Verdict.FAILED);
    }

    /** No hit in 1,000 runs has no spread, but says nothing of a probability of 0.003: its error is sqrt(0.003 x 0.997 / 1000). */
    @Test
    void noHitIsNotCertainty() {
        Wanted rare = wanted(0.003, "exact", NONE);
        Judge.Got none = new Judge.Got(new Estimated(0, 0, 1000), true, true);

        assertThat(Judge.standardError(rare, none)).isEqualTo(Math.sqrt(0.003 * 0.997 / 1000), within(1e-15));
        assertThat(verdict(rare, none)).isEqualTo(Verdict.NOT_PRECISE);
        assertThat(Judge.neededError(rare, true)).isEqualTo(0.05 * 0.003);
    }

    /** Of a probability of 1e-14 a million runs show nothing; one hit in a thousand refutes it. */
    @Test
    void whatCannotBeSeenIsOnlyBounded() {
        Wanted unseen = wanted(1e-14, "exact", NONE);

        assertThat(verdict(unseen, new Judge.Got(new Estimated(0, 0, 1000), true, true)))
                .isEqualTo(Verdict.TOO_RARE);
        assertThat(verdict(unseen, new Judge.Got(new Estimated(0.001, 0.001, 1000), true, true)))
                .isEqualTo(Verdict.FAILED);
    }

    /** Nothing that is drawn is equal to nine digits. */
    @Test
    void anExactValueIsNotMetByChance() {
        assertThat(verdict(stated(10, "exact", NONE), drawn(10.001, 0.01))).isEqualTo(Verdict.FAILED);
        assertThat(verdict(stated(10, "exact", NONE), drawn(10, 0))).isEqualTo(Verdict.PASSED);
    }

    /** Within a tenth of 10, and known to a quarter of that tenth, but at least to 0.5 %: 10.9 passes, 11.01 does not, however wide its error. */
    @Test
    void aPublishedFigureAllowsNothingForChance() {
        Wanted figure = stated(10, "published-rel", tolerance(0, Optional.of(0.1), Optional.empty()));

        assertThat(verdict(figure, drawn(10.9, 0.04))).isEqualTo(Verdict.PASSED);
        assertThat(verdict(figure, drawn(11.01, 0.04))).isEqualTo(Verdict.FAILED);
        assertThat(verdict(figure, drawn(10.9, 0.06))).isEqualTo(Verdict.NOT_PRECISE);
        assertThat(Judge.neededError(
                        stated(10, "published-rel", tolerance(0, Optional.of(0.01), Optional.empty())), false))
                .isEqualTo(0.025, within(1e-12));
    }

    /** A differential equation is the limit of many: a thousandth of 10 is 0.01, to be known to 0.0025. */
    @Test
    void aDifferentialEquationIsMetToAThousandth() {
        assertThat(verdict(stated(10, "ode", NONE), drawn(10.009, 0.002))).isEqualTo(Verdict.PASSED);
        assertThat(verdict(stated(10, "ode", NONE), drawn(10.011, 0.002))).isEqualTo(Verdict.FAILED);
        assertThat(verdict(stated(10, "ode", NONE), drawn(10, 0.003))).isEqualTo(Verdict.NOT_PRECISE);
    }

    /** With all of n runs a hit, the probability is at least 0.05^(1/n) with 95 % confidence: 0.954 of 64, but 0.941 of 49. */
    @Test
    void aProbabilityKeepsABoundWithConfidence() {
        Wanted nearlyAlways = stated(1, "binomial", tolerance(0, Optional.empty(), Optional.of(0.95)));

        assertThat(verdict(nearlyAlways, new Judge.Got(new Estimated(1, 0, 64), true, true)))
                .isEqualTo(Verdict.PASSED);
        assertThat(verdict(nearlyAlways, new Judge.Got(new Estimated(1, 0, 49), true, true)))
                .isEqualTo(Verdict.NOT_PRECISE);
        assertThat(verdict(nearlyAlways, new Judge.Got(new Estimated(0.5, 0.06, 64), true, true)))
                .isEqualTo(Verdict.FAILED);
    }
}
