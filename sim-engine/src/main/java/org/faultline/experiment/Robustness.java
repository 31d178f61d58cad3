package org.faultline.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.faultline.experiment.Difference.Verdict;
import org.faultline.impact.Measures;

/**
 * Whether the verdict on a difference survives the ends of every assumption.
 *
 * @param word the answer
 * @param flips ends at which the sign of the mean difference is not that of the verdict, in the order of the sweep
 */
public record Robustness(Word word, List<Flip> flips) {

    /** What can be said. */
    public enum Word {
        /** The sign holds at both ends of every assumption that has a range. */
        ROBUST,
        /** Some end turns the sign or makes it vanish. */
        SENSITIVE,
        /** No end was tried. */
        UNTESTED,
        /** There is no sign to hold: the verdict is equal or undecided. */
        NONE;

        /** The word in results. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * An end at which the sign is another one.
     *
     * @param end what was put in
     * @param verdict by the sign of the mean difference there: better, worse or equal
     */
    public record Flip(TornadoEnd end, Verdict verdict) {}

    public Robustness {
        flips = List.copyOf(flips);
    }

    /**
     * Looks at one difference.
     *
     * @param base with its interval
     * @param atEnds the same difference at each end that was tried, in the order of the sweep
     */
    public static Robustness of(Difference base, Map<TornadoEnd, Difference> atEnds) {
        if (base.verdict() != Verdict.BETTER && base.verdict() != Verdict.WORSE) {
            return new Robustness(Word.NONE, List.of());
        }
        List<Flip> flips = new ArrayList<>();
        atEnds.forEach((end, difference) -> {
            Verdict there = bySign(difference);
            if (there != base.verdict()) {
                flips.add(new Flip(end, there));
            }
        });
        Word word = atEnds.isEmpty() ? Word.UNTESTED : flips.isEmpty() ? Word.ROBUST : Word.SENSITIVE;
        return new Robustness(word, flips);
    }

    private static Verdict bySign(Difference difference) {
        double mean = difference.interval().mean();
        boolean greaterIsWorse =
                Measures.find(difference.key().measure()).orElseThrow().greaterIsWorse();
        return mean == 0 ? Verdict.EQUAL : (mean > 0) == greaterIsWorse ? Verdict.WORSE : Verdict.BETTER;
    }
}
