package org.faultline.benchmarks.peers;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import umontreal.ssj.simevents.eventlist.Henriksen;
import umontreal.ssj.simevents.eventlist.SplayTree;

/** One contestant and one workload in a virtual machine of their own: prints counted events or customers a second. */
public final class Contest {

    static final String FAULTLINE = "Faultline";
    static final String BARE_LOOP = "bare loop";

    /** To add a contestant, e.g. a queue through the station API, add a line. */
    private static final Map<String, Supplier<Contestant>> CONTESTANTS = new LinkedHashMap<>();

    static {
        CONTESTANTS.put(FAULTLINE, FaultlineAgenda::new);
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

    /** Arguments: name of the contestant, name of the workload. */
    public static void main(String[] args) {
        Model model = Workload.valueOf(args[1]).model();
        CONTESTANTS.get(args[0]).get().run(model);
        if (model instanceof Model.Queue queue && Math.abs(queue.meanTimeInSystem() - 5) > 0.5) {
            throw new IllegalStateException(
                    args[0] + " finds " + queue.meanTimeInSystem() + " s in the system; theory says 5 s.");
        }
        System.out.println("\nrate " + model.rate()); // on a line of its own, whatever a peer has printed
        System.exit(0); // some peers leave threads behind
    }
}
