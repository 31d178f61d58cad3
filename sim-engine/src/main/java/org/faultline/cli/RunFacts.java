package org.faultline.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.analysis.Concentration;
import org.faultline.analysis.StaticNetwork;
import org.faultline.analysis.Weighting;
import org.faultline.generate.EquipmentAssignment;
import org.faultline.io.results.Concentrated;
import org.faultline.io.results.MeasureTaken;
import org.faultline.model.Assumption;
import org.faultline.model.Equipment;
import org.faultline.model.SupplyChain;
import org.faultline.model.Vendor;
import org.faultline.policy.VendorMix;
import org.faultline.risk.Costs;
import org.faultline.risk.Frontier;
import org.faultline.scenario.Scenario;
import org.faultline.scenario.ScenarioTemplate;
import org.faultline.scenario.Variant;
import org.faultline.toolbox.InForce;
import org.faultline.toolbox.Measure;

/** What a run keeps of its question beside its results, so that a report needs no scenario file. */
final class RunFacts {

    private RunFacts() {}

    /** How concentrated the suppliers of each function are in the country, by assets, under each mix. */
    static List<Concentrated> concentration(Scenario asked) {
        SupplyChain supply = SupplyChain.of(asked.vendors());
        List<Concentrated> found = new ArrayList<>();
        StaticNetwork network = StaticNetwork.of(asked.network());
        Map<String, String> titles = titles(asked.vendors());
        for (VendorMix mix : mixes(asked).values()) {
            Concentration.of(network, EquipmentAssignment.assign(asked.network(), mix, asked.vendors()), supply)
                    .stream()
                    .filter(c -> c.scope() == Concentration.Scope.COUNTRY && c.weighting() == Weighting.ASSETS)
                    .forEach(c -> found.add(new Concentrated(
                            mix.id(),
                            mix.title(),
                            c.function().title(),
                            c.assets(),
                            c.index(),
                            c.effective(),
                            c.component(),
                            c.largest(),
                            titles.getOrDefault(c.largest(), c.largest()),
                            c.largestShare())));
        }
        return found;
    }

    /**
     * The measures in force, with what each changed at the median of its strength, and what it costs. Replaced equipment is what has another
     * maker than under the first mix.
     */
    static List<MeasureTaken> measures(ScenarioTemplate template) {
        Scenario asked = template.nominal();
        Map<String, VendorMix> mixes = mixes(asked);
        Map<String, Costs> costs = new HashMap<>();
        List<MeasureTaken> taken = new ArrayList<>();
        for (InForce one : template.measures()) {
            if (mixes.containsKey(one.mix())) {
                Costs own = costs.computeIfAbsent(
                        one.mix(),
                        id -> Costs.of(
                                asked.network(),
                                makers(asked, mixes.values().iterator().next()),
                                makers(asked, mixes.get(id))));
                taken.add(taken(one, mixes.get(one.mix()), own));
            }
        }
        return taken;
    }

    private static MeasureTaken taken(InForce one, VendorMix mix, Costs costs) {
        Measure measure = one.measure();
        Frontier.Amount amount = costs.of(List.of(measure));
        return new MeasureTaken(
                mix.id(),
                mix.title(),
                measure.id(),
                measure.title(),
                one.puts().stream()
                        .map(p -> new MeasureTaken.Put(p.path(), p.before(), p.after()))
                        .toList(),
                measure.strength().text(),
                one.use().strength().isPresent()
                        ? Assumption.Grade.ASSUMED.id()
                        : measure.grade().id(),
                measure.leadYears(),
                measure.costs().isEmpty()
                        ? Optional.empty()
                        : Optional.of(new MeasureTaken.Price(amount.low(), amount.usual(), amount.high())));
    }

    private static List<Optional<Equipment>> makers(Scenario asked, VendorMix mix) {
        return EquipmentAssignment.assign(asked.network(), mix, asked.vendors());
    }

    /** Titles of suppliers by id. */
    static Map<String, String> titles(Collection<Vendor> vendors) {
        Map<String, String> titles = new HashMap<>();
        vendors.forEach(v -> titles.put(v.id(), v.title()));
        return titles;
    }

    /** The vendor mixes of a question by id, in order. */
    static Map<String, VendorMix> mixes(Scenario asked) {
        Map<String, VendorMix> mixes = new LinkedHashMap<>();
        asked.variants().stream().map(Variant::mix).forEach(m -> mixes.putIfAbsent(m.id(), m));
        return mixes;
    }
}
