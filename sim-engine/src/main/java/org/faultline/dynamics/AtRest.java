package org.faultline.dynamics;

import java.util.List;
import org.faultline.dynamics.condition.Gates;
import org.faultline.dynamics.power.Islands;
import org.faultline.dynamics.state.Levels;
import org.faultline.dynamics.state.Nodes;
import org.faultline.dynamics.transport.Reach;
import org.faultline.kernel.Agenda;
import org.faultline.kernel.Draws;
import org.faultline.scenario.NotWholeAtStart;
import org.faultline.trace.EventLog;
import org.faultline.trace.What;

/**
 * Runs begin with everything whole. In a network where some need is not met from the start that would be untrue, and the first
 * event that makes the needy look again would be blamed for it; such a network is refused.
 */
final class AtRest {

    private AtRest() {}

    /**
     * Evaluates everything once without any cause; O(network).
     *
     * @throws NotWholeAtStart when something changes by that
     */
    static void check(CompiledNetwork compiled) {
        Nodes nodes = compiled.nodes();
        Agenda agenda = new Agenda();
        EventLog log = new EventLog(16);
        Levels levels = new Levels(nodes, agenda, log, compiled.restarts());
        Reach reach = new Reach(compiled.traffic(), levels, agenda);
        Gates gates = new Gates(compiled.gates(), levels, reach, agenda, log);
        Islands islands = new Islands(compiled.grid(), levels, agenda);
        levels.connect(gates, List.of(reach, islands, gates));
        Draws draws = new Draws(0, 0);
        levels.reset(draws);
        gates.reset(draws);
        reach.reset();
        islands.reset();
        islands.touchAll();
        for (int node = 0; node < nodes.size(); node++) {
            levels.touch(node, EventLog.NO_CAUSE);
        }
        agenda.runUntil(0);
        if (log.size() > 0) {
            refuse(nodes, log);
        }
    }

    private static void refuse(Nodes nodes, EventLog log) {
        int subject = log.subject(0);
        String state = log.what(0) == What.AUTONOMY ? "lives from a stock" : "delivers " + log.to(0);
        String id = nodes.id(subject);
        throw new NotWholeAtStart(id, id + " " + state + " before anything has happened");
    }
}
