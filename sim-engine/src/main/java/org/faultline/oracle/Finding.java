package org.faultline.oracle;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What came of one output of a case.
 *
 * @param id of the case
 * @param output name of the output
 * @param expected the published value, as it is written
 * @param got what the simulator gives; empty when it gives nothing
 * @param low lower end of the interval in which the published value must lie
 * @param high upper end
 * @param standardError of what the simulator gives; zero where nothing was drawn
 * @param replications behind it
 * @param test how it was judged
 * @param verdict how it ended
 * @param runs tells apart the runs behind findings: equal for outputs of the same runs; empty where nothing was run
 * @param isPlain true when nothing but chance is allowed between the two values
 * @param where name of the scenario file; empty where none serves it
 * @param fingerprint of the case, the scenario file and the seed; empty while the case is still being checked
 * @param build of the program that found it; empty while the case is still being checked, and where an earlier program did not say
 * @param remark more about it; may be empty
 * @param seconds of processor time, for the runs that it shares with other outputs too
 */
public record Finding(
        String id,
        String output,
        String expected,
        Optional<Double> got,
        Optional<Double> low,
        Optional<Double> high,
        double standardError,
        int replications,
        String test,
        Verdict verdict,
        String runs,
        boolean isPlain,
        String where,
        String fingerprint,
        Optional<String> build,
        String remark,
        double seconds) {

    /** How it ended. */
    public enum Verdict {
        /** The stated test holds. */
        PASSED("passed", true),
        /** The test fails, as it must: a control. */
        REFUSED("refused, as it must be", true),
        /** Listed for information; nothing is judged. */
        INFORMATION("information", true),
        /** No event of this probability can be seen in so few runs, and none was: an upper bound only. */
        TOO_RARE("too rare to see; none or as few as expected", true),
        /** Judged by a test of the engine that needs no scenario; not judged here, and not counted among those that pass. */
        ELSEWHERE("in a test of the engine", true),
        /** A test of the engine judges cases of this name, but not these values. */
        NOT_CHECKED("not checked", false),
        FAILED("failed", false),
        /** A control that was not told apart. */
        NOT_REFUSED("not refused, though it must be", false),
        NOT_PRECISE("not precise enough", false),
        NO_TEMPLATE("no scenario serves it", false),
        NO_OUTPUT("the scenario does not give it", false),
        BROKEN("the scenario cannot be read or run", false);

        private final String words;
        private final boolean ok;

        Verdict(String words, boolean ok) {
            this.words = words;
            this.ok = ok;
        }

        /** In words. */
        public String words() {
            return words;
        }

        /** The word of JSON lines. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The verdict of a word of JSON lines. */
        public static Optional<Verdict> find(String id) {
            return Arrays.stream(values()).filter(v -> v.id().equals(id)).findFirst();
        }

        /** True when the output counts as passed. */
        public boolean ok() {
            return ok;
        }
    }

    /** Families whose mechanism is still to come: power flow and statistics. */
    private static final Pattern WAITING = Pattern.compile("[PS][0-9].*");

    /** True for families whose mechanism is still to come: listed, but not held against the program. */
    public boolean isWaiting() {
        return verdict == Verdict.NO_TEMPLATE && WAITING.matcher(id).matches();
    }

    Finding with(String print, String madeBy) {
        return new Finding(
                id,
                output,
                expected,
                got,
                low,
                high,
                standardError,
                replications,
                test,
                verdict,
                runs,
                isPlain,
                where,
                print,
                Optional.of(madeBy),
                remark,
                seconds);
    }

    /** Letter and number before the first hyphen of the id, e.g. {@code Q01}. */
    public String family() {
        return Case.familyOf(id);
    }

    /** How many standard errors the result lies above the published value; empty where nothing was drawn. */
    public Optional<Double> z() {
        if (standardError == 0 || got.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of((got.get() - Double.parseDouble(expected)) / standardError);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
