package org.faultline.dynamics.signalling;

import java.util.Arrays;

/**
 * Whom those who ask a function believe to be there, and how they divide their work.
 *
 * <p>While the register of a core works, an instance that died is sent to until its silence was noticed, and one that returns is found at
 * once. While it does not work nobody hears of deaths and returns: what was known stays, and is forgotten as the answers run out that
 * clients keep, whose ages are spread evenly. At a time t after its loss a share {@code 1 - t / validity} of requests finds an address.
 */
final class Directory {

    private static final long ALIVE = Long.MIN_VALUE;
    private static final long WORKS = Long.MIN_VALUE;

    private final SignallingTable table;
    private final double[] weight;
    private final long[] diedAt;
    private final boolean[] isKnown;
    private final double[] setWeight;
    /** By core: registers that work, of those that it has, and since when none does. */
    private final int[] registers;

    private final long[] blindSince;

    Directory(SignallingTable table) {
        this.table = table;
        weight = new double[table.instances];
        diedAt = new long[table.instances];
        isKnown = new boolean[table.instances];
        setWeight = new double[table.sets];
        registers = new int[table.cores];
        blindSince = new long[table.cores];
    }

    /** All instances are alive and known. */
    void reset() {
        Arrays.fill(diedAt, ALIVE);
        Arrays.fill(isKnown, true);
        Arrays.fill(blindSince, WORKS);
        System.arraycopy(table.weight, 0, weight, 0, weight.length);
        for (int core = 0; core < table.cores; core++) {
            registers[core] = table.registers[core].length;
        }
        for (int s = 0; s < table.sets; s++) {
            sumWeights(s, 0);
        }
    }

    private int coreOf(int i) {
        return table.coreOfSet[table.setOfInstance[i]];
    }

    /** True while no asset works that is the register of a core. */
    boolean isBlind(int core) {
        return blindSince[core] != WORKS;
    }

    /** An instance stops. */
    void died(int i, long now) {
        diedAt[i] = now;
        sumWeights(table.setOfInstance[i], now);
    }

    /** An instance is back. */
    void returned(int i, long now) {
        isKnown[i] = !isBlind(coreOf(i)) || isBelievedDead(i, now);
        diedAt[i] = ALIVE;
        sumWeights(table.setOfInstance[i], now);
    }

    /** Whether clients still send to an instance that is dead. */
    private boolean isBelievedDead(int i, long now) {
        long end = diedAt[i] + table.failover[table.setOfInstance[i]];
        return isKnown[i] && (isBlind(coreOf(i)) ? blindSince[coreOf(i)] < end : now < end);
    }

    /** One of the assets that are the register of a core stops or is back. */
    void registerChanged(int core, boolean works, long now) {
        registers[core] += works ? 1 : -1;
        if (registers[core] == 0) {
            blindSince[core] = now;
        } else if (works && registers[core] == 1) {
            for (int i = 0; i < isKnown.length; i++) {
                if (coreOf(i) == core) {
                    boolean diedUnseen = diedAt[i] != ALIVE && isBelievedDead(i, now);
                    diedAt[i] = diedUnseen ? now : diedAt[i]; // its silence is noticed from now on
                    isKnown[i] = true;
                }
            }
            blindSince[core] = WORKS;
        }
        for (int s = 0; s < table.sets; s++) {
            sumWeights(s, now);
        }
    }

    /** True while some core has no register. */
    boolean isStale() {
        for (int core = 0; core < table.cores; core++) {
            if (isBlind(core)) {
                return true;
            }
        }
        return false;
    }

    /** Share of the requests to a set that find any address. */
    double addressed(int s, long now) {
        int core = table.coreOfSet[s];
        return isBlind(core) ? Math.max(0, 1 - (now - blindSince[core]) / table.validity[core]) : 1;
    }

    /** Sums up anew whom a set's clients believe in; O(instances of the set). */
    void sumWeights(int s, long now) {
        double sum = 0;
        for (int i = table.firstInstance[s]; i < table.firstInstance[s + 1]; i++) {
            sum += mixed(i, now);
        }
        setWeight[s] = sum;
    }

    /** Weights, as declared, of those whom a set's clients believe in. */
    double believed(int s, long now) {
        double sum = 0;
        for (int i = table.firstInstance[s]; i < table.firstInstance[s + 1]; i++) {
            sum += isBelieved(i, now) ? table.weight[i] : 0;
        }
        return sum;
    }

    private boolean isBelieved(int i, long now) {
        return diedAt[i] == ALIVE ? isKnown[i] : isBelievedDead(i, now);
    }

    private double mixed(int i, long now) {
        return isBelieved(i, now) ? weight[i] : 0;
    }

    /** Share of the work of a set that finds an address which is sent to an instance. */
    double mix(int i, long now) {
        double sum = setWeight[table.setOfInstance[i]];
        return sum <= 0 ? 0 : mixed(i, now) / sum;
    }

    /** Share of all new work of its set that is sent to an instance. */
    double sent(int i, long now) {
        return mix(i, now) * addressed(table.setOfInstance[i], now);
    }

    /** Whether nobody would know to whom to send. */
    boolean isGone(int s, long now) {
        sumWeights(s, now);
        return setWeight[s] <= 0 || addressed(s, now) <= 0;
    }

    /** The instance to which a draw sends new work, or none. */
    int choose(int s, double u, long now) {
        double addressed = addressed(s, now);
        if (isGone(s, now) || u >= addressed) {
            return SignallingTable.NONE;
        }
        double left = u / addressed * setWeight[s];
        int last = SignallingTable.NONE;
        for (int i = table.firstInstance[s]; i < table.firstInstance[s + 1]; i++) {
            double w = mixed(i, now);
            if (w > 0) {
                last = i;
                left -= w;
                if (left < 0) {
                    break;
                }
            }
        }
        return last;
    }

    /** Gives an instance another weight; {@link #sumWeights} follows. */
    void weigh(int i, double newWeight) {
        weight[i] = newWeight;
    }
}
