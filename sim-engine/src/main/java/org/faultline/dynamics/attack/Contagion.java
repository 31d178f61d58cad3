package org.faultline.dynamics.attack;

import java.util.Arrays;
import org.faultline.dynamics.state.Csr;
import org.faultline.dynamics.state.Damage;
import org.faultline.dynamics.state.IntList;
import org.faultline.dynamics.state.Purposes;
import org.faultline.kernel.Agenda;
import org.faultline.kernel.Draws;
import org.faultline.kernel.Handler;
import org.faultline.kernel.SimTime;
import org.faultline.model.Distribution;

/**
 * The spread of one step during a run: exact, one event for each contact that can matter.
 *
 * <p>Over links and needs, who is infected draws the time of its contact with each neighbour. A contact after the source is clean again
 * is never scheduled, and neither is one with a neighbour that can no longer be infected. Where the cleaned are susceptible again,
 * contacts go on until the source is clean. In a pool the next infection comes after an exponential time with the rate of all pairs,
 * infected x susceptible / (members x mean), drawn anew whenever one of the two numbers changes, which an exponential time forgets (D. T.
 * Gillespie, J. Comput. Phys. 22 (1976) 403); both ends are drawn then. An infection costs O(contacts x log pending), in a pool O(log
 * pending).
 */
final class Contagion {

    private static final byte SUSCEPTIBLE = 0;
    private static final byte INFECTED = 1;
    private static final byte IMMUNE = 2;

    private static final int NO_TIMER = -1;
    private static final int NUMBERS = 1 << 24;

    /** What an infection does to an asset. */
    @FunctionalInterface
    interface Hold {
        void take(int node, int step, int cause);
    }

    private final SpreadTable table;
    private final Csr contacts;
    private final int step;
    private final long stepKey;
    private final Hold hold;
    private final Damage damage;
    private final Agenda agenda;
    private final Handler contact = this::contact;
    private final Handler clean = this::clean;
    private final Handler contactInPool = this::contactInPool;
    private final Handler beginContacts = this::beginContacts;
    private final Handler endImmunity = this::endImmunity;

    private final byte[] state;
    /** Whose flaw was closed while they were infected: they are immune once they are clean. */
    private final boolean[] isPatched;
    /** Who is infected and makes no contacts yet; stands behind the infected in the order. */
    private final boolean[] isLatent;

    private final int[] infections;
    private final long[] until;
    /** Contacts made by each place, only where they go on. */
    private final int[] made;
    /** Members by state, those who are susceptible first, then the infected; then all others. */
    private final int[] order;

    private final int[] placeInOrder;
    private int susceptible;
    private int infected;
    private final boolean[] isStirred;
    /** Members that were moved, or gave way to one that was. */
    private final IntList stirred = new IntList();

    private int reached;
    private long poolContacts;
    private int poolTimer;
    private boolean frozen;
    private Draws draws = new Draws(0, 0);

    Contagion(SpreadTable table, int step, long stepKey, Hold hold, Damage damage, Agenda agenda) {
        this.table = table;
        this.contacts = table.contacts();
        this.step = step;
        this.stepKey = stepKey;
        this.hold = hold;
        this.damage = damage;
        this.agenda = agenda;
        int n = table.size();
        state = new byte[n];
        isPatched = new boolean[n];
        isLatent = new boolean[n];
        infections = new int[n];
        until = new long[n];
        made = new int[table.spread().again() ? contacts.size() : 0];
        order = new int[n];
        placeInOrder = new int[n];
        isStirred = new boolean[n];
        Arrays.fill(state, SUSCEPTIBLE);
        for (int m = 0; m < n; m++) {
            order[m] = m;
            placeInOrder[m] = m;
        }
    }

    /** Everybody susceptible, before a replication; O(those whose place or state changed in the last, and their contacts). */
    void reset(Draws newDraws) {
        draws = newDraws;
        for (int i = 0; i < stirred.size(); i++) {
            int m = stirred.at(i);
            isStirred[m] = false;
            state[m] = SUSCEPTIBLE;
            isPatched[m] = false;
            isLatent[m] = false;
            infections[m] = 0;
            order[m] = m;
            placeInOrder[m] = m;
            if (made.length > 0) {
                Arrays.fill(made, contacts.start(m), contacts.end(m), 0);
            }
        }
        stirred.clear();
        susceptible = order.length;
        infected = 0;
        reached = 0;
        poolContacts = 0;
        poolTimer = NO_TIMER;
        frozen = false;
    }

    /** Share of those who can be infected that ever were. */
    double shareReached() {
        return (double) reached / table.size();
    }

    /** Nobody is infected any more. */
    boolean isFrozen() {
        return frozen;
    }

    void freeze() {
        frozen = true;
        schedulePool();
    }

    /** An infection that no infected asset brought. */
    void infectFromOutside(int node, int cause) {
        int member = table.member(node);
        if (!frozen && state[member] == SUSCEPTIBLE) {
            infect(member, cause);
            schedulePool();
        }
    }

    /** An asset can no longer be infected; one that is infected stays so until it is clean. */
    void patched(int node) {
        int member = table.member(node);
        if (member == SpreadTable.NOBODY) {
            return;
        }
        if (state[member] == SUSCEPTIBLE) {
            move(member, IMMUNE);
            schedulePool();
        } else {
            isPatched[member] = true;
            stir(member);
        }
    }

    /** Somebody cleaned an asset. */
    void cleaned(int node) {
        int member = table.member(node);
        if (member != SpreadTable.NOBODY && state[member] == INFECTED) {
            boolean again = table.spread().again() && !isPatched[member];
            boolean atOnce = table.spread().immuneHours().isEmpty();
            move(member, again && atOnce ? SUSCEPTIBLE : IMMUNE);
            if (again && !atOnce) {
                long end = after(agenda.now(), table.spread().immuneHours().get(), Purposes.IMMUNITY, member);
                agenda.at(end, endImmunity, member, infections[member]);
            }
            schedulePool();
        }
    }

    /** An asset that was clean can be infected again, if no patch came meanwhile. */
    private void endImmunity(int member, int infection) {
        if (state[member] == IMMUNE && infections[member] == infection && !isPatched[member]) {
            move(member, SUSCEPTIBLE);
            schedulePool();
        }
    }

    private void infect(int member, int cause) {
        move(member, INFECTED);
        if (infections[member]++ == 0) {
            reached++;
        }
        long contagious = table.spread().latentHours().isPresent()
                ? after(agenda.now(), table.spread().latentHours().get(), Purposes.LATENCY, member)
                : agenda.now();
        until[member] = table.spread().cleanedHours().isPresent()
                ? after(contagious, table.spread().cleanedHours().get(), Purposes.CLEANING, member)
                : SimTime.NEVER;
        hold.take(table.node(member), step, cause);
        if (state[member] != INFECTED) {
            return;
        }
        if (until[member] != SimTime.NEVER) {
            agenda.at(until[member], clean, member, infections[member]);
        }
        if (contagious == agenda.now()) {
            meetOthers(member);
        } else {
            isLatent[member] = true;
            swap(placeInOrder[member], susceptible + --infected);
            agenda.at(contagious, beginContacts, member, infections[member]);
        }
    }

    /** An infected asset is latent no more. */
    private void beginContacts(int member, int infection) {
        if (isLatent[member] && infections[member] == infection) {
            isLatent[member] = false;
            swap(placeInOrder[member], susceptible + infected++);
            meetOthers(member);
            schedulePool();
        }
    }

    private void meetOthers(int member) {
        if (!table.isPool()) {
            for (int i = contacts.start(member); i < contacts.end(member); i++) {
                if (table.spread().again() || state[contacts.at(i)] == SUSCEPTIBLE) {
                    scheduleContact(i, member);
                }
            }
        }
    }

    private void scheduleContact(int place, int member) {
        int number = table.spread().again() ? made[place]++ : infections[member] - 1;
        long pair = Draws.keyOf(key(member), table.key(contacts.at(place)));
        long time = after(table.spread().contactHours(), Purposes.CONTACT, pair, number);
        if (time < until[member]) {
            agenda.at(time, contact, place, infections[member]);
        }
    }

    private void contact(int place, int infection) {
        int source = table.source(place);
        if (frozen || state[source] != INFECTED || infections[source] != infection) {
            return;
        }
        int target = contacts.at(place);
        if (state[target] == SUSCEPTIBLE && meet(source, target)) {
            infect(target, damage.event(table.node(source)));
        }
        if (table.spread().again() && state[source] == INFECTED) {
            scheduleContact(place, source);
        }
    }

    private void clean(int member, int infection) {
        if (state[member] != INFECTED || infections[member] != infection) {
            return;
        }
        int node = table.node(member);
        if (damage.isBroken(node)) {
            damage.mend(node, damage.event(node));
        } else {
            damage.clean(node, damage.event(node));
        }
    }

    private void schedulePool() {
        if (!table.isPool()) {
            return;
        }
        if (poolTimer != NO_TIMER) {
            agenda.cancel(poolTimer);
            poolTimer = NO_TIMER;
        }
        double pairs = (double) infected * susceptible;
        if (pairs > 0 && !frozen) {
            double wait = table.spread().contactHours().quantile(draw(Purposes.CONTACT, poolContacts++))
                    * table.size()
                    / pairs;
            long time = SimTime.plus(agenda.now(), SimTime.ofHours(wait));
            poolTimer = agenda.at(time, contactInPool, 0, 0);
        }
    }

    private void contactInPool(int unusedA, int unusedB) {
        poolTimer = NO_TIMER;
        int target = order[(int) (draw(Purposes.CONTACT_ENDS, 2 * poolContacts) * susceptible)];
        int source = order[susceptible + (int) (draw(Purposes.CONTACT_ENDS, 2 * poolContacts + 1) * infected)];
        if (meet(source, target)) {
            infect(target, damage.event(table.node(source)));
        }
        schedulePool();
    }

    /** Nothing passes to or from an isolated asset. */
    private boolean meet(int source, int target) {
        return !damage.isolated(table.node(source)) && !damage.isolated(table.node(target));
    }

    /** A draw of the pool as a whole. */
    private double draw(int purpose, long number) {
        return draws.uniform(purpose, Draws.keyOf(stepKey, number / NUMBERS), (int) (number % NUMBERS));
    }

    /** The end of a time that an infection draws once. */
    private long after(long from, Distribution hours, int purpose, int member) {
        double drawn = hours.quantile(draws.uniform(purpose, key(member), infections[member] - 1));
        return SimTime.plus(from, SimTime.ofHours(Math.max(0, drawn)));
    }

    private long after(Distribution hours, int purpose, long key, int number) {
        double wait = Math.max(0, hours.quantile(draws.uniform(purpose, key, number)));
        return SimTime.plus(agenda.now(), SimTime.ofHours(wait));
    }

    private long key(int member) {
        return Draws.keyOf(table.key(member), stepKey);
    }

    /** Changes a state and keeps the order by state. */
    private void move(int member, byte to) {
        if (state[member] == SUSCEPTIBLE) {
            swap(placeInOrder[member], --susceptible);
            infected++;
        } else if (state[member] == IMMUNE) {
            swap(placeInOrder[member], susceptible + infected++);
        }
        if (to != INFECTED) {
            swap(placeInOrder[member], susceptible + (isLatent[member] ? infected : --infected));
            isLatent[member] = false;
        }
        if (to == SUSCEPTIBLE) {
            swap(placeInOrder[member], susceptible);
            susceptible++;
        }
        state[member] = to;
    }

    private void swap(int place, int other) {
        int member = order[place];
        stir(member);
        stir(order[other]);
        order[place] = order[other];
        order[other] = member;
        placeInOrder[order[place]] = place;
        placeInOrder[member] = other;
    }

    private void stir(int member) {
        if (!isStirred[member]) {
            isStirred[member] = true;
            stirred.add(member);
        }
    }
}
