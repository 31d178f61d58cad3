package org.faultline.dynamics.condition;

import java.util.Arrays;
import java.util.List;
import org.faultline.dynamics.state.Levels;
import org.faultline.dynamics.state.Reachability;
import org.faultline.model.Gate;

/**
 * What gates get from their providers as things stand, whatever stocks and responses make of it. Supply is compared to the 24 bits of a
 * float. Each question costs the number of needs.
 */
final class Providers {

    private final GateTable table;
    private final Levels levels;
    private final Reachability reachability;
    private final double[] scratch;

    Providers(GateTable table, Levels levels, Reachability reachability) {
        this.table = table;
        this.levels = levels;
        this.reachability = reachability;
        int widest = 0;
        for (int g = 0; g < table.size(); g++) {
            widest = Math.max(widest, table.endNeed(g) - table.firstNeed(g));
        }
        scratch = new double[widest];
    }

    /** The supply of a gate, in [0, 1]; it is lost below 1. */
    double supply(int g) {
        double raw = table.needsAll(g) ? least(g) : table.needsAny(g) ? greatest(g) : combined(g);
        return table.isSufficed(g) ? (float) Math.min(1, raw / table.like(g).fullAt()) : (float) raw;
    }

    /** What one provider of a gate gives: its level, or nothing without a path. */
    double level(int g, int need) {
        int provider = table.provider(need);
        return hasNoPath(g, provider) ? 0 : levels.level(provider);
    }

    /** True when a gate needs a path to a provider and there is none. */
    boolean hasNoPath(int g, int provider) {
        return table.needsPath(g) && !reachability.reaches(table.owner(g), provider);
    }

    private double combined(int g) {
        return table.like(g).mode() == Gate.Mode.K_OF_N
                ? kthGreatest(g, table.like(g).k())
                : weightedMean(g);
    }

    private double least(int g) {
        double least = 1;
        for (int need = table.firstNeed(g); need < table.endNeed(g); need++) {
            least = Math.min(least, level(g, need));
        }
        return least;
    }

    private double greatest(int g) {
        double greatest = 0;
        for (int need = table.firstNeed(g); need < table.endNeed(g); need++) {
            greatest = Math.max(greatest, level(g, need));
        }
        return greatest;
    }

    private double kthGreatest(int g, int k) {
        int n = 0;
        for (int need = table.firstNeed(g); need < table.endNeed(g); need++) {
            scratch[n++] = level(g, need);
        }
        Arrays.sort(scratch, 0, n);
        return k > n ? 0 : scratch[n - k];
    }

    private double weightedMean(int g) {
        List<Gate.Need> needs = table.like(g).needs();
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < needs.size(); i++) {
            double weight = needs.get(i).weight();
            sum += weight * level(g, table.firstNeed(g) + i);
            weights += weight;
        }
        return sum / weights;
    }
}
