package org.faultline.impact;

import java.util.function.BiConsumer;
import org.faultline.kernel.SimTime;

/** How long until a share of the greatest loss is won back for good. */
final class TimeToRestore implements Measure {

    private static final double ROUNDING = 1e-9;

    private final int percent;

    TimeToRestore(int percent) {
        this.percent = percent;
    }

    @Override
    public String id() {
        return "time-to-restore-" + percent;
    }

    @Override
    public String title() {
        return "time to restore " + percent + " %";
    }

    @Override
    public String unit() {
        return "h";
    }

    @Override
    public String formula() {
        return "from the first loss to the moment from which no more than " + (100 - percent)
                + " % of the greatest missing level is missing any more";
    }

    @Override
    public String source() {
        return "rapidity of the resilience curve (Bruneau et al., Earthquake Spectra 19 (2003) 733-752)";
    }

    @Override
    public String caveat() {
        return "a run that is not restored at the horizon counts with the time up to the horizon: a lower bound; a run without loss does not count";
    }

    @Override
    public boolean greaterIsWorse() {
        return true;
    }

    @Override
    public boolean absentIsZero() {
        return false;
    }

    @Override
    public void values(LossAccount account, BiConsumer<String, Double> out) {
        ServiceIndex index = account.index();
        for (int i = 0; i < index.sectors().size(); i++) {
            put(
                    account.missingOfSector(i),
                    account.horizonMicros(),
                    "sector:" + index.sectors().get(i),
                    out);
        }
        for (int i = 0; i < index.types().size(); i++) {
            put(
                    account.missingOfType(i),
                    account.horizonMicros(),
                    "service:" + index.types().get(i),
                    out);
        }
    }

    private void put(StepFunction missing, long horizon, String subject, BiConsumer<String, Double> out) {
        if (missing.size() > 0) {
            out.accept(subject, SimTime.toHours(restoredAt(missing, horizon) - missing.timeMicros(0)));
        }
    }

    /** The moment of restoration, or the horizon when there is none before it. */
    private long restoredAt(StepFunction missing, long horizon) {
        double tolerated = tolerated(missing, percent);
        for (int i = missing.size() - 1; i >= 0; i--) {
            if (missing.value(i) > tolerated) {
                return i + 1 < missing.size() ? missing.timeMicros(i + 1) : horizon;
            }
        }
        throw new IllegalStateException("A function with changes has a greatest value above what is tolerated.");
    }

    /** True when a run's value says only that restoration took at least that long. */
    static boolean isCensored(StepFunction missing, int percent) {
        return missing.size() > 0 && missing.value(missing.size() - 1) > tolerated(missing, percent);
    }

    /** Sums of people leave a rounding of about 1e-12: a tenth of a hundred is not more than a tenth. */
    private static double tolerated(StepFunction missing, int percent) {
        return (100 - percent) / 100.0 * missing.greatest() * (1 + ROUNDING);
    }
}
