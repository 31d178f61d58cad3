package org.faultline.dynamics.signalling;

/** To which instance an attempt goes, and how many of those who come to an AMF it, or the access network on its behalf, does not let in. */
final class Gate {

    /** Spreads one draw over functions: the golden ratio, whose multiples fill the unit interval evenly. */
    private static final double SPREAD = 0.6180339887498949;

    private final SignallingTable table;
    private final Parcels parcels;
    private final Functions functions;
    private final Directory directory;
    private final Overload overload;

    Gate(SignallingTable table, Parcels parcels, Functions functions, Directory directory, Overload overload) {
        this.table = table;
        this.parcels = parcels;
        this.functions = functions;
        this.directory = directory;
        this.overload = overload;
    }

    /** Share of a parcel that the access network turns away. */
    double turnedAway(int p, int core, long now) {
        int gate = table.gate[core];
        if (gate < 0 || overload.isQuiet(core)) {
            return 0;
        }
        if (parcels.member[p] >= 0) {
            int i = hostOf(p, gate, now);
            return i < 0 ? 0 : functions.refusing(i);
        }
        double sum = 0;
        for (int i = table.firstInstance[gate]; i < table.firstInstance[gate + 1]; i++) {
            sum += directory.mix(i, now) * functions.refusing(i);
        }
        return Math.min(1, sum);
    }

    /** Share of a parcel that the AMF refuses with a back-off. */
    double congested(int p, int core, double spread, long now) {
        double from = overload.congestedFrom(core);
        int gate = table.gate[core];
        if (from > 1) {
            return 0;
        }
        if (parcels.member[p] >= 0) {
            int i = hostOf(p, gate, now);
            boolean isFull = i >= 0
                    && (overload.pressure(i, now) >= from
                            || overload.fits(core, parcels.devices[p], parcels.stage[p], 1, 0, now) <= 0);
            return isFull ? 1 : 0;
        }
        return 1 - overload.fits(core, parcels.devices[p], parcels.stage[p], parcels.size(p), spread, now);
    }

    /** Instance of a set that works for one device, or none. */
    int hostOf(int p, int set, long now) {
        int i = parcels.host[p];
        if (i < 0 || table.setOfInstance[i] != set) {
            i = directory.choose(set, turn(parcels.way[p], set), now);
            if (set == table.home[parcels.devices[p]][parcels.stage[p]]) {
                parcels.host[p] = i;
            }
        }
        return i;
    }

    private static double turn(double u, int by) {
        double turned = u + by * SPREAD;
        return turned - Math.floor(turned);
    }
}
