package org.faultline.dynamics.signalling;

import java.util.Arrays;
import org.faultline.kernel.Draws;
import org.faultline.model.signalling.DeviceClass;
import org.faultline.model.signalling.Update;

/**
 * The devices of all classes during one run: how many have completed how many stages, at which place, and who tries to complete the
 * next. What a device does is the same whether it is followed by itself or counted with others; the two siblings differ in what
 * they remember of it.
 */
abstract class Crowd {

    /** Why devices leave an attempt, which says when they make the next one. */
    enum Setback {
        /** Not let in by the access network; the attempt does not count. */
        BARRED,
        /** Turned away by the access network on behalf of the AMF; the attempt does not count. */
        TURNED_AWAY,
        /** Refused with a back-off; attempts are counted anew. */
        BACKED_OFF,
        /** Not let in for now by the AMF; the attempt does not count. */
        PACED,
        /** Refused because the slice admits no more; attempts are counted anew. */
        OVER_QUOTA,
        /** Without an answer, or with a refusal. */
        FAILED
    }

    final SignallingTable table;
    final Parcels parcels;

    /** By place and number of stages completed, from none to all: devices with access. */
    final double[][] at;
    /** By place: devices without access that were served, and others. */
    final double[] awayServed;

    final double[] awayOthers;
    private final double[] awaySince;

    /** By class and number of stages completed. */
    final double[][] held;
    /** By class and stages completed: those that have lost a stage and do not know it yet. */
    final double[][] unaware;
    /** By class, stage and instance of its home: devices whose context is there. */
    final double[][][] contexts;

    Crowd(SignallingTable table, Parcels parcels) {
        this.table = table;
        this.parcels = parcels;
        at = new double[table.places][];
        awayServed = new double[table.places];
        awayOthers = new double[table.places];
        awaySince = new double[table.places];
        int n = table.classes.size();
        held = new double[n][];
        unaware = new double[n][];
        contexts = new double[n][][];
        for (int c = 0; c < n; c++) {
            int stages = table.stages(c);
            held[c] = new double[stages + 1];
            unaware[c] = new double[stages + 1];
            contexts[c] = new double[stages][];
            for (int s = 0; s < stages; s++) {
                int set = table.home[c][s];
                contexts[c][s] = new double[set < 0 ? 0 : table.firstInstance[set + 1] - table.firstInstance[set]];
            }
            for (int p = table.firstPlace[c]; p < table.firstPlace[c + 1]; p++) {
                at[p] = new double[stages + 1];
            }
        }
    }

    /** All devices do what their class does at the start. */
    void start(Draws draws) {
        Arrays.fill(awayServed, 0);
        Arrays.fill(awayOthers, 0);
        Arrays.fill(awaySince, 0);
        for (int c = 0; c < held.length; c++) {
            Arrays.fill(held[c], 0);
            Arrays.fill(unaware[c], 0);
            for (double[] byInstance : contexts[c]) {
                Arrays.fill(byInstance, 0);
            }
            for (int p = table.firstPlace[c]; p < table.firstPlace[c + 1]; p++) {
                Arrays.fill(at[p], 0);
            }
        }
        begin(draws);
    }

    abstract void begin(Draws draws);

    /** A step of time: attempts that are due, contacts that fail. */
    abstract void tick(long now);

    /** Takes the share of a parcel that passes where a share of devices does: that share, or all or nothing of one device. */
    abstract double pass(int parcel, double share);

    /**
     * A share of a parcel leaves the attempt and tries again.
     *
     * @param share of the parcel, above zero
     * @param base when the device knows
     */
    abstract void sendBack(int parcel, double share, Setback why, long base);

    /** A parcel's procedure is complete; gives how many devices were not refused in the end and have completed their stage. */
    abstract double succeed(int parcel, long now);

    /** The access of a place changes. */
    abstract void accessChanged(int place, double from, double to, long now);

    /** A share of the devices that are away and were served have been registered elsewhere since, and must register anew. */
    abstract void forgetAway(int place, double share);

    /** Share of a parcel that gets through the random access of its place or places. */
    abstract double throughTheAir(int parcel, AirAccess air);

    /** Share of a parcel that bars let through at its place. */
    abstract double throughBars(int parcel, Bars bars);

    /** The contexts of a stage are lost that an instance of its home holds; its devices are bound to it while it answers wrongly. */
    abstract void contextLost(int c, int stage, int instanceInSet, long now);

    /** Devices of a class that have lost a stage and do not know it are told, as many as said or fewer; gives how many. */
    abstract double tell(int c, int stage, double devices, long now);

    /** An instance answers wrongly no more, or not at all: nobody is bound to it. */
    abstract void letGo(int c, int stage, int instanceInSet);

    /** Whether a parcel's outcome still matters to somebody. */
    abstract boolean isAwaited(int parcel);

    /** Devices served by a class: with access and all stages completed. */
    final double served(int c) {
        return held[c][table.stages(c)];
    }

    /** Devices of a class that have completed so many stages or more, with access. */
    final double reached(int c, int stages) {
        double sum = 0;
        for (int s = stages; s <= table.stages(c); s++) {
            sum += held[c][s];
        }
        return sum;
    }

    /** Devices of a place that have completed so many stages or more, with access. */
    final double reachedAt(int place, int stages) {
        double sum = 0;
        for (int s = stages; s < at[place].length; s++) {
            sum += at[place][s];
        }
        return sum;
    }

    /** Devices of a class that have access and are not served. */
    final double trying(int c) {
        double sum = 0;
        for (int s = 0; s < table.stages(c); s++) {
            sum += held[c][s];
        }
        return sum;
    }

    /** Devices of a class without access that were served when they lost it. */
    final double awayServed(int c) {
        double sum = 0;
        for (int p = table.firstPlace[c]; p < table.firstPlace[c + 1]; p++) {
            sum += awayServed[p];
        }
        return sum;
    }

    /** Devices of a class without access. */
    final double away(int c) {
        double sum = 0;
        for (int p = table.firstPlace[c]; p < table.firstPlace[c + 1]; p++) {
            sum += awayServed[p] + awayOthers[p];
        }
        return sum;
    }

    /** Devices leave a place's access; the mean moment at which they left is kept for their return. */
    final void noteAway(int place, double servedDevices, double others, long now) {
        double before = awayServed[place];
        awaySince[place] = before + servedDevices > 0
                ? (awaySince[place] * before + (double) now * servedDevices) / (before + servedDevices)
                : now;
        awayServed[place] += servedDevices;
        awayOthers[place] += others;
    }

    /** Chance that a device that comes back now missed its periodic update while it was away; a host forgets its guests at once. */
    final double missed(int place, long now) {
        return missedFor(place, 0, now);
    }

    /** Chance that a device that comes back now was not heard of for so long that the network has given up its contexts. */
    final double forgotten(int place, long now) {
        DeviceClass devices = table.classes.get(table.classOfPlace[place]);
        return missedFor(place, devices.update().map(Update::keptHours).orElse(0.0), now);
    }

    /** Chance that the periodic timer of a device that comes back now ran out so many hours ago or more: its phase is even. */
    private double missedFor(int place, double hours, long now) {
        DeviceClass devices = table.classes.get(table.classOfPlace[place]);
        if (devices.roaming().isPresent()) {
            return 1;
        }
        double periodic = devices.periodicHours() * 3600 * SignallingTable.SECOND;
        double since = now - awaySince[place] - hours * 3600 * SignallingTable.SECOND;
        return Math.min(1, Math.max(0, since) / periodic);
    }
}
