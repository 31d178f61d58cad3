package org.faultline.dynamics.signalling;

import java.util.ArrayList;
import java.util.List;
import org.faultline.threat.Effect;

/**
 * Instances in the registers of cores that are no functions of the operator, and how many requests of a set go to them.
 *
 * <p>Clients hear of such an instance as the answers run out that they keep, whose ages are spread evenly: at a time t after it was listed a
 * share {@code k = t / validity} of them knows it, at most all. Of their requests the share {@code w / (W + w)} goes to it, W being the weights of
 * the instances of the set that clients believe in, and w its own; of several at one set each counts the others as far as they are known.
 * While a core has no register nobody hears anything, and what is known stays.
 */
final class Impostors {

    /** An entry of a register. */
    private static final class Entry {
        private final int set;
        private final int register;
        private final double weight;
        private final Effect.Answers answers;
        private double known;
        private long since;
        private boolean isGivenOut = true;
        private boolean isListed = true;

        private Entry(int set, int register, double weight, Effect.Answers answers, long now) {
            this.set = set;
            this.register = register;
            this.weight = weight;
            this.answers = answers;
            since = now;
        }
    }

    private final SignallingTable table;
    private final Directory directory;
    private final List<Entry> entries = new ArrayList<>();

    Impostors(SignallingTable table, Directory directory) {
        this.table = table;
        this.directory = directory;
    }

    void reset() {
        entries.clear();
    }

    boolean areNone() {
        return entries.isEmpty();
    }

    /** Lists an instance for a set in one of the assets that are a register. */
    void list(int set, int register, double weight, Effect.Answers answers, long now) {
        entries.add(new Entry(set, register, weight, answers, now));
    }

    /** Takes away what a register lists; clients hear of it at once while the core has a register, otherwise when it has one again. */
    void unlist(int register) {
        for (Entry e : entries) {
            e.isListed &= e.register != register;
        }
        forget();
    }

    /** A register is about to stop or to return. */
    void beforeRegisterChanged(long now) {
        for (Entry e : entries) {
            e.known = known(e, now);
            e.since = now;
        }
    }

    /** A register stopped or returned; what it lists is given out while it works. */
    void registerChanged(int register, boolean works) {
        for (Entry e : entries) {
            if (e.register == register) {
                e.isGivenOut = works;
            }
            if (!e.isGivenOut && !isBlind(e)) {
                e.known = 0;
            }
        }
        forget();
    }

    private void forget() {
        entries.removeIf(e -> !e.isListed && !isBlind(e));
    }

    private boolean isBlind(Entry e) {
        return directory.isBlind(table.coreOfSet[e.set]);
    }

    private double known(Entry e, long now) {
        return isBlind(e) || !e.isGivenOut
                ? e.known
                : Math.min(1, e.known + (now - e.since) / table.validity[table.coreOfSet[e.set]]);
    }

    /** True while clients still come to know of an instance. */
    boolean areSpreading(long now) {
        for (Entry e : entries) {
            if (!isBlind(e) && e.isGivenOut && known(e, now) < 1) {
                return true;
            }
        }
        return false;
    }

    /** Share of the requests to a set that goes to impostors which answer so. */
    double share(int set, Effect.Answers answers, long now) {
        double sum = 0;
        for (Entry e : entries) {
            if (e.set == set && e.answers == answers) {
                double known = known(e, now);
                sum += known == 0 ? 0 : known * e.weight / (directory.believed(set, now) + weightBeside(e, now));
            }
        }
        return sum;
    }

    private double weightBeside(Entry one, long now) {
        double sum = one.weight;
        for (Entry e : entries) {
            sum += e.set == one.set && e != one ? e.weight * known(e, now) : 0;
        }
        return sum;
    }

    /** Share of the requests to a set that no function of the operator answers. */
    double taken(int set, long now) {
        return entries.isEmpty()
                ? 0
                : Math.min(1, share(set, Effect.Answers.REFUSE, now) + share(set, Effect.Answers.DROP, now));
    }
}
