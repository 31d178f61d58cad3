package org.faultline.benchmarks.peers;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import umontreal.ssj.simevents.eventlist.Henriksen;
import umontreal.ssj.simevents.eventlist.SplayTree;

/** One contestant and one workload in a virtual machine of their own: prints counted events or customers a second. */
public final class Contest {

    static final String FAULTLINE = "Faultline";
    static final String SCENARIO_TEXT = "Faultline, scenario text";
    static final String BARE_LOOP = "bare loop";

    /** To add a contestant, add a line. */
    private static final Map<String, Supplier<Contestant>> CONTESTANTS = new LinkedHashMap<>();

    static {
        CONTESTANTS.put(FAULTLINE, FaultlineAgenda::new);
        CONTESTANTS.put(SCENARIO_TEXT, ScenarioText::new);
        CONTESTANTS.put(BARE_LOOP, BareLoop::new);
        CONTESTANTS.put("4-ary heap of slots", IndexedHeap::new);
        CONTESTANTS.put("4-ary heap of keys", KeyedHeap::new);
        CONTESTANTS.put("PriorityQueue of objects", PriorityQueueOfObjects::new);
        CONTESTANTS.put("SSJ, Henriksen", () -> new Ssj(new Henriksen()));
        CONTESTANTS.put("SSJ, splay tree", () -> new Ssj(new SplayTree()));
        CONTESTANTS.put("MASON", Mason::new);
        CONTESTANTS.put("DSOL", Dsol::new);
        CONTESTANTS.put("CloudSim Plus", CloudSim::new);
    }

    private Contest() {}

    static Iterable<String> contestants() {
        return CONTESTANTS.keySet();
    }

    /** The bare loop knows M/M/1 alone, and a scenario cannot be told to take its delays from a table. */
    static boolean takesPart(String contestant, Workload workload, Delays delays) {
        boolean queueOnly = contestant.equals(SCENARIO_TEXT) || contestant.equals(BARE_LOOP);
        return (workload == Workload.QUEUE || !queueOnly)
                && (delays == Delays.DRAWN || !contestant.equals(SCENARIO_TEXT));
    }

    /** Arguments: name of the contestant, name of the workload, where delays come from. */
    public static void main(String[] args) {
        Contestant contestant = CONTESTANTS.get(args[0]).get();
        Workload workload = Workload.valueOf(args[1]);
        Model model = workload.model(Delays.valueOf(args[2]).chanceOf(contestant, workload));
        contestant.run(model);
        model.check();
        System.out.println("\nrate " + model.rate()); // on a line of its own, whatever a peer has printed
        System.exit(0); // some peers leave threads behind
    }
}
