package org.faultline.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.faultline.analysis.Concentration;
import org.faultline.analysis.StaticNetwork;
import org.faultline.analysis.Weighting;
import org.faultline.generate.EquipmentAssignment;
import org.faultline.io.results.Concentrated;
import org.faultline.io.results.MeasureTaken;
import org.faultline.model.SupplyChain;
import org.faultline.policy.VendorMix;
import org.faultline.scenario.Scenario;
import org.faultline.scenario.ScenarioTemplate;
import org.faultline.scenario.Variant;

/** What a run keeps of its question beside its results, so that a report needs no scenario file. */
final class RunFacts {

    private RunFacts() {}

    /** How concentrated the suppliers of each function are in the country, by assets, under each mix. */
    static List<Concentrated> concentration(Scenario asked) {
        SupplyChain supply = SupplyChain.of(asked.vendors());
        List<Concentrated> found = new ArrayList<>();
        StaticNetwork network = StaticNetwork.of(asked.network());
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
                            c.largestShare())));
        }
        return found;
    }

    /** The measures in force, with what each changed at the median of its strength. */
    static List<MeasureTaken> measures(ScenarioTemplate template) {
        Map<String, VendorMix> mixes = mixes(template.nominal());
        return template.measures().stream()
                .filter(m -> mixes.containsKey(m.mix()))
                .map(m -> new MeasureTaken(
                        m.mix(),
                        mixes.get(m.mix()).title(),
                        m.measure().id(),
                        m.measure().title(),
                        m.puts().stream()
                                .map(p -> new MeasureTaken.Put(p.path(), p.before(), p.after()))
                                .toList()))
                .toList();
    }

    private static Map<String, VendorMix> mixes(Scenario asked) {
        Map<String, VendorMix> mixes = new LinkedHashMap<>();
        asked.variants().stream().map(Variant::mix).forEach(m -> mixes.putIfAbsent(m.id(), m));
        return mixes;
    }
}
