package org.faultline.experiment;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ForkJoinTask;
import org.faultline.dynamics.CompiledNetwork;
import org.faultline.dynamics.Simulation;
import org.faultline.generate.EquipmentAssignment;
import org.faultline.impact.MeasureKey;
import org.faultline.impact.Observatory;
import org.faultline.impact.ServiceIndex;
import org.faultline.model.Equipment;
import org.faultline.policy.VendorMix;
import org.faultline.scenario.Limit;
import org.faultline.scenario.Scenario;
import org.faultline.scenario.Variant;

/**
 * One case of a question, compiled as far as it was asked for: its uncertain numbers have values. What a case has in common
 * with the one it was made from is compiled once. Safe for several threads.
 */
final class Case {

    private final Scenario scenario;
    private final Map<String, Double> drawn;
    private final CompiledNetwork network;
    private final ServiceIndex index;
    private final Optional<Case> base;
    private final Optional<Case> origin;
    private final Map<VendorMix, List<Optional<Equipment>>> equipment = new HashMap<>();
    private final IdentityHashMap<Scenario, Case> under = new IdentityHashMap<>();
    private final ConcurrentMap<Integer, Simulation> simulations = new ConcurrentHashMap<>();

    private Case(
            Scenario scenario,
            Map<String, Double> drawn,
            CompiledNetwork network,
            ServiceIndex index,
            Optional<Case> base,
            Optional<Case> origin) {
        this.origin = origin;
        this.scenario = scenario;
        this.drawn = drawn;
        this.network = network;
        this.index = index;
        this.base = base;
    }

    /** The case that the scenario is by itself. */
    static Case of(Scenario scenario) {
        ForkJoinTask<ServiceIndex> index =
                ForkJoinTask.adapt(() -> new ServiceIndex(scenario)).fork();
        CompiledNetwork network = CompiledNetwork.of(scenario.network(), scenario.response());
        return new Case(scenario, Map.of(), network, index.join(), Optional.empty(), Optional.empty());
    }

    /**
     * Another case of the same question; O(what differs).
     *
     * @throws IllegalArgumentException when it has other variants, so that nothing could be compared
     */
    Case with(Scenario other, Map<String, Double> values) {
        if (!ids(other).equals(ids(scenario))) {
            throw new IllegalArgumentException("With the drawn values the scenario has the variants " + ids(other)
                    + " in place of " + ids(scenario) + ".");
        }
        if (!hasSameNetwork(other)) {
            CompiledNetwork anew = network.with(other.network(), other.response());
            return new Case(other, values, anew, new ServiceIndex(other), suppliedAlike(other), Optional.of(this));
        }
        CompiledNetwork same = other.response().equals(scenario.response()) ? network : network.with(other.response());
        return new Case(other, values, same, index.with(other), Optional.of(this), Optional.of(this));
    }

    /** Another question with other variants; its network is not compiled again where it is the same. */
    Case asking(Scenario other) {
        if (!hasSameNetwork(other)) {
            return of(other);
        }
        CompiledNetwork same = other.response().equals(scenario.response()) ? network : network.with(other.response());
        return new Case(other, Map.of(), same, index.with(other), Optional.empty(), Optional.empty());
    }

    /**
     * The case as it is for a variant: this one, or what the measures of its mix leave of it, which is compiled once for all variants
     * of the same measures.
     */
    Case of(int variant) {
        Optional<Scenario> other = scenario.variants().get(variant).under();
        return other.map(o -> under(o, variant)).orElse(this);
    }

    private Case under(Scenario other, int variant) {
        Optional<Case> before = origin.map(o -> o.of(variant)).filter(c -> c.hasSameNetwork(other));
        synchronized (under) {
            return under.computeIfAbsent(other, o -> before.orElse(this).with(o, drawn));
        }
    }

    @SuppressWarnings("ReferenceEquality") // comparing all assets would cost more than it saves
    private boolean hasSameNetwork(Scenario other) {
        return other.network() == scenario.network();
    }

    /** This case, when the other one has the same assets under links that were drawn anew. */
    @SuppressWarnings("ReferenceEquality") // as above
    private Optional<Case> suppliedAlike(Scenario other) {
        boolean alike = other.network().assets() == scenario.network().assets()
                && other.vendors().equals(scenario.vendors());
        return alike ? Optional.of(this) : Optional.empty();
    }

    private static List<String> ids(Scenario scenario) {
        return scenario.variants().stream().map(Variant::id).toList();
    }

    Scenario scenario() {
        return scenario;
    }

    /** Values of the uncertain numbers by name. */
    Map<String, Double> drawn() {
        return drawn;
    }

    ServiceIndex index() {
        return index;
    }

    /** The compiled variant. */
    Simulation simulation(int variant) {
        Simulation known = simulations.get(variant);
        return known != null ? known : compiled(variant);
    }

    private synchronized Simulation compiled(int variant) {
        return simulations.computeIfAbsent(
                variant,
                v -> Simulation.of(network, scenario, scenario.variants().get(v).campaign(), equipment(v)));
    }

    /** Reads the observations of a variant's runs; one for each thread. */
    Observatory observatory(int variant) {
        return new Observatory(scenario, simulation(variant).subjects(), equipment(variant));
    }

    /** Reads some observations of a variant's runs; one for each thread. */
    Observatory observatory(int variant, Set<MeasureKey> only) {
        return new Observatory(scenario, simulation(variant).subjects(), equipment(variant), only);
    }

    /** Maker of each asset under a variant, in the order of the network. */
    List<Optional<Equipment>> equipment(int variant) {
        VendorMix mix = scenario.variants().get(variant).mix();
        return base.filter(b -> b.scenario.variants().get(variant).mix().equals(mix))
                .map(b -> b.equipment(mix))
                .orElseGet(() -> equipment(mix));
    }

    private List<Optional<Equipment>> equipment(VendorMix mix) {
        synchronized (equipment) {
            return equipment.computeIfAbsent(
                    mix, m -> EquipmentAssignment.assign(scenario.network(), m, scenario.vendors()));
        }
    }

    /** Limits of this case that are not those of another one, with their bounds. */
    Map<String, Double> boundsUnlike(Case other) {
        Map<String, Double> bounds = new TreeMap<>();
        for (Limit limit : scenario.limits()) {
            if (!other.scenario.limits().contains(limit)) {
                bounds.put(limit.id(), limit.value());
            }
        }
        return bounds;
    }
}
