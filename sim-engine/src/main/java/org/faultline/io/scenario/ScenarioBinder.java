package org.faultline.io.scenario;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.faultline.impact.Measure;
import org.faultline.impact.Measures;
import org.faultline.io.Diagnostics;
import org.faultline.io.Fault;
import org.faultline.io.Sources;
import org.faultline.io.Span;
import org.faultline.io.document.Node;
import org.faultline.model.Assumption;
import org.faultline.model.DataSource;
import org.faultline.model.Network;
import org.faultline.model.Procedure;
import org.faultline.model.SectorPack;
import org.faultline.model.Vendor;
import org.faultline.model.signalling.Signalling;
import org.faultline.policy.VendorMix;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Draft.Asked;
import org.faultline.scenario.NetworkGenerator;
import org.faultline.scenario.Observation;
import org.faultline.scenario.RiskQuestion;
import org.faultline.scenario.Scenario;
import org.faultline.scenario.Variant;
import org.faultline.scenario.Where;
import org.faultline.table.TableException;
import org.faultline.toolbox.Use;

/** Turns the merged tree of one scenario into records. Used once. */
final class ScenarioBinder {

    /** The placeholder for the supplier the campaign is asked of. */
    static final String SUPPLIER = "supplier";

    /** Parts of a question that may be missing as a whole. */
    private static final Set<String> REMOVABLE = Set.of("campaign", "response", "failures");

    private static final String SIGNALLING = "signalling";
    private static final String TABLE = ".csv";

    private final Path file;
    private final NetworkGenerator generator;
    private final Library library;
    private final Sources sources;
    private final Diagnostics diagnostics;
    private final Groundwork groundwork;
    private final Map<Span, String> drawn;
    private final boolean again;
    private boolean lasting;
    private final Map<String, Node> packTrees = new LinkedHashMap<>();
    private Optional<Scenario> scenario = Optional.empty();
    private List<DataSource> dataSources = List.of();
    private List<Assumption> assumptions = List.of();
    private Optional<StormForms.Declared> storm = Optional.empty();
    private Optional<RiskQuestion> risk = Optional.empty();
    private List<String> plannedMixes = List.of();
    private List<Use> measures = List.of();
    private final Map<String, List<Use>> measuresOfMixes = new LinkedHashMap<>();

    /**
     * A binder.
     *
     * @param groundwork what earlier bindings of the document left
     * @param drawn texts that stand for uncertain numbers of sector packs, by their places
     * @param again true when the document differs from one that was bound in uncertain numbers only
     */
    ScenarioBinder(
            Path file,
            NetworkGenerator generator,
            Library library,
            Sources sources,
            Diagnostics diagnostics,
            Groundwork groundwork,
            Map<Span, String> drawn,
            boolean again) {
        this.groundwork = groundwork;
        this.again = again;
        this.drawn = drawn;
        this.file = file;
        this.generator = generator;
        this.library = library;
        this.sources = sources;
        this.diagnostics = diagnostics;
    }

    /** The scenario, once it was bound without errors. */
    Optional<Scenario> scenario() {
        return scenario;
    }

    /** The grid of a storm that the document asks for. */
    Optional<StormForms.Declared> storm() {
        return storm;
    }

    /** What the document asks `faultline risk`. */
    Optional<RiskQuestion> risk() {
        return risk;
    }

    /** Ids of mixes from which suppliers are phased out. */
    List<String> plannedMixes() {
        return plannedMixes;
    }

    /** Says that the network will be asked for in every replication. */
    ScenarioBinder lasting() {
        lasting = true;
        return this;
    }

    /** Measures that the file takes under every mix. */
    List<Use> measures() {
        return measures;
    }

    /** Measures of single mixes by their ids; mixes without any are left out. */
    Map<String, List<Use>> measuresOfMixes() {
        return measuresOfMixes;
    }

    /** Assumptions of the file as far as they could be read. */
    List<Assumption> assumptions() {
        return assumptions;
    }

    /** Trees of the sector packs by their ids. */
    Map<String, Node> packs() {
        return packTrees;
    }

    /** Where the country's tables come from. */
    List<DataSource> dataSources() {
        return dataSources;
    }

    /** Binds a tree; everything that is wrong goes to the diagnostics. */
    void bind(Node tree) {
        groundwork.form(generator).read(tree, diagnostics).ifPresent(d -> bind(tree, d));
    }

    private void bind(Node tree, ScenarioForm.Document document) {
        measures = document.measures();
        plannedMixes = document.mixes().orElse(List.of()).stream()
                .filter(m -> !m.plans().isEmpty())
                .map(MixDeclaration::id)
                .toList();
        document.mixes().orElse(List.of()).stream()
                .filter(m -> !m.measures().isEmpty())
                .forEach(m -> measuresOfMixes.put(m.id(), m.measures()));
        assumptions = document.assumptions().stream()
                .map(a -> a.range().filter(r -> isGone(tree, r.sets())).isPresent() ? a.withoutRange() : a)
                .toList();
        Map<SectorPack, Node> packs =
                new SectorPacks(file, library, sources, diagnostics, groundwork, drawn).of(tree, document);
        packs.forEach((pack, node) -> packTrees.put(pack.id(), node));
        Places places = new Places(tree, List.copyOf(packs.values()));
        Map<String, Vendor> own = new BillBuilder(document.components(), places, diagnostics).build(document.vendors());
        Optional<NetworkBuilder.Built> built = new NetworkBinder(
                        file, generator, library, sources, diagnostics, groundwork, lasting)
                .bind(document, own, List.copyOf(packs.keySet()), places);
        built.ifPresent(b -> dataSources = b.dataSources());
        Map<String, Vendor> vendors = built.map(NetworkBuilder.Built::vendors).orElse(own);
        List<VendorMix> mixes = new MixBinder(sources, diagnostics, groundwork).bind(document, built, vendors, places);
        Optional<Network> network = built.map(NetworkBuilder.Built::network);
        List<Asked> asked = new CampaignBinder(diagnostics).bind(document, mixes, vendors, network, places);
        Draft draft = new Draft(
                network,
                network.map(groundwork::byId).orElse(Map.of()),
                new KnownNames(groundwork).of(network, vendors, places),
                List.copyOf(vendors.values()),
                mixes,
                asked,
                Optional.of(document.response()),
                document.horizonHours(),
                document.limits(),
                assumptions,
                measureUnits(),
                document.failures(),
                observations(document, places),
                new QueueBuilder(network, diagnostics).build(document.queues()),
                network.flatMap(n -> signalling(document, n)),
                measuresOfMixes.keySet());
        new RuleCheck(groundwork, diagnostics, again).check(draft, places, built);
        if (diagnostics.errors() == 0) {
            built.ifPresent(groundwork::markChecked);
            scenario = network.flatMap(n -> scenario(document, draft, n, packs.keySet(), tree));
            storm = document.storm();
            risk = document.risk().map(RiskForms.Declared::question);
            scenario.ifPresent(
                    s -> document.risk().ifPresent(r -> new RiskRules(r, s, draft.subjects(), diagnostics).check()));
            scenario.ifPresent(s -> storm.ifPresent(g -> new StormRules(g, s, diagnostics).check()));
        }
    }

    /** True when what a range sets stands in a step, crew or other part that was taken out, by an overlay or on the command line. */
    private static boolean isGone(Node tree, String path) {
        String[] keys = path.split("\\.");
        Optional<Node> part = Optional.of(tree);
        for (int i = 0; i < keys.length - 1; i++) {
            String key = keys[i];
            Optional<Node> next = part.flatMap(n -> n instanceof Node.Mapping map ? map.find(key) : Optional.empty());
            if (next.isEmpty()) {
                return (i > 0 && part.orElseThrow() instanceof Node.Mapping) || REMOVABLE.contains(key);
            }
            part = next;
        }
        return false;
    }

    private List<Observation> observations(ScenarioForm.Document document, Places places) {
        return ObservationForms.ordered(
                document.observations(),
                (fault, message) ->
                        diagnostics.add(fault, places.of(Where.of(Where.Part.SCENARIO, "observe")), message));
    }

    private static Map<String, String> measureUnits() {
        Map<String, String> units = new LinkedHashMap<>();
        units.put(Observation.MEASURE, "");
        for (Measure measure : Measures.all()) {
            units.put(measure.id(), measure.unit());
        }
        return units;
    }

    private Optional<Scenario> scenario(
            ScenarioForm.Document document, Draft draft, Network network, Set<SectorPack> packs, Node tree) {
        List<Variant> variants = new ArrayList<>();
        for (VendorMix mix : draft.mixes()) {
            draft.asked().forEach(a -> variants.add(new Variant(mix, a.supplier(), a.campaign())));
        }
        List<Assumption> assumptions = new ArrayList<>(draft.assumptions());
        packs.forEach(p -> assumptions.addAll(p.assumptions()));
        try {
            return Optional.of(new Scenario(
                    document.id().orElseThrow(),
                    document.title().orElseThrow(),
                    document.description(),
                    network,
                    draft.vendors(),
                    variants,
                    document.response(),
                    document.start().orElseThrow(),
                    document.horizonHours().orElseThrow(),
                    draft.limits(),
                    assumptions,
                    document.replications(),
                    sectorTitles(network, packs),
                    draft.failures(),
                    draft.observations(),
                    draft.queues(),
                    draft.signalling().orElse(Signalling.NONE)));
        } catch (IllegalArgumentException e) {
            diagnostics.add(Fault.REFUSED, Span.startOf(tree.span().file()), e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<Signalling> signalling(ScenarioForm.Document document, Network network) {
        if (document.signalling().isEmpty()) {
            return Optional.of(Signalling.NONE);
        }
        if (diagnostics.errors() > 0) {
            return Optional.empty(); // parts may be missing, and would be missed by others
        }
        SignallingDeclaration declared = document.signalling().get();
        try {
            List<Procedure> procedures = library.find(file, SIGNALLING, "procedures", TABLE)
                    .map(ProcedureTable::read)
                    .orElse(List.of());
            Optional<DeviceClassTable> classes =
                    library.find(file, SIGNALLING, "classes", TABLE).map(DeviceClassTable::read);
            return new SignallingBuilder(network, procedures, classes, document.profiles(), diagnostics)
                    .build(declared);
        } catch (TableException e) {
            diagnostics.add(Fault.REFUSED, declared.span(), e.getMessage());
            return Optional.empty();
        }
    }

    private static Map<String, String> sectorTitles(Network network, Set<SectorPack> packs) {
        Map<String, String> titles = new LinkedHashMap<>();
        packs.forEach(p -> titles.put(p.id(), p.title()));
        network.services()
                .forEach(s -> titles.putIfAbsent(
                        s.sector(),
                        s.sector().substring(0, 1).toUpperCase(Locale.ROOT)
                                + s.sector().substring(1)));
        return titles;
    }
}
