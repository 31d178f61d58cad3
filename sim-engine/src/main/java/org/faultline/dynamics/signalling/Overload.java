package org.faultline.dynamics.signalling;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.faultline.model.AccessCategory;
import org.faultline.model.Distribution;
import org.faultline.model.signalling.Controls;

/** What holds back the overload of each core during one run: thresholds, factors, tokens, and the chance that a request is dropped. */
final class Overload {

    private static final double NEVER = 2;

    private final SignallingTable table;
    private final Functions functions;
    private final int[] regime;
    /** By core: the regime whose limits hold in this step of time, at whose end what came within it is decided on. */
    private final int[] regimeOfStep;

    private final double[] barring;
    private final long[] nextLook;
    private final long[] nextWeights;
    private final double[] tokens;
    private final long[] filled;
    private final int[] asking;
    private final double[] requests;
    private final double[] accepts;
    private final double[] dropped;
    private final LetIn letIn;

    Overload(SignallingTable table, Functions functions, LetIn letIn) {
        this.table = table;
        this.functions = functions;
        regime = new int[table.cores];
        regimeOfStep = new int[table.cores];
        barring = new double[table.cores];
        nextLook = new long[table.cores];
        nextWeights = new long[table.cores];
        tokens = new double[table.cores];
        filled = new long[table.cores];
        asking = new int[table.cores];
        requests = new double[table.sets];
        accepts = new double[table.sets];
        dropped = new double[table.sets];
        this.letIn = letIn;
    }

    /** Nothing is held back. */
    void reset() {
        for (int core = 0; core < table.cores; core++) {
            switchTo(core, 0);
        }
        Arrays.fill(regimeOfStep, 0);
        Arrays.fill(nextLook, 0);
        Arrays.fill(nextWeights, 0);
        Arrays.fill(tokens, 0);
        Arrays.fill(filled, 0);
        Arrays.fill(asking, 0);
        Arrays.fill(requests, 0);
        Arrays.fill(accepts, 0);
        Arrays.fill(dropped, 0);
        letIn.reset();
    }

    /** All that holds back an overload of a core is from now on what a regime says; what the others had built up is gone. */
    void switchTo(int core, int newRegime) {
        regime[core] = newRegime;
        barring[core] = fixed(core).orElse(1);
        asking[core] = 0;
        int gate = table.gate[core];
        for (int i = gate < 0 ? 0 : table.firstInstance[gate]; gate >= 0 && i < table.firstInstance[gate + 1]; i++) {
            functions.setRefusing(i, 0);
        }
    }

    private OptionalDouble fixed(int core) {
        return controls(core).barring().map(Controls.Barring::fixed).orElse(OptionalDouble.empty());
    }

    /** Which of the regimes of a core holds. */
    int regime(int core) {
        return regime[core];
    }

    /** What holds back an overload of a core now. */
    Controls controls(int core) {
        return table.regimes[core][regime[core]];
    }

    /** Share of attempts of a category that may be made. */
    double barringFactor(int core, AccessCategory category) {
        Optional<Controls.Barring> control = controls(core).barring();
        return control.isPresent() ? control.get().factor(category, barring[core]) : barring[core];
    }

    /** Share of what devices begin, by category, that the access network does not turn away on behalf of the AMFs. */
    double taken(int core, AccessCategory category, boolean isOfPriority) {
        if (!turnsAway(core, category, isOfPriority)) {
            return 1;
        }
        double refused = 0;
        double weight = 0;
        for (int i = table.firstInstance[table.gate[core]]; i < table.firstInstance[table.gate[core] + 1]; i++) {
            refused += functions.refusing(i) * table.weight[i];
            weight += table.weight[i];
        }
        return 1 - refused / weight;
    }

    /**
     * Microseconds until a device is let in, on the mean, that tries again whenever it is held back: it passes a bar with chance b, or waits for T390, and is then
     * taken with chance t, or waits for T302, in all {@code T390 (1 - b) / (b t) + T302 (1 - t) / t}.
     */
    double delayed(int core, AccessCategory category, double b, double t) {
        double barred = b < 1 ? HeldBack.barredSeconds(controls(core), category) * (1 - b) / (b * t) : 0;
        double turnedAway = t < 1
                ? controls(core)
                                .overloadStart()
                                .map(Controls.OverloadStart::waitHours)
                                .map(Distribution::mean)
                                .orElse(0.0)
                        * 3600
                        * (1 - t)
                        / t
                : 0;
        return (barred + turnedAway) * SignallingTable.SECOND;
    }

    /** Whether the access network turns away attempts of a category, for an AMF that asks for less. */
    boolean turnsAway(int core, AccessCategory category, boolean isOfPriority) {
        return !isQuiet(core)
                && controls(core)
                        .overloadStart()
                        .filter(o -> o.action().rejects(category, isOfPriority))
                        .isPresent();
    }

    /** True when no AMF of a core asks for less. */
    boolean isQuiet(int core) {
        return asking[core] == 0;
    }

    /** True while anything is held back. */
    boolean isHolding() {
        for (int core = 0; core < table.cores; core++) {
            if (asking[core] > 0 || (barring[core] < 1 && fixed(core).isEmpty())) {
                return true;
            }
        }
        return false;
    }

    /** Pressure from which an AMF refuses; above one for never. */
    double congestedFrom(int core) {
        return controls(core).congestion().map(Controls.Congestion::from).orElse(NEVER);
    }

    /** Share of the waiting room that is taken at an AMF instance, or at the fullest other function of its core; contacts count where the controls say so. */
    double pressure(int i, long now) {
        int own = table.setOfInstance[i];
        boolean counts = controls(table.coreOfSet[own]).countsContacts();
        double most = counts && functions.isFullOfContacts(i) ? 1 : functions.fill(i, now);
        for (int s : table.pressing[table.coreOfSet[own]]) {
            if (s != own) {
                most = Math.max(most, functions.fillOf(s, now));
                most = counts ? Math.max(most, functions.fullOfContacts(s, now)) : most;
            }
        }
        return most;
    }

    /**
     * The share of a cohort that comes within a tick and is let in before the pressure reaches that from which an AMF refuses: what all of
     * them would ask of each function must fit into what is free there up to that pressure and drains meanwhile.
     */
    double fits(int core, int c, int stage, double devices, double spread, long now) {
        if (devices <= 0) {
            return 1;
        }
        double from = congestedFrom(core);
        double share = 1;
        int[] asked = table.stageMessages[c][stage];
        for (int s = 0; s < asked.length; s++) {
            if (asked[s] > 0 && !functions.isUnasked(s)) {
                double free = functions.free(s, from, spread, now) - letIn.expected(s);
                share = Math.min(share, Math.max(0, free) / (devices * asked[s] * table.asks[s]));
                share = controls(core).countsContacts() && functions.fullOfContacts(s, now) >= from ? 0 : share;
            }
        }
        return share;
    }

    /** Share of the waiting room of a function that requests may take which begin there. */
    double forNew(int core) {
        return 1 - controls(core).reserve();
    }

    /** Number of the limit up to which a class may fill a room with requests that begin. */
    int limitOf(int c) {
        return table.limitOfClass[c][regimeOfStep[table.coreOfClass[c]]];
    }

    /** Takes tokens for devices that want to register; gives the share that is let in. Tokens of a second are kept, of a step where steps are longer. */
    double takeTokens(int core, double devices, long now) {
        if (controls(core).pacing().isEmpty() || devices <= 0) {
            return 1;
        }
        double perMicro = controls(core).pacing().get().perSecond() / SignallingTable.SECOND;
        double most = Math.max(1, perMicro * Math.max(table.tick, SignallingTable.SECOND));
        tokens[core] = Math.min(most, tokens[core] + (now - filled[core]) * perMicro);
        filled[core] = now;
        double taken = devices == 1 ? (tokens[core] >= 1 ? 1 : 0) : Math.min(tokens[core], devices);
        tokens[core] -= taken;
        return taken / devices;
    }

    /** Chance that who asks a set drops the request. */
    double throttled(int set) {
        return dropped[set];
    }

    /** Procedures want to begin at a set, whether or not the request is sent. */
    void requested(int set, double count) {
        requests[set] += count;
    }

    /** Some of them were sent and let in. */
    void accepted(int set, double count) {
        accepts[set] += count;
    }

    /** A step of time. */
    void tick(long now) {
        letIn.tick();
        System.arraycopy(regime, 0, regimeOfStep, 0, regime.length);
        for (int core = 0; core < table.cores; core++) {
            Controls controls = controls(core);
            int gate = table.gate[core];
            if (gate >= 0) {
                controls.overloadStart().ifPresent(o -> ask(gate, o, now));
                controls.barring().ifPresent(b -> bar(gate, b, now));
                controls.rebalancing().ifPresent(r -> rebalance(gate, r, now));
            }
        }
        for (int set = 0; set < table.sets; set++) {
            int s = set;
            controls(table.coreOfSet[s]).throttling().ifPresent(t -> throttle(s, t));
        }
    }

    private void ask(int gate, Controls.OverloadStart control, long now) {
        int core = table.coreOfSet[gate];
        asking[core] = 0;
        for (int i = table.firstInstance[gate]; i < table.firstInstance[gate + 1]; i++) {
            double fill = pressure(i, now);
            if (fill > control.from()) {
                functions.setRefusing(i, control.reduction());
            } else if (fill < control.until() || functions.level(i) == 0) {
                functions.setRefusing(i, 0);
            }
            asking[core] += functions.refusing(i) > 0 ? 1 : 0;
        }
    }

    private void bar(int gate, Controls.Barring control, long now) {
        int core = table.coreOfSet[gate];
        if (now < nextLook[core] || control.fixed().isPresent()) {
            return;
        }
        nextLook[core] = now + SignallingTable.micros(control.everySeconds());
        double fullest = 0;
        for (int i = table.firstInstance[gate]; i < table.firstInstance[gate + 1]; i++) {
            fullest = Math.max(fullest, pressure(i, now));
        }
        if (fullest > control.from()) {
            barring[core] = Math.max(control.least(), barring[core] * control.step());
        } else if (fullest < control.until()) {
            barring[core] = Math.min(1, barring[core] / control.step());
        }
    }

    private void rebalance(int gate, Controls.Rebalancing control, long now) {
        int core = table.coreOfSet[gate];
        if (now >= nextWeights[core]) {
            nextWeights[core] = now + SignallingTable.micros(control.everySeconds());
            functions.rebalance(gate, now);
        }
    }

    private void throttle(int set, Controls.Throttling control) {
        dropped[set] = Math.max(0, (requests[set] - control.factor() * accepts[set]) / (requests[set] + 1));
        double kept = StrictMath.exp(-table.tick / SignallingTable.SECOND / control.windowSeconds());
        requests[set] *= kept;
        accepts[set] *= kept;
    }
}
