package org.faultline.io.scenario;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.faultline.io.Diagnostics;
import org.faultline.io.Fault;
import org.faultline.io.Sources;
import org.faultline.io.document.Node;
import org.faultline.io.toolbox.Taken;
import org.faultline.io.toolbox.Toolbox;
import org.faultline.policy.VendorMix;
import org.faultline.scenario.Scenario;
import org.faultline.scenario.UncertainNumber;
import org.faultline.scenario.Variant;
import org.faultline.toolbox.Catalogue;
import org.faultline.toolbox.InForce;

/**
 * A document that takes measures. They are put into it and it is bound again, once for each different set of changed numbers: what results
 * is one question whose variants stand {@linkplain Variant#under under} the sets of their mixes, so that mixes with and without a measure
 * run on the same draws.
 */
final class MeasuredDocument {

    private static final String SHELF = "toolbox";
    private static final String CATALOGUE = "measures";

    private final Taken taken;
    private List<InForce> inForce = List.of();

    private MeasuredDocument(Taken taken) {
        this.taken = taken;
    }

    /** Looks up what a document takes; faults go to the diagnostics. */
    static Optional<MeasuredDocument> read(
            Path file,
            Library library,
            Node document,
            ScenarioBinder binder,
            Sources sources,
            Diagnostics diagnostics) {
        Optional<Path> path = library.find(file, SHELF, CATALOGUE, ".yaml");
        if (path.isEmpty()) {
            diagnostics.add(
                    Fault.FILE_MISSING,
                    document.span(),
                    "there is no catalogue of measures: no `toolbox/measures.yaml` in a folder above, or beside what comes along");
            return Optional.empty();
        }
        Optional<Catalogue> catalogue = Toolbox.read(path.get(), document.span(), sources, diagnostics);
        return catalogue.map(c ->
                new MeasuredDocument(Taken.of(c, document, binder.measures(), binder.measuresOfMixes(), diagnostics)));
    }

    /** Strengths that are drawn. */
    List<UncertainNumber> numbers() {
        return taken.numbers();
    }

    /** What each measure changed. */
    List<InForce> inForce() {
        return inForce;
    }

    /**
     * The question with measures put in.
     *
     * @param document with everything else put in
     * @param drawn strengths by name; those left out stand at their medians
     * @param bind binds a document; empty after a fault
     */
    Optional<Scenario> bind(Node document, Map<String, Double> drawn, Function<Node, Optional<Scenario>> bind) {
        Node shares = taken.withShares(document, drawn);
        Optional<Scenario> plain = bind.apply(shares);
        Map<String, Optional<Scenario>> sets = new LinkedHashMap<>();
        List<Variant> variants = new ArrayList<>();
        for (Variant variant : plain.map(Scenario::variants).orElse(List.of())) {
            String mix = variant.mix().id();
            String set = taken.changesUnder(mix);
            if (set.isEmpty()) {
                variants.add(variant);
                continue;
            }
            if (!sets.containsKey(set)) {
                sets.put(set, bind.apply(taken.withNumbers(shares, mix, drawn)));
            }
            Optional<Scenario> under = sets.get(set);
            if (under.isEmpty()) {
                return Optional.empty();
            }
            Variant same = under.get().variants().get(variants.size());
            variants.add(new Variant(same.mix(), same.supplier(), same.campaign(), under));
        }
        return plain.map(p -> p.withVariants(variants).withMoreAssumptions(taken.assumptions()));
    }

    /** Notes what each measure changed, and warns of those that changed nothing. */
    void look(Node document, Scenario before, Scenario after, Diagnostics diagnostics) {
        Map<String, VendorMix> were = mixes(before);
        Set<String> differ = new HashSet<>();
        mixes(after).forEach((id, mix) -> {
            VendorMix was = were.get(id);
            if (was == null || !was.shares().equals(mix.shares())) {
                differ.add(id);
            }
        });
        inForce = taken.inForce(document, differ::contains);
        taken.warnOfIdle(inForce, diagnostics);
    }

    private static Map<String, VendorMix> mixes(Scenario scenario) {
        Map<String, VendorMix> mixes = new LinkedHashMap<>();
        scenario.variants().forEach(v -> mixes.putIfAbsent(v.mix().id(), v.mix()));
        return mixes;
    }
}
