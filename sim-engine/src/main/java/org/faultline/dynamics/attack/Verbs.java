package org.faultline.dynamics.attack;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.faultline.dynamics.state.CoreLoad;
import org.faultline.dynamics.state.Damage;
import org.faultline.dynamics.state.Nodes;
import org.faultline.dynamics.state.Ways;
import org.faultline.threat.Effect;
import org.faultline.trace.EventLog;

/**
 * What effects do beyond the condition and integrity of their target, and its end when the target is clean: obedience to false commands,
 * tampering with traffic, load on network functions, wrong time, lost support. Of several effects on one asset the worst of each sort counts.
 */
final class Verbs {

    /** What is done to the traffic of one asset. */
    private record Tampering(double keeps, double addsMs) {
        Tampering worse(double alsoKeeps, double alsoAddsMs) {
            return new Tampering(Math.min(keeps, alsoKeeps), Math.max(addsMs, alsoAddsMs));
        }
    }

    private final Damage damage;
    private final Optional<Misled> misled;
    private Optional<Ways> ways = Optional.empty();
    private Optional<CoreLoad> core = Optional.empty();
    private final Map<Integer, Tampering> tampered = new LinkedHashMap<>();
    private final Map<Integer, Double> flooded = new LinkedHashMap<>();
    private final Set<Integer> listing = new LinkedHashSet<>();
    private final Map<Integer, Boolean> wrongTime = new LinkedHashMap<>();

    Verbs(StepTable table, Nodes nodes, Damage damage) {
        this.damage = damage;
        misled = table.dependants().map(d -> new Misled(d, nodes, damage));
    }

    void connect(Optional<? extends Ways> traffic, Optional<? extends CoreLoad> functions) {
        ways = traffic.map(w -> w);
        core = functions.map(f -> f);
    }

    /** Nothing done, before a replication; the others forget by themselves. */
    void reset() {
        misled.ifPresent(Misled::reset);
        tampered.clear();
        flooded.clear();
        listing.clear();
        wrongTime.clear();
    }

    /** An effect has taken hold of an asset; {@code cause} is the event of that. */
    void takeHold(int node, int step, Effect effect, int cause) {
        if (effect instanceof Effect.Falsify falsify && falsify.leaves() < 1) {
            int fall = misled.orElseThrow().falsified(node, falsify.leaves(), cause);
            show(node, step, fall, cause);
        } else if (effect instanceof Effect.Delay delay) {
            tamper(node, step, 1, delay.addsMs(), cause);
        } else if (effect instanceof Effect.Drop drop) {
            tamper(node, step, 1 - drop.share(), 0, cause);
        } else if (effect instanceof Effect.Misroute misroute) {
            tamper(node, step, 1 - misroute.loses(), misroute.addsMs(), cause);
        } else if (effect instanceof Effect.Flood flood) {
            flood(node, flooded.merge(node, flood.perSecond(), Math::max), cause);
            damage.show(node, step, cause);
        } else if (effect instanceof Effect.Deregister) {
            core.ifPresent(c -> c.deregister(node, cause));
            damage.show(node, step, cause);
        } else if (effect instanceof Effect.Impostor impostor) {
            listing.add(node);
            core.ifPresent(c -> c.listImpostor(node, impostor, cause));
            if (!impostor.reads()) {
                damage.show(node, step, cause);
            }
        } else if (effect instanceof Effect.Desynchronise) {
            wrongTime.put(node, true);
            show(node, step, damage.mislead(node, 0, cause), cause);
        }
    }

    private void show(int node, int step, int fall, int cause) {
        if (fall != EventLog.NO_CAUSE && fall != cause) {
            damage.show(node, step, fall);
        }
    }

    private void tamper(int node, int step, double keeps, double addsMs, int cause) {
        Tampering worst = tampered.getOrDefault(node, new Tampering(1, 0)).worse(keeps, addsMs);
        tampered.put(node, worst);
        ways.ifPresent(w -> w.tamper(node, worst.keeps(), worst.addsMs(), cause));
        if (keeps < 1) {
            damage.show(node, step, cause);
        }
    }

    private void flood(int node, double perSecond, int cause) {
        core.ifPresent(c -> c.flood(node, perSecond, cause));
    }

    /** An asset is clean. */
    void cleaned(int node, int event) {
        misled.ifPresent(m -> m.cleaned(node, event));
        if (tampered.remove(node) != null) {
            ways.ifPresent(w -> w.tamper(node, 1, 0, event));
        }
        if (flooded.remove(node) != null) {
            flood(node, 0, event);
        }
        if (listing.remove(node)) {
            core.ifPresent(c -> c.unlistImpostors(node, event));
        }
        if (wrongTime.remove(node) != null) {
            damage.mislead(node, 1, event);
        }
    }
}
