package org.faultline.io.scenario;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.faultline.impact.Measure;
import org.faultline.impact.Measures;
import org.faultline.io.Diagnostic;
import org.faultline.io.Diagnostics;
import org.faultline.io.Fault;
import org.faultline.io.Sources;
import org.faultline.io.Span;
import org.faultline.io.document.DocumentParser;
import org.faultline.io.document.Node;
import org.faultline.io.document.Substitution;
import org.faultline.model.Assumption;
import org.faultline.model.DataSource;
import org.faultline.model.Network;
import org.faultline.model.Operator;
import org.faultline.model.Procedure;
import org.faultline.model.Region;
import org.faultline.model.SectorPack;
import org.faultline.model.Service;
import org.faultline.model.ServiceType;
import org.faultline.model.Vendor;
import org.faultline.model.signalling.Signalling;
import org.faultline.policy.VendorMix;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Draft.Asked;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Names;
import org.faultline.scenario.NetworkGenerator;
import org.faultline.scenario.Observation;
import org.faultline.scenario.RiskQuestion;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Scenario;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Spelling;
import org.faultline.scenario.Turned;
import org.faultline.scenario.Variant;
import org.faultline.scenario.Where;
import org.faultline.scenario.rule.Rules;
import org.faultline.table.TableException;
import org.faultline.threat.Campaign;
import org.faultline.toolbox.Use;

/** Turns the merged tree of one scenario into records. Used once. */
final class ScenarioBinder {

    /** The placeholder for the supplier the campaign is asked of. */
    static final String SUPPLIER = "supplier";

    /** Parts of a question that may be missing as a whole. */
    private static final Set<String> REMOVABLE = Set.of("campaign", "response", "failures");

    /** How the codes of rules begin that look at nothing but the network. */
    private static final String ABOUT_NETWORKS = "F1";

    /** The rule about networks that a drawing can break although another drawing between the same assets does not. */
    private static final String ABOUT_DRAWINGS = "F104";

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
        ScenarioForm.document(generator).read(tree, diagnostics).ifPresent(d -> bind(tree, d));
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
        Map<SectorPack, Node> packs = packs(tree, document);
        Places places = new Places(tree, List.copyOf(packs.values()));
        Map<String, Vendor> own = new BillBuilder(document.components(), places, diagnostics).build(document.vendors());
        Optional<NetworkBuilder.Built> built = network(document, own, List.copyOf(packs.keySet()), places);
        built.ifPresent(b -> dataSources = b.dataSources());
        Map<String, Vendor> vendors = built.map(NetworkBuilder.Built::vendors).orElse(own);
        List<VendorMix> mixes = mixes(document, built, vendors, places);
        Optional<Network> network = built.map(NetworkBuilder.Built::network);
        List<Asked> asked = asked(document, mixes, vendors, network, places);
        Draft draft = new Draft(
                network,
                network.map(groundwork::byId).orElse(Map.of()),
                names(network, vendors, places),
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
        check(draft, places, known(built));
        if (diagnostics.errors() == 0) {
            built.ifPresent(groundwork::markChecked);
            scenario = network.flatMap(n -> scenario(document, draft, n, packs.keySet(), tree));
            storm = document.storm();
            risk = document.risk().map(RiskForms.Declared::question);
            scenario.ifPresent(s -> document.risk().ifPresent(r -> new RiskRules(r, s, diagnostics).check()));
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

    private Map<SectorPack, Node> packs(Node tree, ScenarioForm.Document document) {
        Map<SectorPack, Node> packs = new LinkedHashMap<>();
        Places places = new Places(tree, List.of());
        for (String word : document.sectors()) {
            Span at = places.of(Where.of(Where.Part.SCENARIO, "sectors").value(word));
            Optional<Path> path = library.find(file, "sectors", word, ".yaml");
            if (path.isEmpty()) {
                diagnostics.add(
                        Fault.FILE_MISSING,
                        at,
                        "there is no sector pack '" + word + "'",
                        Spelling.advice(word, library.words(file, "sectors", ".yaml")));
                continue;
            }
            tree(path.get(), at)
                    .map(node -> Replacement.apply(Substitution.apply(node, Map.of(), Set.of(), diagnostics), drawn))
                    .ifPresent(
                            node -> ServiceForms.pack().read(node, diagnostics).ifPresent(p -> {
                                packs.put(pack(p), node);
                                packTrees.put(p.sector(), node);
                            }));
        }
        return packs;
    }

    private Optional<Node> tree(Path path, Span named) {
        Optional<Node> known = groundwork.findPack(path);
        Optional<Node> tree = known.or(() -> sources.read(path, named, diagnostics)
                .flatMap(text -> DocumentParser.parse(Sources.nameOf(path), text, diagnostics)));
        tree.ifPresent(t -> groundwork.keepPack(path, t));
        return tree;
    }

    private SectorPack pack(ServiceForms.PackDeclaration pack) {
        List<ServiceType> types = new ArrayList<>();
        for (ServiceForms.TypeDeclaration type : pack.services()) {
            types.add(new ServiceType(
                    type.id(),
                    type.title(),
                    pack.sector(),
                    type.placement(),
                    type.peopleShare(),
                    ServiceForms.weightsOf(type.demand(), pack.profiles(), diagnostics),
                    type.restart(),
                    type.needs().stream().map(NeedDeclaration::toServiceNeed).toList()));
        }
        return new SectorPack(pack.sector(), pack.title(), types, pack.assumptions());
    }

    private Optional<NetworkBuilder.Built> network(
            ScenarioForm.Document document, Map<String, Vendor> own, List<SectorPack> packs, Places places) {
        Optional<NetworkForms.NetworkSource> source = document.network();
        if (!document.sectors().isEmpty()
                && source.isPresent()
                && source.get().generated().isEmpty()) {
            diagnostics.add(
                    Fault.NEEDS_COUNTRY,
                    places.of(Where.of(Where.Part.SCENARIO, "sectors")),
                    "sector packs need a generated country; this network is "
                            + (source.get().imported().isPresent() ? "imported" : "inline"),
                    "write the services out under `services`");
        }
        return source.flatMap(s -> network(s, document, own, packs, places));
    }

    private Optional<NetworkBuilder.Built> network(
            NetworkForms.NetworkSource source,
            ScenarioForm.Document document,
            Map<String, Vendor> own,
            List<SectorPack> packs,
            Places places) {
        Groundwork.Plan plan = new Groundwork.Plan(
                source,
                document.title().orElse(""),
                packs,
                own,
                document.services(),
                document.profiles(),
                document.traffic());
        Optional<NetworkBuilder.Built> known = groundwork.find(plan);
        if (known.isPresent()) {
            return known;
        }
        Optional<NetworkBuilder.Built> built = new NetworkBuilder(
                        file, generator, library, groundwork, sources, places, diagnostics)
                .build(source, plan.title(), packs, own)
                .map(b -> withTraffic(b, document))
                .map(b -> withServices(b, document));
        built.filter(b -> diagnostics.errors() == 0).ifPresent(b -> groundwork.keep(plan, b, lasting));
        return built;
    }

    private NetworkBuilder.Built withTraffic(NetworkBuilder.Built built, ScenarioForm.Document document) {
        return new NetworkBuilder.Built(
                TrafficBuilder.build(built.network(), document.traffic(), document.profiles(), diagnostics),
                built.vendors(),
                built.presets(),
                built.dataSources());
    }

    private NetworkBuilder.Built withServices(NetworkBuilder.Built built, ScenarioForm.Document document) {
        if (document.services().isEmpty()) {
            return built;
        }
        List<Service> services = new ArrayList<>(built.network().services());
        services.addAll(
                new ServiceBuilder(built.network(), document.profiles(), diagnostics).build(document.services()));
        return new NetworkBuilder.Built(
                built.network().withServices(services), built.vendors(), built.presets(), built.dataSources());
    }

    private List<VendorMix> mixes(
            ScenarioForm.Document document,
            Optional<NetworkBuilder.Built> built,
            Map<String, Vendor> vendors,
            Places places) {
        Map<String, VendorMix> presets =
                built.map(NetworkBuilder.Built::presets).orElse(Map.of());
        List<Operator> operators = built.map(b -> b.network().operators()).orElse(List.of());
        if (document.mixes().isEmpty() && places.keys("mixes").isEmpty()) {
            return List.of(MixResolver.usual(presets));
        }
        if (built.isEmpty()) {
            return List.of(); // without a network nobody knows the presets and operators
        }
        return new MixResolver(
                        document.mixes().orElse(List.of()),
                        new LinkedHashSet<>(places.keys("mixes")),
                        presets,
                        operators,
                        List.copyOf(vendors.values()),
                        installedTable(built.get().network()),
                        diagnostics)
                .resolve();
    }

    private InstalledTable installedTable(Network network) {
        Set<String> operators = new LinkedHashSet<>();
        Set<String> regions = new LinkedHashSet<>();
        network.operators().forEach(o -> operators.add(o.id()));
        network.regions().forEach(r -> regions.add(r.id()));
        return new InstalledTable(operators, regions, groundwork, sources, diagnostics);
    }

    private List<Asked> asked(
            ScenarioForm.Document document,
            List<VendorMix> mixes,
            Map<String, Vendor> vendors,
            Optional<Network> network,
            Places places) {
        if (document.campaign().isEmpty()) {
            return List.of(new Asked(Optional.empty(), Campaign.NONE));
        }
        Node campaign = document.campaign().get();
        if (document.ask().isEmpty()) {
            Substitution.find(campaign, SUPPLIER)
                    .filter(s -> places.keys("ask").isEmpty())
                    .ifPresent(s -> diagnostics.add(
                            Fault.ASKED_OF_NOBODY,
                            s.span(),
                            "the campaign speaks of `${supplier}`, but is asked of nobody",
                            "add `ask: {supplier: all}`"));
            return CampaignForms.campaign().read(campaign, diagnostics).stream()
                    .map(c -> new Asked(Optional.empty(), c))
                    .toList();
        }
        VendorForms.Ask ask = document.ask().get();
        List<Asked> asked = new ArrayList<>();
        for (String id : askedOf(ask, mixes, vendors, network, places)) {
            Turned turned = ask.kind() == Turned.Kind.VENDOR
                    ? Turned.parse(id, vendors.keySet())
                    : new Turned(ask.kind(), List.of(id));
            CampaignForms.campaign()
                    .read(TurnedCampaign.of(campaign, turned, diagnostics), diagnostics)
                    .ifPresent(c -> asked.add(new Asked(Optional.of(turned.label()), c)));
        }
        return asked;
    }

    private List<String> askedOf(
            VendorForms.Ask ask,
            List<VendorMix> mixes,
            Map<String, Vendor> vendors,
            Optional<Network> network,
            Places places) {
        if (!ask.everyone()) {
            return ask.ids();
        }
        List<Vendor> declared = List.copyOf(vendors.values());
        List<String> all = ask.kind() == Turned.Kind.VENDOR
                ? MixResolver.suppliers(mixes, ask.functions(), declared)
                : TurnedCampaign.all(ask.kind(), network, mixes, ask.functions(), declared);
        if (all.isEmpty() && diagnostics.errors() == 0) {
            diagnostics.add(
                    Fault.ASKED_OF_NOBODY,
                    places.of(Where.of(Where.Part.ASK)),
                    ask.kind() == Turned.Kind.VENDOR
                            ? "the campaign is asked of all suppliers, but no mix has a share above zero of the functions in question"
                            : "the campaign is asked of every " + ask.kind().id()
                                    + ", but no product that somebody buys has one");
        }
        return all;
    }

    private Names names(Optional<Network> network, Map<String, Vendor> vendors, Places places) {
        Set<String> regions = declared(places, "regions");
        Set<String> operators = declared(places, "operators");
        Set<String> declared = declared(places, "assets", "cells");
        Set<String> standing = network.map(groundwork::byId).orElse(Map.of()).keySet();
        Set<String> assets = standing.containsAll(declared) ? standing : declared;
        if (assets == declared) {
            declared.addAll(standing);
        }
        Set<String> services = new LinkedHashSet<>(places.keys("services"));
        Set<String> sectors = new LinkedHashSet<>();
        network.ifPresent(n -> {
            n.regions().stream().map(Region::id).forEach(regions::add);
            n.operators().stream().map(Operator::id).forEach(operators::add);
            n.services().stream().map(Service::id).forEach(services::add);
            n.services().stream().map(Service::sector).forEach(sectors::add);
        });
        sectors.addAll(places.words("sector", "services"));
        Set<String> vendorIds = new LinkedHashSet<>(vendors.keySet());
        vendorIds.addAll(places.keys("vendors"));
        return new Names(
                regions,
                operators,
                assets,
                services,
                sectors,
                vendorIds,
                new LinkedHashSet<>(places.keys("mixes")),
                new LinkedHashSet<>(places.keys("campaign", "steps")),
                queueIds(places, "stations", "forks", "random_access"),
                queueIds(places, "arrivals", "populations"));
    }

    private static Set<String> queueIds(Places places, String... lists) {
        Set<String> ids = new LinkedHashSet<>();
        for (String list : lists) {
            ids.addAll(places.keys(list));
        }
        return ids;
    }

    private static Set<String> declared(Places places, String... lists) {
        Set<String> ids = new LinkedHashSet<>();
        for (String list : lists) {
            ids.addAll(places.keys("network", "inline", list));
            ids.addAll(places.keys("network", "import", "with", list));
        }
        return ids;
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

    /** What an earlier binding made sure of. */
    private enum Known {
        NOTHING,
        /** That all names in the network are known. */
        NAMES,
        /** That the network obeys the rules about networks. */
        NETWORK
    }

    private Known known(Optional<NetworkBuilder.Built> built) {
        if (again && built.filter(groundwork::isChecked).isPresent()) {
            return Known.NETWORK;
        }
        return again && built.filter(groundwork::isDrawnAnew).isPresent() ? Known.NAMES : Known.NOTHING;
    }

    /**
     * Warnings wait until everything could be read: about parts they would often be wrong. Nobody asks for them again when a value
     * was drawn.
     */
    private void check(Draft draft, Places places, Known known) {
        boolean withWarnings = diagnostics.errors() == 0 && !again;
        List<Rule> rules = Rules.all().stream()
                .filter(r -> withWarnings || r.explanation().severity() == Severity.ERROR)
                .filter(r -> known == Known.NOTHING
                        || !r.explanation().code().startsWith(ABOUT_NETWORKS)
                        || (known == Known.NAMES && r.explanation().code().equals(ABOUT_DRAWINGS)))
                .toList();
        List<List<Finding>> findings = findings(rules, draft);
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            for (Finding finding : findings.get(i)) {
                diagnostics.add(Diagnostic.at(
                        places.of(finding.where()),
                        rule.explanation().code(),
                        rule.explanation().severity(),
                        finding.message(),
                        finding.help()));
            }
        }
    }

    /** What each rule found. Whoever has time takes the next rule: a few of them take as long as all others. */
    private static List<List<Finding>> findings(List<Rule> rules, Draft draft) {
        AtomicReferenceArray<List<Finding>> found = new AtomicReferenceArray<>(rules.size());
        AtomicInteger next = new AtomicInteger();
        IntStream.range(0, Runtime.getRuntime().availableProcessors())
                .parallel()
                .forEach(worker -> {
                    for (int rule = next.getAndIncrement(); rule < rules.size(); rule = next.getAndIncrement()) {
                        found.set(rule, rules.get(rule).check(draft));
                    }
                });
        return IntStream.range(0, rules.size()).mapToObj(found::get).toList();
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
