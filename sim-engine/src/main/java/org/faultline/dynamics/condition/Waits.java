package org.faultline.dynamics.condition;

import java.util.function.IntConsumer;
import org.faultline.dynamics.state.Levels;
import org.faultline.dynamics.state.Reachability;

/** Whom a node waits for at the end of a run: what its gates miss and neither a stock nor a response makes up for. */
public final class Waits {

    private final GateTable table;
    private final Gates ended;
    private final Providers providers;

    /**
     * What is missing in a state.
     *
     * @param ended gates of the run whose stocks and responses count
     * @param levels of the state in question: those at the end of that run, or others
     * @param reachability in the state in question
     */
    public Waits(GateTable table, Gates ended, Levels levels, Reachability reachability) {
        this.table = table;
        this.ended = ended;
        providers = new Providers(table, levels, reachability);
    }

    /** Hands out the providers of every gate that misses something, whether they deliver or not; some perhaps twice. */
    public void forEach(int node, IntConsumer provider) {
        for (int g = table.firstGate(node); g < table.endGate(node); g++) {
            if (misses(g)) {
                for (int need = table.firstNeed(g); need < table.endNeed(g); need++) {
                    provider.accept(table.provider(need));
                }
            }
        }
    }

    /** True when a gate that misses something has a provider to whom there is no path. */
    public boolean forPath(int node) {
        for (int g = table.firstGate(node); g < table.endGate(node); g++) {
            if (table.needsPath(g) && misses(g) && lacksPath(g)) {
                return true;
            }
        }
        return false;
    }

    private boolean misses(int g) {
        return ended.floor(g) < 1 && providers.supply(g) < 1;
    }

    private boolean lacksPath(int g) {
        for (int need = table.firstNeed(g); need < table.endNeed(g); need++) {
            if (providers.hasNoPath(g, table.provider(need))) {
                return true;
            }
        }
        return false;
    }
}
