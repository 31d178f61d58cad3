package org.faultline.dynamics.signalling;

import java.util.Arrays;
import java.util.Optional;
import org.faultline.dynamics.state.Purposes;
import org.faultline.kernel.Agenda;
import org.faultline.kernel.Draws;
import org.faultline.kernel.SimTime;
import org.faultline.model.Distribution;
import org.faultline.model.signalling.Contact;
import org.faultline.model.signalling.Controls;
import org.faultline.model.signalling.DeviceClass;
import org.faultline.model.signalling.Quota;
import org.faultline.model.signalling.Stage;

/**
 * Devices one by one: each knows how many stages it has completed, which attempt it makes, and where its contexts are. The n-th draw of a
 * device is the n-th of its own, so that devices do not shift each other's draws. Contacts of served devices are not followed one by
 * one while they are answered: of those that fail, whole ones fall on devices drawn among the served.
 */
final class Individuals extends Crowd {

    private static final byte SERVED = 0;
    private static final byte TRYING = 1;
    private static final byte UNAWARE = 2;
    private static final byte AWAY = 3;

    private static final double NARROW = 0.7;
    private static final double RANGE = 0.6;

    private final Passage passage;
    private final Functions functions;
    private final Directory directory;
    private final Overload overload;
    private final Contacts contacts;
    private final Agenda agenda;
    private final int attempting;
    private final DeviceNumbers numbers;
    private final int[] firstDevice;
    private final byte[] state;
    private final byte[] stages;
    private final byte[] attempt;
    private final int[] epoch;
    private final int[] drawn;
    private final short[][] host;
    /** Instance to which a device that tries is bound while it answers wrongly, or none. */
    private final int[] bound;

    private final ServedRoll served;
    private final int[] firstOfClass;
    private final double[][] failing;
    private final int[] picked;
    private Draws draws = new Draws(0, 0);

    Individuals(
            SignallingTable table,
            Parcels parcels,
            Passage passage,
            Functions functions,
            Directory directory,
            Overload overload,
            Contacts contacts,
            Agenda agenda) {
        super(table, parcels);
        this.passage = passage;
        this.functions = functions;
        this.directory = directory;
        this.overload = overload;
        this.contacts = contacts;
        this.agenda = agenda;
        attempting = agenda.register(this::attempt);
        numbers = new DeviceNumbers(table);
        firstDevice = numbers.firstOfPlace;
        firstOfClass = numbers.firstOfClass;
        int n = numbers.count();
        state = new byte[n];
        stages = new byte[n];
        attempt = new byte[n];
        epoch = new int[n];
        drawn = new int[n];
        host = new short[table.mostStages()][n];
        bound = new int[n];
        int classes = table.classes.size();
        failing = new double[classes][];
        picked = new int[classes];
        for (int c = 0; c < classes; c++) {
            failing[c] = new double[table.classes.get(c).contacts().size()];
        }
        served = new ServedRoll(firstOfClass);
    }

    @Override
    void begin(Draws newDraws) {
        draws = newDraws;
        Arrays.fill(epoch, 0);
        Arrays.fill(drawn, 0);
        Arrays.fill(attempt, (byte) 0);
        Arrays.fill(picked, 0);
        Arrays.fill(bound, SignallingTable.NONE);
        served.reset();
        for (int c = 0; c < failing.length; c++) {
            Arrays.fill(failing[c], 0);
            int first = firstOfClass[c];
            int end = firstOfClass[c + 1];
            if (table.classes.get(c).start() == DeviceClass.Start.AWAY) {
                Arrays.fill(state, first, end, AWAY);
                Arrays.fill(stages, first, end, (byte) 0);
                for (int p = table.firstPlace[c]; p < table.firstPlace[c + 1]; p++) {
                    noteAway(p, 0, table.members[p], 0);
                }
                continue;
            }
            boolean isServed = table.classes.get(c).start() == DeviceClass.Start.SERVED;
            int done = isServed ? table.stages(c) : 0;
            if (isServed) {
                served.addAll(c);
            }
            Arrays.fill(state, first, end, isServed ? SERVED : TRYING);
            Arrays.fill(stages, first, end, (byte) done);
            for (int p = table.firstPlace[c]; p < table.firstPlace[c + 1]; p++) {
                at[p][done] = table.members[p];
                held[c][done] += table.members[p];
            }
            for (int d = first; d < end; d++) {
                if (isServed) {
                    for (int s = 0; s < done; s++) {
                        hold(c, s, d, choose(table.home[c][s], uniform(c, d)));
                    }
                } else {
                    plan(d, uniform(c, d), table.classes.get(c).returning(), 0);
                }
            }
        }
    }

    private int choose(int set, double u) {
        return set < 0 ? SignallingTable.NONE : directory.choose(set, u, agenda.now());
    }

    private double uniform(int c, int d) {
        return draws.uniform(Purposes.DEVICE, Draws.keyOf(table.keyOfClass[c], (long) d - firstOfClass[c]), drawn[d]++);
    }

    private void hold(int c, int s, int d, int instance) {
        int set = table.home[c][s];
        int k = instance < 0 ? -1 : instance - table.firstInstance[set];
        host[s][d] = (short) k;
        if (k >= 0) {
            contexts[c][s][k]++;
        }
    }

    private void drop(int c, int s, int d) {
        if (table.home[c][s] >= 0 && host[s][d] >= 0) {
            contexts[c][s][host[s][d]]--;
            host[s][d] = -1;
        }
    }

    /** Plans the next attempt of a device after a wait that begins at a moment. */
    private void plan(int d, double u, Distribution hours, long base) {
        planAfter(d, SimTime.ofHours(hours.quantile(u)), base);
    }

    private void planAfter(int d, long micros, long base) {
        agenda.later(SimTime.plus(Math.max(base, agenda.now()), micros), attempting, d, epoch[d]);
    }

    private void attempt(int d, int told) {
        if (told != epoch[d]) {
            return;
        }
        int c = numbers.classOf(d);
        if (state[d] == UNAWARE) {
            unaware[c][stages[d]]--;
            state[d] = TRYING;
        }
        int p = parcels.take();
        parcels.devices[p] = c;
        parcels.stage[p] = stages[d];
        parcels.lane[p] = laneOf(c, d);
        parcels.member[p] = d;
        parcels.epoch[p] = epoch[d];
        parcels.way[p] = uniform(c, d);
        parcels.host[p] = bound[d] >= 0 && functions.isWrong(bound[d]) ? bound[d] : SignallingTable.NONE;
        parcels.weight[p * Parcels.ATTEMPTS + attempt[d]] = 1;
        passage.begin(p);
    }

    /** The way of the attempt that a device begins now. */
    private int laneOf(int c, int d) {
        int detour = table.detour[c][stages[d]];
        return detour >= 0
                        && attempt[d] > 0
                        && uniform(c, d) < table.stage(c, stages[d]).disagreeing(attempt[d])
                ? detour
                : stages[d];
    }

    @Override
    boolean isAwaited(int parcel) {
        return parcels.epoch[parcel] == epoch[parcels.member[parcel]];
    }

    @Override
    double pass(int parcel, double share) {
        if (share <= 0) {
            return 0;
        }
        int d = parcels.member[parcel];
        return uniform(parcels.devices[parcel], d) < share ? 1 : 0;
    }

    @Override
    void sendBack(int parcel, double share, Setback why, long base) {
        if (!isAwaited(parcel)) {
            return;
        }
        int d = parcels.member[parcel];
        int c = parcels.devices[parcel];
        Controls controls = overload.controls(table.coreOfClass[c]);
        switch (why) {
            case BARRED -> {
                double seconds = HeldBack.barredSeconds(
                                controls, table.stage(c, stages[d]).category())
                        * (NARROW + RANGE * uniform(c, d));
                planAfter(d, SignallingTable.micros(seconds), base);
            }
            case TURNED_AWAY -> plan(d, c, controls.overloadStart().map(Controls.OverloadStart::waitHours), base);
            case PACED -> plan(d, c, controls.pacing().map(Controls.Pacing::backOff), base);
            case BACKED_OFF -> {
                attempt[d] = 0;
                plan(d, c, controls.congestion().map(Controls.Congestion::backOff), base);
            }
            case OVER_QUOTA -> {
                attempt[d] = 0;
                plan(d, c, table.quotaOf(c).map(Quota::backOff), base);
            }
            case FAILED -> fail(c, d, base);
        }
    }

    private void plan(int d, int c, Optional<Distribution> hours, long base) {
        plan(d, uniform(c, d), hours.orElseThrow(), base);
    }

    private void fail(int c, int d, long base) {
        Stage stage = table.stage(c, stages[d]);
        int failed = attempt[d];
        attempt[d] = (byte) stage.next(failed);
        double givingUp = stage.givingUpAfter(failed);
        if (givingUp > 0 && uniform(c, d) < givingUp) {
            int from = stage.givingUp().orElseThrow().from();
            for (int s = from; s < stages[d]; s++) {
                drop(c, s, d);
            }
            change(c, d, from);
            attempt[d] = 0;
        }
        plan(d, uniform(c, d), stage.waits().get(failed), base);
    }

    @Override
    double succeed(int parcel, long now) {
        int d = parcels.member[parcel];
        if (parcels.host[parcel] >= 0 && functions.isWrong(parcels.host[parcel])) {
            bound[d] = parcels.host[parcel];
            sendBack(parcel, 1, Setback.FAILED, now);
            return 0;
        }
        int c = parcels.devices[parcel];
        int stage = parcels.stage[parcel];
        if (bound[d] >= 0 && table.setOfInstance[bound[d]] == table.home[c][stage]) {
            bound[d] = SignallingTable.NONE;
        }
        hold(c, stage, d, parcels.host[parcel]);
        change(c, d, table.after(c, stage));
        attempt[d] = 0;
        if (stages[d] == table.stages(c)) {
            state[d] = SERVED;
            served.add(c, d);
        } else {
            planAfter(d, 0, now);
        }
        return 1;
    }

    @Override
    double tell(int c, int stage, double devices, long now) {
        double told = 0;
        for (int d = firstOfClass[c]; d < firstOfClass[c + 1] && told < devices; d++) {
            if (state[d] == UNAWARE && stages[d] == stage) {
                unaware[c][stage]--;
                state[d] = TRYING;
                epoch[d]++;
                planAfter(d, 0, now);
                told++;
            }
        }
        return told;
    }

    @Override
    void letGo(int c, int stage, int instanceInSet) {
        // an instance that is not wrong binds nobody
    }

    /** A device with access has now completed so many stages. */
    private void change(int c, int d, int to) {
        int p = numbers.placeOf(d);
        at[p][stages[d]]--;
        held[c][stages[d]]--;
        stages[d] = (byte) to;
        at[p][to]++;
        held[c][to]++;
    }

    @Override
    void tick(long now) {
        for (int c = 0; c < failing.length; c++) {
            for (int k = 0; k < failing[c].length; k++) {
                failContacts(c, k, now);
            }
        }
    }

    private void failContacts(int c, int k, long now) {
        Contact contact = table.classes.get(c).contacts().get(k);
        if (contact.againFrom().isEmpty() || served.size(c) == 0) {
            return;
        }
        double chance = 1 - contacts.success(c, k);
        if (chance <= 0) {
            return;
        }
        failing[c][k] +=
                served.size(c) * chance * contacts.made(c, k, now) * table.tick / SignallingTable.SECOND / 3600;
        int stage = contact.againFrom().getAsInt();
        while (failing[c][k] >= 1 && served.size(c) > 0) {
            failing[c][k]--;
            double u = draws.uniform(Purposes.FAILING_CONTACT, table.keyOfClass[c], picked[c]++);
            double chosen = u * served.size(c);
            int d = served.at(c, (int) chosen);
            long within = (long) ((chosen - (int) chosen) * table.tick);
            served.remove(c, d);
            for (int s = stage; s < table.stages(c); s++) {
                drop(c, s, d);
            }
            change(c, d, stage);
            state[d] = TRYING;
            attempt[d] = 0;
            fail(
                    c,
                    d,
                    now + within + SignallingTable.micros(table.stage(c, stage).answerSeconds()));
        }
    }

    @Override
    void accessChanged(int place, double from, double to, long now) {
        int c = table.classOfPlace[place];
        double servedLeaving = 0;
        double others = 0;
        double missed = missed(place, now);
        double forgotten = forgotten(place, now);
        for (int d = firstDevice[place]; d < firstDevice[place + 1]; d++) {
            double rank = rank(c, d, from, to);
            if (rank < from && rank >= to) {
                if (state[d] == SERVED) {
                    servedLeaving++;
                } else {
                    others++;
                }
                leave(c, place, d);
            } else if (rank >= from && rank < to) {
                comeBack(c, place, d, missed, forgotten, now);
            }
        }
        noteAway(place, servedLeaving, others, now);
    }

    /** Devices keep access in an order that is drawn once; nothing needs to be drawn when all of them come or go. */
    private double rank(int c, int d, double from, double to) {
        boolean isWhole = Math.min(from, to) == 0 && Math.max(from, to) == 1;
        return isWhole
                ? 0.5
                : draws.uniform(
                        Purposes.RANK_OF_ACCESS, Draws.keyOf(table.keyOfClass[c], (long) d - firstOfClass[c]), 0);
    }

    private void leave(int c, int place, int d) {
        at[place][stages[d]]--;
        held[c][stages[d]]--;
        if (state[d] == SERVED) {
            served.remove(c, d);
        } else {
            unaware[c][stages[d]] -= state[d] == UNAWARE ? 1 : 0;
            for (int s = 0; s < stages[d]; s++) {
                drop(c, s, d);
            }
            stages[d] = 0;
        }
        state[d] = AWAY;
        epoch[d]++;
    }

    private void comeBack(int c, int place, int d, double missed, double forgotten, long now) {
        boolean wasServed = stages[d] == table.stages(c);
        awayServed[place] -= wasServed ? 1 : 0;
        awayOthers[place] -= wasServed ? 0 : 1;
        double phase = wasServed ? uniform(c, d) : 0;
        if (wasServed && phase >= missed) {
            state[d] = SERVED;
            served.add(c, d);
        } else {
            boolean isKept = wasServed && phase >= forgotten;
            if (!isKept) {
                forget(c, d, 0);
            }
            stages[d] = (byte) (isKept ? table.update[c] : 0);
            state[d] = TRYING;
            attempt[d] = 0;
            plan(d, uniform(c, d), table.classes.get(c).returning(), now);
        }
        at[place][stages[d]]++;
        held[c][stages[d]]++;
    }

    @Override
    void forgetAway(int place, double share) {
        int c = table.classOfPlace[place];
        for (int d = firstDevice[place]; d < firstDevice[place + 1]; d++) {
            if (state[d] == AWAY && stages[d] == table.stages(c) && uniform(c, d) < share) {
                awayServed[place]--;
                awayOthers[place]++;
                forget(c, d, 0);
                stages[d] = 0;
            }
        }
    }

    @Override
    double throughTheAir(int parcel, AirAccess air) {
        return air.through(numbers.placeOf(parcels.member[parcel]), 1);
    }

    @Override
    double throughBars(int parcel, Bars bars) {
        return bars.through(
                table.stage(parcels.devices[parcel], parcels.stage[parcel]).category(),
                numbers.placeOf(parcels.member[parcel]));
    }

    @Override
    void contextLost(int c, int stage, int instanceInSet, long now) {
        for (int d = firstOfClass[c]; d < firstOfClass[c + 1]; d++) {
            if (stages[d] <= stage || host[stage][d] != instanceInSet) {
                continue;
            }
            if (state[d] == AWAY) {
                int place = numbers.placeOf(d);
                awayServed[place]--;
                awayOthers[place]++;
                forget(c, d, stage);
                stages[d] = 0;
                continue;
            }
            if (state[d] == SERVED) {
                served.remove(c, d);
            }
            unaware[c][stages[d]] -= state[d] == UNAWARE ? 1 : 0;
            bound[d] = table.firstInstance[table.home[c][stage]] + instanceInSet;
            forget(c, d, stage);
            change(c, d, stage);
            unaware[c][stage]++;
            state[d] = UNAWARE;
            attempt[d] = 0;
            epoch[d]++;
            if (!contacts.areNone(c)) {
                planAfter(d, contacts.untilNext(c, uniform(c, d), now), now);
            }
        }
    }

    private void forget(int c, int d, int stage) {
        for (int s = stage; s < stages[d]; s++) {
            drop(c, s, d);
        }
    }
}
