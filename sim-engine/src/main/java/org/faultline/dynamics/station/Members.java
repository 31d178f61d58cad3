package org.faultline.dynamics.station;

import java.util.Arrays;
import org.faultline.dynamics.state.IntList;
import org.faultline.dynamics.state.Purposes;
import org.faultline.kernel.DrawSequence;
import org.faultline.kernel.Draws;
import org.faultline.kernel.Handler;
import org.faultline.kernel.SimTime;
import org.faultline.model.Population;

/** The members of populations during a run: who rests, who makes a request, who is detached, who gave up. */
final class Members {

    static final int AT_REST = 0;
    static final int REQUESTING = 1;
    static final int DETACHED = 2;
    static final int GAVE_UP = 3;
    private static final int STATES = 4;
    private static final int NO_ATTACHMENT = -1;

    private final Floor floor;
    private final QueueTable table;
    private final Arrivals.Births births;
    private final int[] first;
    private final int[] populationOf;
    private final byte[] state;
    private final int[] customer;
    private final int[] timer;
    private final int[] count;
    private final int[] attachmentOf;
    private final IntList attachedFrom = new IntList();
    private final IntList attachedTo = new IntList();
    private final IntList nextAttachment = new IntList();
    private final Law[] rest;
    private final Law[] backOff;
    private final DrawSequence[] restDraws;
    private final DrawSequence[] backOffDraws;
    private final Handler requests = this::requests;
    private boolean moved = true;

    Members(Floor floor, Arrivals.Births births, java.util.function.ToIntFunction<String> nodeOf) {
        this.floor = floor;
        this.births = births;
        table = floor.table;
        int n = table.populations.size();
        first = new int[n + 1];
        rest = new Law[n];
        backOff = new Law[n];
        restDraws = new DrawSequence[n];
        backOffDraws = new DrawSequence[n];
        count = new int[n * STATES];
        for (int p = 0; p < n; p++) {
            Population population = table.populations.get(p);
            first[p + 1] = first[p] + population.size();
            rest[p] = population.rest().map(Law::new).orElse(null);
            backOff[p] = new Law(population.backOff());
            long key = table.key[pointOf(p)];
            restDraws[p] = Floor.sequence(Purposes.REST, key);
            backOffDraws[p] = Floor.sequence(Purposes.COMING_BACK, key);
        }
        int size = first[n];
        populationOf = new int[size];
        state = new byte[size];
        customer = new int[size];
        timer = new int[size];
        boolean attached = table.populations.stream().anyMatch(p -> !p.places().isEmpty());
        attachmentOf = new int[attached ? table.nodes : 0];
        Arrays.fill(attachmentOf, NO_ATTACHMENT);
        for (int p = 0; p < n; p++) {
            Arrays.fill(populationOf, first[p], first[p + 1], p);
            int from = first[p];
            for (Population.Attachment place : table.populations.get(p).places()) {
                attach(nodeOf.applyAsInt(place.asset()), from, from + place.members());
                from += place.members();
            }
        }
    }

    private void attach(int node, int from, int to) {
        attachedFrom.add(from);
        attachedTo.add(to);
        nextAttachment.add(attachmentOf[node]);
        attachmentOf[node] = attachedFrom.size() - 1;
    }

    private int pointOf(int population) {
        return table.firstOrigin + table.streams.size() + population;
    }

    /** How many members of a population are in a state. */
    int count(int population, int sort) {
        return count[population * STATES + sort];
    }

    /** Everybody does what the populations do at the start. */
    void start(Draws draws) {
        Floor.restart(draws, restDraws, backOffDraws);
        if (moved) {
            Arrays.fill(state, (byte) AT_REST);
            Arrays.fill(customer, Customers.NOBODY);
            Arrays.fill(timer, Customers.NOBODY);
            moved = false;
        }
        Arrays.fill(count, 0);
        for (int p = 0; p < first.length - 1; p++) {
            count[p * STATES + AT_REST] = first[p + 1] - first[p];
        }
        for (int p = 0; p < first.length - 1; p++) {
            begin(p, table.populations.get(p).start());
        }
    }

    private void begin(int p, Population.Start start) {
        if (start == Population.Start.REST && rest[p] == null) {
            return;
        }
        for (int m = first[p]; m < first[p + 1]; m++) {
            switch (start) {
                case REST -> startResting(m);
                case REQUEST -> request(m);
                case BACK_OFF -> comeBack(m);
            }
        }
    }

    private void move(int m, int to) {
        int p = populationOf[m];
        floor.gauges.before(pointOf(p));
        floor.happened(pointOf(p), m, Counts.MOVED + to);
        count[p * STATES + state[m]]--;
        count[p * STATES + to]++;
        state[m] = (byte) to;
        moved = true;
    }

    private void startResting(int m) {
        int p = populationOf[m];
        if (rest[p] == null) {
            return;
        }
        moved = true;
        long end = SimTime.plus(floor.agenda.now(), rest[p].next(restDraws[p]));
        if (end != SimTime.NEVER) {
            timer[m] = floor.agenda.at(end, requests, m, 0);
        }
    }

    private void comeBack(int m) {
        int p = populationOf[m];
        move(m, REQUESTING);
        long end = SimTime.plus(floor.agenda.now(), backOff[p].next(backOffDraws[p]));
        if (end != SimTime.NEVER) {
            timer[m] = floor.agenda.at(end, requests, m, 0);
        }
    }

    private void requests(int m, int unused) {
        timer[m] = Customers.NOBODY;
        request(m);
    }

    private void request(int m) {
        if (state[m] != REQUESTING) {
            move(m, REQUESTING);
        }
        births.born(table.streams.size() + populationOf[m], m);
    }

    /** A member's request is a customer now. */
    void isCustomer(int m, int c) {
        customer[m] = c;
    }

    /** A member's request is over. */
    void done(int m, boolean served) {
        customer[m] = Customers.NOBODY;
        if (served || rest[populationOf[m]] != null) {
            move(m, AT_REST);
            startResting(m);
        } else {
            move(m, GAVE_UP);
        }
    }

    /** An asset that members may be attached to delivers another level. */
    void levelAt(int node, double from, double to, Withdrawals withdrawals) {
        if (attachmentOf.length == 0 || (from > 0 && to > 0)) {
            return;
        }
        for (int a = attachmentOf[node]; a != NO_ATTACHMENT; a = nextAttachment.at(a)) {
            for (int m = attachedFrom.at(a); m < attachedTo.at(a); m++) {
                if (to == 0) {
                    detach(m, withdrawals);
                } else if (state[m] == DETACHED) {
                    comeBack(m);
                }
            }
        }
    }

    /** Ends a request before it was served. */
    interface Withdrawals {
        void withdraw(int c);
    }

    private void detach(int m, Withdrawals withdrawals) {
        if (timer[m] != Customers.NOBODY) {
            floor.agenda.cancel(timer[m]);
            timer[m] = Customers.NOBODY;
        }
        int c = customer[m];
        customer[m] = Customers.NOBODY;
        move(m, DETACHED);
        if (c != Customers.NOBODY) {
            floor.customers.member[c] = Customers.NOBODY;
            withdrawals.withdraw(c);
        }
    }
}
