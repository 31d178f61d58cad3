package org.faultline.dynamics.signalling;

import java.util.Arrays;
import java.util.List;
import org.faultline.dynamics.state.AccessDesk;
import org.faultline.dynamics.state.CellRoom;
import org.faultline.dynamics.state.CoreLoad;
import org.faultline.dynamics.state.LevelListener;
import org.faultline.dynamics.state.Levels;
import org.faultline.dynamics.state.Purposes;
import org.faultline.kernel.Agenda;
import org.faultline.kernel.Draws;
import org.faultline.kernel.SimTime;
import org.faultline.model.AccessCategory;
import org.faultline.model.Distribution;
import org.faultline.model.signalling.FunctionSet;
import org.faultline.scenario.Observation;
import org.faultline.threat.Effect;
import org.faultline.trace.EventLog;
import org.faultline.trace.Readings;

/**
 * Devices and cores during one run. Assets tell it which instances work and who has access; it tells the assets that show services which
 * share of the devices with access has completed a stage and gets through. Time goes in ticks while anybody tries, anything waits or a
 * contact fails, and stands still otherwise.
 */
public final class SignallingRun implements LevelListener, CoreLoad, AccessDesk {

    private static final double MICROS_PER_SECOND = 1e6;

    private final SignallingTable table;
    private final Levels levels;
    private final Agenda agenda;
    private final Directory directory;
    private final Impostors impostors;
    private final Functions functions;
    private final Parcels parcels = new Parcels();
    private final Overload overload;
    private final Latencies latencies;
    private final Crowd crowd;
    private final Guests guests;
    private final Bars bars;
    private final Admission admission;
    private final Passage passage;
    private final SignallingMeter meter;
    private final int ticking;
    private final int showing;
    private final int nextHour;
    private final int switching;
    private final int opening;
    private final Hours hours;
    private final Contacts contacts;
    private final Repeats repeats;
    private final PagingLoad paging;
    private final AirOfContacts airOfContacts;
    private final Restarts restarts;
    private final boolean[] concerned;
    private final Shown shown;
    private final double[] through;
    private boolean isTicking;
    private boolean isShowing;
    private long unsettledUntil;
    private int lastFall;
    private int lastRise;

    /** The state of a run over a compiled table. */
    public SignallingRun(
            SignallingTable table,
            int nodes,
            Levels levels,
            CellRoom cells,
            Agenda agenda,
            long startOfDayMicros,
            long horizonMicros,
            List<Observation> observations) {
        this.table = table;
        this.levels = levels;
        this.agenda = agenda;
        directory = new Directory(table);
        impostors = new Impostors(table, directory);
        functions = new Functions(table, directory, impostors);
        LetIn letIn = new LetIn(table, parcels);
        overload = new Overload(table, functions, letIn);
        latencies = new Latencies(table);
        bars = new Bars(table);
        admission = new Admission(table, functions, directory, impostors, parcels, overload, bars, letIn, agenda);
        passage = new Passage(table, functions, parcels, admission, latencies, agenda);
        hours = new Hours(table, startOfDayMicros);
        paging = new PagingLoad(table, hours);
        repeats = new Repeats(table, hours);
        airOfContacts = new AirOfContacts(table, admission.air(), hours);
        contacts = new Contacts(table, functions, overload, bars, hours, paging, repeats, airOfContacts);
        boolean isIndividual = table.described.isIndividual();
        crowd = isIndividual
                ? new Individuals(table, parcels, passage, functions, directory, overload, contacts, agenda)
                : new Cohorts(table, parcels, passage, functions, directory, overload, contacts);
        guests = new Guests(table, levels, crowd, cells);
        restarts = new Restarts(table, crowd);
        meter = new SignallingMeter(
                table,
                functions,
                latencies,
                crowd,
                contacts,
                new Indicators(table, latencies, crowd, contacts, admission.air()),
                agenda::now,
                horizonMicros,
                observations);
        passage.connect(crowd, meter, isIndividual ? 0 : table.tick);
        ticking = agenda.register(this::tick);
        showing = agenda.register(this::showOnce);
        nextHour = agenda.register(this::nextHour);
        switching = agenda.register(this::switchControls);
        opening = agenda.register(this::letGuestsIn);
        through = new double[table.classes.size()];
        concerned = new boolean[nodes];
        for (int node : table.accessNode) {
            concerned[node] = true;
        }
        for (int node : table.nodeOfInstance) {
            concerned[node] = true;
        }
        for (int[] some : table.registers) {
            for (int node : some) {
                concerned[node] = true;
            }
        }
        for (int node : table.homeCoreNode) {
            if (node >= 0) {
                concerned[node] = true;
            }
        }
        for (int node : table.hostNode) {
            if (node >= 0) {
                concerned[node] = true;
            }
        }
        shown = new Shown(table, crowd, levels, nodes);
    }

    /** Everybody does what the classes do at the start; the clock stands at zero. */
    public void start(Draws draws) {
        isTicking = false;
        isShowing = false;
        unsettledUntil = 0;
        lastFall = EventLog.NO_CAUSE;
        lastRise = EventLog.NO_CAUSE;
        directory.reset();
        impostors.reset();
        functions.reset();
        overload.reset();
        latencies.reset();
        parcels.clear();
        passage.reset();
        shown.reset();
        Arrays.fill(through, 1);
        meter.begin();
        crowd.start(draws);
        guests.reset();
        bars.reset();
        restarts.reset();
        repeats.reset();
        airOfContacts.reset();
        for (int c = 0; c < table.classes.size(); c++) {
            if (table.classes.get(c).roaming().isPresent()) {
                double u = draws.uniform(Purposes.ROAMING, table.keyOfClass[c], 0);
                Distribution opened = table.classes.get(c).roaming().get().fromHours();
                agenda.at(SimTime.ofHours(opened.quantile(u)), opening, c, 0);
            }
        }
        if (!hours.areAlike()) {
            agenda.at(hours.next(0), nextHour, 0, 0);
        }
        for (int core = 0; core < table.cores; core++) {
            for (int r = 1; r < table.regimes[core].length; r++) {
                double u = draws.uniform(Purposes.CONTROL_SWITCH, table.keyOfCore[core], r);
                agenda.at(SimTime.ofHours(table.regimeFrom[core][r].quantile(u)), switching, core, r);
            }
        }
        wake();
        showSoon();
    }

    @Override
    public boolean hearsLevelOf(int node) {
        return concerned[node];
    }

    @Override
    public void levelChanged(int node, double from, double to, int event) {
        long now = agenda.now();
        meter.before(now);
        if (to < from) {
            lastFall = event;
        } else {
            lastRise = event;
        }
        for (int i : table.instancesAt(node)) {
            boolean wasWrong = functions.isWrong(i);
            functions.setLevel(i, to, now);
            int set = table.setOfInstance[i];
            unsettledUntil = Math.max(unsettledUntil, now + table.failover[set] + (long) table.tick);
            boolean isWrong = functions.isWrong(i);
            if ((to == 0 && losesContexts(set, node)) || (isWrong && !wasWrong)) {
                forEachStageAt(set, (c, s) -> crowd.contextLost(c, s, i - table.firstInstance[set], now));
            }
            if (from == 0 && to > 0 && table.contexts[set] != FunctionSet.Contexts.SHARED) {
                restarts.returned(i);
            }
            if (wasWrong && !isWrong) {
                forEachStageAt(set, (c, s) -> crowd.letGo(c, s, i - table.firstInstance[set]));
            }
        }
        if ((from > 0) != (to > 0)) {
            impostors.beforeRegisterChanged(now);
            for (int core : table.coresOfRegister(node)) {
                directory.registerChanged(core, to > 0, now);
            }
            impostors.registerChanged(node, to > 0);
        }
        for (int place : table.placesAt(node)) {
            if (to > from) {
                guests.beforeReturn(place);
            }
            double kept = guests.kept(place);
            crowd.accessChanged(place, from * kept, to * kept, now);
        }
        guests.because(event);
        guests.accessChanged(node, now);
        wake();
        showSoon();
    }

    private boolean losesContexts(int set, int node) {
        return switch (table.contexts[set]) {
            case SHARED -> false;
            case OWN -> true;
            case KEPT -> levels.condition(node) == 0;
        };
    }

    /** Contacts are more or fewer from now on. */
    private void nextHour(int unusedA, int unusedB) {
        meter.before(agenda.now());
        wake();
        agenda.at(hours.next(agenda.now()), nextHour, 0, 0);
    }

    private void letGuestsIn(int c, int unused) {
        meter.before(agenda.now());
        guests.because(lastFall);
        guests.open(c, agenda.now());
        wake();
    }

    private void switchControls(int core, int regime) {
        meter.before(agenda.now());
        overload.switchTo(core, regime);
        wake();
    }

    @Override
    public void flood(int node, double perSecond, int cause) {
        meter.before(agenda.now());
        for (int i : table.instancesAt(node)) {
            functions.setFlood(i, perSecond / MICROS_PER_SECOND);
        }
        changedBy(cause, perSecond > 0);
    }

    @Override
    public void listImpostor(int node, Effect.Impostor impostor, int cause) {
        long now = agenda.now();
        meter.before(now);
        int[] sets = Arrays.stream(table.coresOfRegister(node))
                .map(core -> table.setNamed(core, impostor.function()))
                .filter(set -> set != SignallingTable.NONE)
                .distinct()
                .toArray();
        for (int set : sets) {
            impostors.list(set, node, impostor.weight(), impostor.answers(), now);
        }
        changedBy(cause, true);
    }

    @Override
    public void unlistImpostors(int node, int cause) {
        meter.before(agenda.now());
        impostors.unlist(node);
        changedBy(cause, false);
    }

    @Override
    public void deregister(int node, int cause) {
        long now = agenda.now();
        meter.before(now);
        for (int i : table.instancesAt(node)) {
            int set = table.setOfInstance[i];
            int place = i - table.firstInstance[set];
            forEachStageAt(set, (c, s) -> crowd.contextLost(c, s, place, now));
            forEachStageAt(set, (c, s) -> crowd.letGo(c, s, place));
        }
        changedBy(cause, true);
    }

    @Override
    public boolean isAccess(int node) {
        return table.placesAt(node).length > 0;
    }

    @Override
    public boolean isHost(int node) {
        return Arrays.stream(table.guestsAt(node)).anyMatch(p -> table.hostNode[p] == node);
    }

    @Override
    public void bar(int node, int bar, double share, List<String> classes, List<AccessCategory> categories, int cause) {
        meter.before(agenda.now());
        bars.set(node, bar, share, classes, categories);
        changedBy(cause, true);
    }

    @Override
    public void unbar(int node, int bar, int cause) {
        meter.before(agenda.now());
        bars.lift(node, bar);
        changedBy(cause, false);
    }

    @Override
    public void letGuestsIn(int node, boolean in, int cause) {
        meter.before(agenda.now());
        guests.because(cause);
        guests.letIn(node, in, agenda.now());
        changedBy(cause, !in);
    }

    private void changedBy(int cause, boolean toTheWorse) {
        lastFall = toTheWorse ? cause : lastFall;
        lastRise = toTheWorse ? lastRise : cause;
        wake();
        showSoon();
    }

    private void forEachStageAt(int set, StageAction action) {
        for (int c = 0; c < table.classes.size(); c++) {
            for (int s = 0; s < table.stages(c); s++) {
                if (table.home[c][s] == set) {
                    action.of(c, s);
                }
            }
        }
    }

    /** Does something to a class and stage. */
    private interface StageAction {
        void of(int c, int s);
    }

    private void wake() {
        if (!isTicking) {
            isTicking = true;
            long step = (long) table.tick;
            agenda.later((agenda.now() / step + 1) * step, ticking, 0, 0);
        }
    }

    private void showSoon() {
        if (!isShowing) {
            isShowing = true;
            agenda.soon(showing, 0, 0);
        }
    }

    private void showOnce(int unusedA, int unusedB) {
        isShowing = false;
        lookThrough(agenda.now());
        shown.tell(through, lastFall, lastRise);
    }

    private void tick(int unusedA, int unusedB) {
        long now = agenda.now();
        meter.before(now);
        passage.decide(now);
        repeats.take(crowd, now);
        loadContacts(now);
        airOfContacts.load(crowd, now);
        functions.tick(now);
        functions.look(now);
        repeats.settle(contacts, crowd, now);
        overload.tick(now);
        passage.goOn();
        crowd.tick(now);
        restarts.tick(now);
        lookThrough(now);
        shown.tell(through, lastFall, lastRise);
        if (isUnsettled(now)) {
            agenda.later(now + (long) table.tick, ticking, 0, 0);
        } else {
            isTicking = false;
        }
    }

    private void loadContacts(long now) {
        for (int set = 0; set < table.sets; set++) {
            double messages = functions.heartbeats(set);
            for (int c = 0; c < through.length; c++) {
                messages += contacts.load(c, set, now) * crowd.served(c) + repeats.load(contacts, c, set, now);
                messages += contacts.loadWithoutService(c, set, now) * crowd.trying(c);
            }
            functions.setContacts(set, messages, now);
        }
    }

    private boolean isUnsettled(long now) {
        if (now < unsettledUntil
                || directory.isStale()
                || impostors.areSpreading(now)
                || overload.isHolding()
                || repeats.areAny()
                || admission.isDeciding()
                || passage.isResending()) {
            return true;
        }
        for (int c = 0; c < through.length; c++) {
            if (through[c] < 1 || crowd.trying(c) > 0) {
                return true;
            }
        }
        for (int set = 0; set < table.sets; set++) {
            if (functions.waiting(set, now) > 0) {
                return true;
            }
        }
        return false;
    }

    /** Works out the share of their contacts that devices get through with. */
    private void lookThrough(long now) {
        functions.look(now);
        paging.look(crowd, now);
        airOfContacts.look(crowd);
        for (int c = 0; c < through.length; c++) {
            through[c] = contacts.through(c);
        }
    }

    /** Writes down what was measured in a run that is over, and seals its log with where devices ended. */
    public void finish(Readings readings, EventLog log) {
        meter.finish(readings);
        long hash = 0;
        for (double[] byStage : crowd.held) {
            for (double devices : byStage) {
                hash = Draws.keyOf(hash, Double.doubleToLongBits(devices));
            }
        }
        for (int c = 0; c < crowd.held.length; c++) {
            for (int s = 0; s < table.stages(c); s++) {
                hash = Draws.keyOf(hash, Double.doubleToLongBits(latencies.attempts(c, s)));
            }
        }
        log.seal(hash);
    }
}
