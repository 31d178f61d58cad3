package org.faultline.viewer;

import java.util.Arrays;
import org.faultline.trace.EventLog;
import org.faultline.trace.What;

/** The state of everything at one position of a log, worked out anew from the beginning and straight from the definition. */
final class PlainWorld {

    private static final int STATES = 7;

    final int[] state;

    private final SyntheticRun run;
    private final double[] condition;
    private final double[] level;
    private final int[] integrity;
    private final int[] repair;
    private final boolean[] cutOff;

    PlainWorld(SyntheticRun run, int position) {
        this.run = run;
        int drawn = run.country.assets.size() + run.country.services.size();
        condition = ones(drawn + 2);
        level = ones(drawn + 2);
        integrity = new int[drawn + 2];
        repair = new int[drawn + 2];
        Arrays.fill(repair, 2);
        cutOff = new boolean[drawn + 2];
        for (int event = 0; event < position; event++) {
            apply(event);
        }
        state = new int[drawn];
        for (int subject = 0; subject < drawn; subject++) {
            state[subject] = stateOf(subject);
        }
    }

    /** Number of assets in each state. */
    int[] counts() {
        int[] counts = new int[STATES];
        for (int asset = 0; asset < run.country.assets.size(); asset++) {
            counts[state[asset]]++;
        }
        return counts;
    }

    private void apply(int event) {
        EventLog log = run.log;
        int subject = log.subject(event);
        switch (log.what(event)) {
            case CONDITION -> condition[subject] = log.to(event);
            case LEVEL -> {
                level[subject] = log.to(event);
                cutOff[subject] = log.to(event) == 0 && isLostByTransport(log, event);
            }
            case INTEGRITY -> integrity[subject] = (int) log.to(event);
            case REPAIR -> repair[subject] = (int) log.to(event);
            default -> {
                // no other change is a state
            }
        }
    }

    /** The cause is the loss of another asset that is transport, or that was itself cut off at that moment. */
    private boolean isLostByTransport(EventLog log, int event) {
        int cause = log.cause(event);
        int assets = run.country.assets.size();
        if (cause < 0 || log.what(cause) != What.LEVEL || log.to(cause) == 1 || log.subject(cause) >= assets) {
            return false;
        }
        int other = log.subject(cause);
        boolean isTransport = SyntheticCountry.LAYERS
                .get(run.country.assets.get(other).kind())
                .equals("transport");
        return log.subject(event) < assets
                && other != log.subject(event)
                && (isTransport || (cutOff[other] && log.to(cause) == 0));
    }

    private int stateOf(int subject) {
        if (level[subject] == 1 && (integrity[subject] == 1 || integrity[subject] == 2)) {
            return 6;
        }
        if (repair[subject] == 1) {
            return 5;
        }
        if (level[subject] > 0) {
            return level[subject] < 1 ? 1 : 0;
        }
        if (condition[subject] < 1) {
            return 2;
        }
        return cutOff[subject] ? 4 : 3;
    }

    private static double[] ones(int length) {
        double[] ones = new double[length];
        Arrays.fill(ones, 1);
        return ones;
    }
}
