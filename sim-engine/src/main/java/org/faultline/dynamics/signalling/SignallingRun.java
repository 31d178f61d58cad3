package org.faultline.dynamics.signalling;

import java.util.Arrays;
import java.util.List;
import org.faultline.dynamics.state.CoreLoad;
import org.faultline.dynamics.state.LevelListener;
import org.faultline.dynamics.state.Levels;
import org.faultline.kernel.Agenda;
import org.faultline.kernel.Draws;
import org.faultline.model.signalling.Contact;
import org.faultline.scenario.Observation;
import org.faultline.trace.EventLog;
import org.faultline.trace.Readings;

/**
 * Devices and cores during one run. Assets tell it which instances work and who has access; it tells the assets that show services which
 * share of the devices with access has completed a stage and gets through. Time goes in ticks while anybody tries, anything waits or a
 * contact fails, and stands still otherwise.
 */
public final class SignallingRun implements LevelListener, CoreLoad {

    private static final double WHOLE = 1 - 1e-9;
    private static final double NOBODY = 0.5;
    private static final double MICROS_PER_SECOND = 1e6;

    private final SignallingTable table;
    private final Levels levels;
    private final Agenda agenda;
    private final Functions functions;
    private final Parcels parcels = new Parcels();
    private final Overload overload;
    private final Latencies latencies;
    private final Crowd crowd;
    private final Passage passage;
    private final SignallingMeter meter;
    private final int ticking;
    private final int showing;
    private final double[][] contactLoad;
    private final boolean[] concerned;
    private final int[] shownNode;
    private final int[][] shownPlaces;
    private final int[][] shownStages;
    private final double[] shown;
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
            Agenda agenda,
            long horizonMicros,
            List<Observation> observations) {
        this.table = table;
        this.levels = levels;
        this.agenda = agenda;
        functions = new Functions(table);
        overload = new Overload(table, functions);
        latencies = new Latencies(table);
        passage = new Passage(table, functions, parcels, overload, latencies, agenda);
        boolean isIndividual = table.described.isIndividual();
        crowd = isIndividual
                ? new Individuals(table, parcels, passage, functions, agenda)
                : new Cohorts(table, parcels, passage, functions);
        meter = new SignallingMeter(table, functions, latencies, crowd, agenda::now, horizonMicros, observations);
        passage.connect(crowd, meter, isIndividual ? 0 : table.tick);
        ticking = agenda.register(this::tick);
        showing = agenda.register(this::showOnce);
        int classes = table.classes.size();
        contactLoad = new double[classes][];
        for (int c = 0; c < classes; c++) {
            contactLoad[c] = Contacts.load(table, c);
        }
        through = new double[classes];
        concerned = new boolean[nodes];
        for (int node : table.accessNode) {
            concerned[node] = true;
        }
        for (int node : table.nodeOfInstance) {
            concerned[node] = true;
        }
        shownNode = Arrays.stream(table.servesNode)
                .flatMapToInt(Arrays::stream)
                .filter(node -> node >= 0)
                .distinct()
                .toArray();
        shown = new double[shownNode.length];
        shownPlaces = new int[shownNode.length][];
        shownStages = new int[shownNode.length][];
        int[] placeOfNode = new int[nodes];
        for (int i = 0; i < shownNode.length; i++) {
            placeOfNode[shownNode[i]] = i;
            shownPlaces[i] = new int[0];
            shownStages[i] = new int[0];
        }
        for (int p = 0; p < table.places; p++) {
            for (int s = 0; s < table.servesNode[p].length; s++) {
                if (table.servesNode[p][s] >= 0) {
                    int i = placeOfNode[table.servesNode[p][s]];
                    shownPlaces[i] = with(shownPlaces[i], p);
                    shownStages[i] = with(shownStages[i], s + 1);
                }
            }
        }
    }

    private static int[] with(int[] some, int one) {
        int[] more = Arrays.copyOf(some, some.length + 1);
        more[some.length] = one;
        return more;
    }

    /** Everybody does what the classes do at the start; the clock stands at zero. */
    public void start(Draws draws) {
        isTicking = false;
        isShowing = false;
        unsettledUntil = 0;
        lastFall = EventLog.NO_CAUSE;
        lastRise = EventLog.NO_CAUSE;
        functions.reset();
        overload.reset();
        latencies.reset();
        parcels.clear();
        passage.reset();
        Arrays.fill(shown, 1);
        Arrays.fill(through, 1);
        meter.begin();
        crowd.start(draws);
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
            if ((to == 0 && !table.sharesContext[set]) || (isWrong && !wasWrong)) {
                forEachStageAt(set, (c, s) -> crowd.contextLost(c, s, i - table.firstInstance[set], now));
            }
            if (wasWrong && !isWrong) {
                forEachStageAt(set, (c, s) -> crowd.letGo(c, s, i - table.firstInstance[set]));
            }
        }
        for (int place : table.placesAt(node)) {
            crowd.accessChanged(place, from, to, now);
        }
        wake();
        showSoon();
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
        show();
    }

    private void tick(int unusedA, int unusedB) {
        long now = agenda.now();
        meter.before(now);
        passage.decide(now);
        loadContacts(now);
        functions.tick(now);
        functions.look(now);
        overload.tick(now);
        crowd.tick(now);
        lookThrough(now);
        show();
        if (isUnsettled(now)) {
            agenda.later(now + (long) table.tick, ticking, 0, 0);
        } else {
            isTicking = false;
        }
    }

    private void loadContacts(long now) {
        for (int set = 0; set < table.sets; set++) {
            double messages = 0;
            for (int c = 0; c < contactLoad.length; c++) {
                messages += contactLoad[c][set] * crowd.served(c);
            }
            functions.setContacts(set, messages, now);
        }
    }

    private boolean isUnsettled(long now) {
        if (now < unsettledUntil || overload.isHolding() || passage.isDeciding()) {
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
        for (int c = 0; c < through.length; c++) {
            double all = 0;
            double answered = 0;
            List<Contact> contacts = table.classes.get(c).contacts();
            for (int k = 0; k < contacts.size(); k++) {
                all += contacts.get(k).perHour();
                answered += contacts.get(k).perHour() * Contacts.success(table, functions, c, k);
            }
            through[c] = all > 0 ? Math.min(1, answered / all) : 1;
        }
    }

    private void show() {
        for (int i = 0; i < shownNode.length; i++) {
            double devices = 0;
            double withAccess = 0;
            for (int k = 0; k < shownPlaces[i].length; k++) {
                int place = shownPlaces[i][k];
                devices += crowd.reachedAt(place, shownStages[i][k]) * through[table.classOfPlace[place]];
                withAccess += crowd.reachedAt(place, 0);
            }
            double share = withAccess <= NOBODY ? 1 : devices / withAccess;
            share = share > WHOLE ? 1 : share < 1 - WHOLE ? 0 : share;
            boolean isEnd = share == 0 || share == 1;
            if (share != shown[i] && (isEnd || Math.abs(share - shown[i]) >= table.described.resolution())) {
                levels.setShare(shownNode[i], share, share < shown[i] ? lastFall : lastRise);
                shown[i] = share;
            }
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
