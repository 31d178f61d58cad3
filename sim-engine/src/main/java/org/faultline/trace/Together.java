package org.faultline.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.faultline.model.Dependency;
import org.faultline.model.Gate;
import org.faultline.model.Network;
import org.faultline.model.Service;

/**
 * What a causal chain leaves out: an event has one cause, the last one, but where providers stand in for each other (any of them, some of
 * them, each a part) the others that were below full by then brought it about too.
 */
public final class Together {

    /** More of them are not named. */
    private static final int MOST = 3;

    /**
     * A provider that was below full.
     *
     * @param subject its number
     * @param level what it delivered, in [0, 1)
     * @param sinceMicros when it fell below full
     */
    public record Other(int subject, double level, long sinceMicros) {}

    private final EventLog log;
    private final Subjects subjects;
    private final Network network;

    /** Looks into the log of a run on a network. */
    public Together(EventLog log, Subjects subjects, Network network) {
        this.log = log;
        this.subjects = subjects;
        this.network = network;
    }

    /**
     * The other providers of the need by which an event followed from its cause, the lowest first, at most three; none where every
     * provider is needed, since each would then suffice alone. O(network + events before).
     */
    public List<Other> with(int event) {
        int cause = log.cause(event);
        if (cause == EventLog.NO_CAUSE || subjects.isStep(log.subject(event))) {
            return List.of();
        }
        String blamed = subjects.idOf(log.subject(cause));
        Set<String> others = new HashSet<>();
        for (Gate gate : gates(subjects.idOf(log.subject(event)))) {
            List<String> providers =
                    gate.needs().stream().map(Gate.Need::provider).toList();
            if (gate.mode() != Gate.Mode.ALL && providers.contains(blamed)) {
                others.addAll(providers);
            }
        }
        others.remove(blamed);
        return others.isEmpty() ? List.of() : belowFull(others, event);
    }

    private List<Gate> gates(String dependant) {
        List<Gate> gates = new ArrayList<>();
        for (Dependency d : network.dependencies()) {
            if (d.dependant().equals(dependant)) {
                gates.addAll(d.gates());
            }
        }
        for (Service s : network.services()) {
            if (s.id().equals(dependant)) {
                gates.addAll(s.gates());
            }
        }
        return gates;
    }

    private List<Other> belowFull(Set<String> ids, int event) {
        double[] level = new double[subjects.size()];
        long[] since = new long[subjects.size()];
        Arrays.fill(level, 1);
        for (int e = 0; e < event; e++) {
            if (log.what(e) == What.LEVEL) {
                int s = log.subject(e);
                since[s] = level[s] < 1 ? since[s] : log.timeMicros(e);
                level[s] = log.to(e);
            }
        }
        List<Other> found = new ArrayList<>();
        for (int s = 0; s < subjects.size(); s++) {
            if (level[s] < 1 && ids.contains(subjects.idOf(s))) {
                found.add(new Other(s, level[s], since[s]));
            }
        }
        found.sort(Comparator.comparingDouble(Other::level));
        return List.copyOf(found.subList(0, Math.min(MOST, found.size())));
    }
}
