package org.faultline.dynamics.signalling;

import java.util.Arrays;
import org.faultline.kernel.Draws;
import org.faultline.model.AccessCategory;
import org.faultline.model.signalling.Contact;
import org.faultline.model.signalling.DeviceClass;
import org.faultline.model.signalling.GivingUp;

/**
 * Devices counted by what they do: for each class and stage, how many make which attempt in which tick. Those who try are taken to be
 * mixed over the places of a class: who completes a stage is from a place in proportion to how many there try. Numbers need not be
 * whole. What is left of a class when fewer than half a device tries is taken to be served.
 */
final class Cohorts extends Crowd {

    private static final double NOBODY = 0.5;
    private static final double CRUMB = 1e-9;

    private final Passage passage;
    private final Functions functions;
    private final Directory directory;
    private final Contacts contacts;
    private final long tick;
    private final Schedule plan;
    private final Bound bound;

    Cohorts(
            SignallingTable table,
            Parcels parcels,
            Passage passage,
            Functions functions,
            Directory directory,
            Overload overload,
            Contacts contacts) {
        super(table, parcels);
        this.passage = passage;
        this.functions = functions;
        this.directory = directory;
        this.contacts = contacts;
        tick = (long) table.tick;
        bound = new Bound(contexts);
        plan = new Schedule(table, overload);
    }

    @Override
    void begin(Draws draws) {
        plan.setPresent(0);
        for (int c = 0; c < held.length; c++) {
            boolean isServed = table.classes.get(c).start() == DeviceClass.Start.SERVED;
            plan.clear(c);
            bound.clear(c);
            if (table.classes.get(c).start() == DeviceClass.Start.AWAY) {
                for (int p = table.firstPlace[c]; p < table.firstPlace[c + 1]; p++) {
                    noteAway(p, 0, table.members[p], 0);
                }
                continue;
            }
            int stages = isServed ? table.stages(c) : 0;
            for (int p = table.firstPlace[c]; p < table.firstPlace[c + 1]; p++) {
                at[p][stages] = table.members[p];
                held[c][stages] += table.members[p];
            }
            if (isServed) {
                for (int s = 0; s < table.stages(c); s++) {
                    hold(c, s, held[c][stages], 0);
                }
            } else {
                plan.returning(c, 0, held[c][0], 0);
            }
        }
    }

    /** Contexts of a stage are made where new work goes. */
    private void hold(int c, int stage, double devices, long now) {
        int set = table.home[c][stage];
        for (int k = 0; k < contexts[c][stage].length; k++) {
            contexts[c][stage][k] += devices * directory.mix(table.firstInstance[set] + k, now);
        }
    }

    @Override
    void tick(long now) {
        plan.setPresent(now);
        for (int c = 0; c < held.length; c++) {
            failContacts(c, now);
            wake(c, now);
            launch(c);
        }
    }

    private void launch(int c) {
        for (int s = 0; s < table.stages(c); s++) {
            int p = parcels.take();
            double all = plan.take(c, s, parcels, p);
            if (all <= CRUMB) {
                parcels.release(p);
                continue;
            }
            parcels.devices[p] = c;
            parcels.stage[p] = s;
            parcels.lane[p] = s;
            if (table.detour[c][s] >= 0) {
                detour(c, s, p);
            }
            begin(p);
        }
    }

    /** Sends those of a parcel who find data that do not agree on their own way. */
    private void detour(int c, int stage, int p) {
        int other = parcels.copy(p);
        parcels.lane[other] = table.detour[c][stage];
        for (int a = 0; a < plan.attempts(c, stage); a++) {
            double share = table.stage(c, stage).disagreeing(a);
            parcels.weight[p * Parcels.ATTEMPTS + a] *= 1 - share;
            parcels.weight[other * Parcels.ATTEMPTS + a] *= share;
        }
        begin(other);
    }

    private void begin(int p) {
        if (parcels.size(p) > CRUMB) {
            passage.begin(p);
        } else {
            parcels.release(p);
        }
    }

    /** Those who have lost a stage find out at their next contact. */
    private void wake(int c, long now) {
        double share = -StrictMath.expm1(-contacts.rate(c, now) * tick / SignallingTable.SECOND / 3600);
        for (int s = 0; s < table.stages(c); s++) {
            if (unaware[c][s] > 0) {
                double devices = unaware[c][s] * share;
                unaware[c][s] -= devices;
                plan.now(c, s, devices);
            }
        }
    }

    private void failContacts(int c, long now) {
        double served = served(c);
        for (int k = 0; k < table.classes.get(c).contacts().size() && served > 0; k++) {
            Contact contact = table.classes.get(c).contacts().get(k);
            if (contact.againFrom().isEmpty()) {
                continue;
            }
            int stage = contact.againFrom().getAsInt();
            double failing = 1 - contacts.success(c, k);
            double devices = served * failing * contacts.made(c, k, now) * tick / SignallingTable.SECOND / 3600;
            if (devices > CRUMB) {
                move(c, table.stages(c), stage, Math.min(1, devices / served), now);
                fail(
                        c,
                        stage,
                        0,
                        devices,
                        now + SignallingTable.micros(table.stage(c, stage).answerSeconds()));
            }
        }
    }

    /** A share of the devices that have completed some stages have now completed others. */
    private void move(int c, int from, int to, double share, long now) {
        for (int p = table.firstPlace[c]; p < table.firstPlace[c + 1]; p++) {
            double devices = at[p][from] * share;
            at[p][from] -= devices;
            at[p][to] += devices;
        }
        double all = held[c][from] * share;
        held[c][from] -= all;
        held[c][to] += all;
        for (int s = to; s < from; s++) {
            dropContexts(c, s, all);
        }
        for (int s = from; s < to; s++) {
            hold(c, s, all, now);
        }
    }

    /** Some devices lose the context of a stage, wherever it is. */
    private void dropContexts(int c, int stage, double devices) {
        double all = Arrays.stream(contexts[c][stage]).sum();
        double kept = all <= devices ? 0 : 1 - devices / all;
        for (int k = 0; k < contexts[c][stage].length; k++) {
            contexts[c][stage][k] *= kept;
        }
    }

    /** An attempt, from zero, has failed. */
    private void fail(int c, int stage, int attempt, double devices, long base) {
        double givingUp = Math.min(devices * table.stage(c, stage).givingUpAfter(attempt), held[c][stage]);
        if (givingUp > 0) {
            int from = table.stage(c, stage).givingUp().orElseThrow().from();
            double share = givingUp / held[c][stage];
            bound.giveUp(c, stage, share);
            move(c, stage, from, share, base);
            plan.retry(c, stage, attempt, from, 0, givingUp, base);
        }
        plan.retry(c, stage, attempt, stage, table.stage(c, stage).next(attempt), devices - givingUp, base);
    }

    @Override
    double pass(int parcel, double share) {
        return share;
    }

    @Override
    void sendBack(int parcel, double share, Setback why, long base) {
        int c = parcels.devices[parcel];
        int stage = parcels.stage[parcel];
        for (int a = 0; a < plan.attempts(c, stage); a++) {
            double devices = parcels.weight[parcel * Parcels.ATTEMPTS + a] * share;
            if (devices > 0 && why == Setback.FAILED) {
                fail(c, stage, a, devices, base);
            } else if (devices > 0) {
                plan.heldBack(c, stage, a, devices, why, base);
            }
        }
    }

    @Override
    double succeed(int parcel, long now) {
        int c = parcels.devices[parcel];
        int stage = parcels.stage[parcel];
        if (held[c][stage] <= 0) {
            return 0;
        }
        double refused = refused(c, stage, parcels.size(parcel), now);
        if (refused > 0) {
            sendBack(parcel, refused, Setback.FAILED, now);
            parcels.scale(parcel, 1 - refused);
        }
        if (held[c][stage] <= 0) {
            return 0; // all of them were refused, and have given up
        }
        double devices = parcels.size(parcel);
        double share = Math.min(1, devices / held[c][stage]);
        int done = table.after(c, stage);
        if (done < table.stages(c)) {
            plan.next(c, done, share * held[c][stage]);
            comeTo(c, done, share * held[c][stage]);
        }
        move(c, stage, done, share, now);
        if (trying(c) < NOBODY) {
            settle(c, now);
        }
        return devices;
    }

    /** Devices have come to a stage; as many of them are bound there as of all who were on their way. */
    private void comeTo(int c, int stage, double devices) {
        int from = table.stage(c, stage).givingUp().map(GivingUp::from).orElse(stage);
        double coming = 0;
        for (int s = from; s < stage; s++) {
            coming += held[c][s];
        }
        if (coming > 0) {
            bound.comeTo(c, stage, Math.min(1, devices / coming));
        }
    }

    /** Share of some devices that are bound to instances that answer wrongly, or are sent to them now. */
    private double refused(int c, int stage, double devices, long now) {
        int set = table.home[c][stage];
        if (set < 0 || table.wrongBelow[set] == 0) {
            return 0;
        }
        double all = Math.min(1, bound.tryingFor(c, stage) / held[c][stage]);
        double free = 1 - all;
        for (int k = 0; k < contexts[c][stage].length; k++) {
            int i = table.firstInstance[set] + k;
            if (functions.isWrong(i)) {
                double sent = free * directory.mix(i, now);
                bound.add(c, stage, k, devices * sent);
                all += sent;
            }
        }
        return Math.min(1, all);
    }

    @Override
    double tell(int c, int stage, double devices, long now) {
        unaware[c][stage] -= devices;
        plan.now(c, stage, devices);
        return devices;
    }

    @Override
    void letGo(int c, int stage, int instanceInSet) {
        bound.letGo(c, stage, instanceInSet);
    }

    /** Nobody worth counting tries any more. */
    private void settle(int c, long now) {
        for (int s = 0; s < table.stages(c); s++) {
            move(c, s, table.stages(c), 1, now);
            held[c][s] = 0;
            unaware[c][s] = 0;
        }
        plan.clear(c);
        bound.clear(c);
        abandon(c, -1);
    }

    /** Parcels of a class at a stage, or at all of them, have nobody who waits for them. */
    private void abandon(int c, int stage) {
        for (int p = 0; p < parcels.end(); p++) {
            if (parcels.isUsed[p] && parcels.devices[p] == c && (stage < 0 || parcels.stage[p] == stage)) {
                parcels.isVain[p] = true;
            }
        }
    }

    @Override
    void accessChanged(int place, double from, double to, long now) {
        plan.setPresent(now); // time stood still while nobody tried
        if (to < from) {
            leave(place, 1 - to / from, now);
        } else {
            comeBack(place, from >= 1 ? 0 : (to - from) / (1 - from), now);
        }
    }

    private void leave(int place, double share, long now) {
        int c = table.classOfPlace[place];
        int stages = table.stages(c);
        double served = at[place][stages] * share;
        double others = 0;
        for (int s = 0; s <= stages; s++) {
            double devices = at[place][s] * share;
            if (devices <= 0) {
                continue;
            }
            if (s < stages) {
                forget(c, s, devices);
                others += devices;
            }
            for (int kept = 0; s == table.update[c] && kept < s; kept++) {
                dropContexts(c, kept, devices);
            }
            at[place][s] = share >= 1 ? 0 : at[place][s] - devices;
            held[c][s] = Math.max(0, held[c][s] - devices);
        }
        noteAway(place, served, others, now);
    }

    /** Some of those who try for a stage do so no more. */
    private void forget(int c, int stage, double devices) {
        double kept = held[c][stage] <= devices ? 0 : 1 - devices / held[c][stage];
        plan.keep(c, stage, kept);
        unaware[c][stage] *= kept;
        bound.keep(c, stage, kept);
        for (int p = 0; p < parcels.end(); p++) {
            if (parcels.isUsed[p] && parcels.devices[p] == c && parcels.stage[p] == stage) {
                leave(p, kept);
            }
        }
    }

    /** Devices of a parcel are gone: so is the parcel, unless the network asks them for answers all the same. */
    private void leave(int p, double kept) {
        if (table.resendAfter[table.coreOfClass[parcels.devices[p]]] == 0) {
            parcels.scale(p, kept);
        } else if (!parcels.isVain[p]) {
            parcels.left[p] = 1 - (1 - parcels.left[p]) * kept;
        }
    }

    private void comeBack(int place, double share, long now) {
        int c = table.classOfPlace[place];
        int stages = table.stages(c);
        double missed = missed(place, now);
        double forgotten = forgotten(place, now);
        double served = awayServed[place] * share;
        double others = awayOthers[place] * share;
        awayServed[place] = share >= 1 ? 0 : awayServed[place] - served;
        awayOthers[place] = share >= 1 ? 0 : awayOthers[place] - others;
        double anew = others + served * forgotten;
        at[place][stages] += served - served * missed;
        held[c][stages] += served - served * missed;
        for (int s = 0; s < stages; s++) {
            dropContexts(c, s, served * forgotten);
        }
        comeTo(place, 0, anew, now);
        if (missed > forgotten) {
            comeTo(place, table.update[c], served * (missed - forgotten), now);
        }
    }

    /** Devices that are back at a place have completed so many steps, and soon begin with the next. */
    private void comeTo(int place, int step, double devices, long now) {
        int c = table.classOfPlace[place];
        at[place][step] += devices;
        held[c][step] += devices;
        plan.returning(c, step, devices, now);
    }

    @Override
    void forgetAway(int place, double share) {
        double some = awayServed[place] * share;
        int c = table.classOfPlace[place];
        for (int s = 0; s < table.stages(c); s++) {
            dropContexts(c, s, some);
        }
        awayServed[place] -= some;
        awayOthers[place] += some;
    }

    @Override
    double throughTheAir(int parcel, AirAccess air) {
        int c = parcels.devices[parcel];
        int stage = parcels.stage[parcel];
        if (held[c][stage] <= 0) {
            return 1;
        }
        double size = parcels.size(parcel);
        double through = 0;
        for (int p = table.firstPlace[c]; p < table.firstPlace[c + 1]; p++) {
            double share = at[p][stage] / held[c][stage];
            through += share > 0 ? share * air.through(p, share * size) : 0;
        }
        return Math.min(1, through);
    }

    @Override
    double throughBars(int parcel, Bars bars) {
        int c = parcels.devices[parcel];
        int stage = parcels.stage[parcel];
        if (held[c][stage] <= 0) {
            return bars.ofClass(table.stage(c, stage).category(), c);
        }
        AccessCategory category = table.stage(c, stage).category();
        double through = 0;
        for (int p = table.firstPlace[c]; p < table.firstPlace[c + 1]; p++) {
            through += at[p][stage] / held[c][stage] * bars.through(category, p);
        }
        return Math.min(1, through);
    }

    @Override
    void contextLost(int c, int stage, int instanceInSet, long now) {
        plan.setPresent(now);
        double lost = contexts[c][stage][instanceInSet];
        double all = Arrays.stream(contexts[c][stage]).sum();
        contexts[c][stage][instanceInSet] = 0;
        if (lost <= 0) {
            return;
        }
        double share = lost / all;
        for (int s = stage + 1; s <= table.stages(c); s++) {
            double devices = held[c][s] * share;
            if (devices <= 0) {
                continue;
            }
            if (s < table.stages(c)) {
                forget(c, s, devices);
            }
            for (int p = table.firstPlace[c]; p < table.firstPlace[c + 1]; p++) {
                double some = at[p][s] * share;
                at[p][s] -= some;
                at[p][stage] += some;
            }
            held[c][s] -= devices;
            held[c][stage] += devices;
            unaware[c][stage] += devices;
            bound.add(c, stage, instanceInSet, isWrong(c, stage, instanceInSet) ? devices : 0);
            for (int later = stage + 1; later < s; later++) {
                dropContexts(c, later, devices);
            }
        }
        for (int p = table.firstPlace[c]; p < table.firstPlace[c + 1]; p++) {
            double some = awayServed[p] * share;
            awayServed[p] -= some;
            awayOthers[p] += some;
        }
    }

    private boolean isWrong(int c, int stage, int instanceInSet) {
        return functions.isWrong(table.firstInstance[table.home[c][stage]] + instanceInSet);
    }

    @Override
    boolean isAwaited(int parcel) {
        return true;
    }
}
