package org.faultline.generate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.faultline.model.AssetsById;
import org.faultline.model.Assumption;
import org.faultline.model.Network;
import org.faultline.model.Operator;
import org.faultline.model.Outline;
import org.faultline.model.SectorPack;
import org.faultline.scenario.CountryNetwork;
import org.faultline.scenario.NetworkGenerator;

/** Builds a country from its folder of tables; the rules are in {@code docs/model/country-generator.md}. */
public final class CountryNetworks implements NetworkGenerator {

    /** The mix of the table of vendor shares. */
    public static final String TODAY = "today";

    private static final Parameter SIZE =
            new Parameter("size", "Factor on the number of antenna sites of every operator.", 1, 0.01, 20);
    private static final Parameter LAYOUT = new Parameter(
            "layout", "Number of the layout: other numbers give other positions under the same rules.", 1, 0, 1e9);
    private static final Parameter COVERAGE =
            new Parameter("coverage_share", "Share of sites that follow area; the rest follows population.", 0.3, 0, 1);
    private static final Parameter HEADROOM = new Parameter(
            "cell_headroom",
            "Multiple of its users to which an operator enlarges a cell whose carriers serve fewer.",
            1.4,
            1,
            10);
    private static final Parameter BUSY_HOUR = new Parameter(
            "busy_hour_kbps", "Downlink that a user asks for on the mean of the busy hour, in kbit/s.", 46, 1, 100_000);
    private static final Parameter SITE_BATTERIES = new Parameter(
            "site_battery_factor", "Factor on the hours that antenna sites run without the grid.", 1, 0.01, 100);
    private static final Parameter GRID = new Parameter(
            "grid_buses",
            "Buses of the standard grid: 14, 30, 57, 118 or 300; 0 for 57 below 20 million people and 118 above, or fewer where there are not two settlements for each.",
            0,
            0,
            300);

    private static final Parameter SPLIT = Parameter.ofWords(
            "radio_split",
            "Units of a base station: none for one gNB; site for radio and distributed unit at the site and central units beside the aggregation routers; hub for"
                    + " distributed units at hubs that some ten sites share.",
            RadioSplit.words());
    private static final Parameter TIMING = Parameter.ofWords(
            "timing",
            "Where sites with TDD carriers have their clock from: satellites, grandmasters over the network, or both; none for clocks that never fail.",
            TimingPlan.words());
    private static final Parameter MANAGEMENT = Parameter.ofWords(
            "management",
            "How people reach element managers: local for managers that people sit beside, in-band over the network that they manage, out-of-band over one of its own.",
            ManagementPlan.words());

    private static final Parameter CORE = Parameter.ofWords(
            "core",
            "What stands between functions of the core: direct for nothing, slice-selection for an NSSF that the AMF asks, indirect for an SCP that messages pass, or both.",
            CorePlan.Between.words());
    private static final Parameter ORCHESTRATORS = new Parameter(
            "orchestrators",
            "Orchestrators of an operator, in its data centres in turn, through which alone functions of its core are mended from afar; 0 for element managers.",
            0,
            0,
            8);

    private static final Parameter TRANSPORT = Parameter.ofWords(
            "transport",
            "What is known of links: paths, when nothing is ever too much for them; dimensioned, when they are sized for the users behind them, take time, and carry what users"
                    + " send, by priority.",
            TransportPlan.words());
    private static final Parameter FILL = new Parameter(
            "transport_fill",
            "Share of its capacity to which a link may be full in the busy hour when it carries all for which it is sized.",
            0.7,
            0.05,
            1);

    static final double LARGE_COUNTRY = 20e6;

    /** Settlements that a bus of the standard grid has at least, on the mean. */
    static final int SETTLEMENTS_PER_BUS = 2;

    @Override
    public List<Parameter> parameters() {
        return List.of(
                SIZE,
                LAYOUT,
                COVERAGE,
                HEADROOM,
                BUSY_HOUR,
                SITE_BATTERIES,
                GRID,
                SPLIT,
                TIMING,
                MANAGEMENT,
                CORE,
                ORCHESTRATORS,
                TRANSPORT,
                FILL);
    }

    @Override
    public CountryNetwork build(Path folder, List<SectorPack> sectors, Map<String, Double> values) {
        CountryTables tables = CountryTables.read(folder);
        return new Build(tables, checked(values)).build(sectors);
    }

    private Map<String, Double> checked(Map<String, Double> values) {
        Map<String, Double> all = new LinkedHashMap<>();
        parameters().forEach(p -> all.put(p.name(), p.usual()));
        values.forEach((name, value) -> {
            Parameter parameter = parameters().stream()
                    .filter(p -> p.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("The generator has no parameter " + name
                            + "; it has " + String.join(", ", all.keySet()) + "."));
            if (!(value >= parameter.low() && value <= parameter.high())) {
                throw new IllegalArgumentException("The value " + value + " of " + name + " must lie between "
                        + parameter.low() + " and " + parameter.high() + ".");
            }
            all.put(name, value);
        });
        return all;
    }

    /** One country being built. */
    private static final class Build {
        private final CountryTables tables;
        private final Map<String, Double> values;
        private final Chance chance;
        private final Territory territory;
        private final Land land;
        private final UserDemand demand;

        /** Made besides, until somebody needs it. */
        private final CompletableFuture<Feeding> feedingBesides;

        private final SiteRadio radio;
        private final Optional<Profiled> profile;
        private final NetworkParts parts = new NetworkParts();
        private final List<Operator> operators;

        Build(CountryTables tables, Map<String, Double> values) {
            this.tables = tables;
            this.values = values;
            CompletableFuture<SiteRadio> radioBesides =
                    CompletableFuture.supplyAsync(() -> SiteRadio.of(tables.carriers()));
            this.chance = new Chance(Math.round(values.get(LAYOUT.name())));
            this.territory = Territory.of(tables);
            this.demand = UserDemand.of(tables, territory, values.get(BUSY_HOUR.name()) / 1000);
            this.feedingBesides = CompletableFuture.supplyAsync(() -> new Feeding(
                    territory,
                    new Autonomies(tables, chance, values.get(SITE_BATTERIES.name())),
                    IeeeCase.ofBuses(gridBuses())));
            this.land = new Land(tables, territory);
            this.operators = tables.operators().stream()
                    .map(o -> new Operator(o.id(), o.name(), o.lineShare()))
                    .toList();
            this.radio = join(radioBesides);
            this.profile = profile();
        }

        /** What was built besides; what is refused there is refused here. */
        private static <T> T join(CompletableFuture<T> besides) {
            try {
                return besides.join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof IllegalArgumentException refused ? refused : e;
            }
        }

        /** What links of the country are like, and the files that say so. */
        private record Profiled(TransportProfile of, CountryTables.Read read) {}

        /** The table of transport, where anything of it is asked for. */
        private Optional<Profiled> profile() {
            if (plan() == TransportPlan.PATHS
                    && chosen(SPLIT, RadioSplit.values()) == RadioSplit.NONE
                    && timing() == TimingPlan.NONE) {
                return Optional.empty();
            }
            CountryTables.Read read = tables.findOwn(TransportProfile.FILE);
            return Optional.of(new Profiled(TransportProfile.read(read.file()), read));
        }

        private TransportProfile transportProfile() {
            return profile.orElseThrow().of();
        }

        private TransportPlan plan() {
            return chosen(TRANSPORT, TransportPlan.values());
        }

        private <E> E chosen(Parameter parameter, E[] among) {
            return among[(int) Math.round(values.get(parameter.name()))];
        }

        private int gridBuses() {
            int wanted = (int) Math.round(values.get(GRID.name()));
            if (wanted > 0) {
                return wanted;
            }
            int settlements = territory.settlements().size();
            return IntStream.of(118, 57, 30)
                    .filter(buses -> buses < 118 || territory.population() > LARGE_COUNTRY)
                    .filter(buses -> SETTLEMENTS_PER_BUS * buses <= settlements)
                    .findFirst()
                    .orElse(14);
        }

        CountryNetwork build(List<SectorPack> sectors) {
            List<Carried> carried = IntStream.range(0, operators.size())
                    .parallel() // none depends on another
                    .mapToObj(this::carried)
                    .toList();
            Feeding feeding = join(feedingBesides);
            feeding.write(parts);
            if (timing() != TimingPlan.NONE) {
                SiteClocks.writeSky(territory, parts, transportProfile().clockLockHours());
            }
            carried.forEach(c -> parts.addAll(c.parts()));
            Access.write(
                    territory, operators, carried.stream().map(Carried::traffic).toList(), parts);
            Map<String, List<Facility>> facilities = Facilities.of(tables, territory, land, chance);
            new FacilityWriter(
                            territory,
                            parts,
                            feeding,
                            chance,
                            carried.stream().map(Carried::carrier).toList())
                    .write(facilities);
            if (plan() == TransportPlan.DIMENSIONED) {
                new LinkSizes(transportProfile(), parts.places(), Map.of(), 0, 1).sizeLines(parts);
                transportProfile().note(parts);
            }
            noteAssumptions();
            Network network = parts.toNetwork(title(), territory.regions(), operators, outlines());
            ServicePlacement placement = new ServicePlacement(
                    territory, feeding, chance, operators, facilities, new AssetsById(network).keySet());
            return new CountryNetwork(
                    network.withServices(placement.place(sectors)),
                    tables.shares().vendors(),
                    tables.shares().presets(),
                    profile.map(p -> tables.sourcesWith(p.read())).orElse(tables.sources()),
                    profile.map(p -> tables.filesWith(p.read())).orElse(tables.files()));
        }

        /** Everything of one operator. */
        private record Carried(NetworkParts parts, FacilityWriter.Carrier carrier, Optional<UserTraffic> traffic) {}

        private Carried carried(int number) {
            Operator operator = operators.get(number);
            int count = (int) Math.round(tables.operators().get(number).sites() * values.get(SIZE.name()));
            SitePlan plan = new SitePlan(territory, land, chance, values.get(COVERAGE.name()));
            List<Site> sites = plan.sitesOf(number, operator.id(), count);
            Transport transport = new Transport(territory, operator.id(), sites);
            CellPlan cells = new CellPlan(territory, chance, operator.id(), sites, radio);
            Feeding feeding = join(feedingBesides);
            NetworkParts own = new NetworkParts();
            Operations operations = new Operations(
                    territory, own, feeding, operator.id(), transport, chosen(MANAGEMENT, ManagementPlan.values()));
            CoreNetwork core = new CoreNetwork(
                    territory, own, feeding, operator.id(), transport, sites.size(), operations, corePlan());
            transport.write(own, feeding);
            core.write();
            new Radio(territory, own, radio, values.get(HEADROOM.name()), demand)
                    .write(
                            operator.id(),
                            sites,
                            cells,
                            operator.lineShare(),
                            equipment(own, feeding, operator.id(), transport, core),
                            new SiteClocks(
                                    territory,
                                    own,
                                    feeding,
                                    operator.id(),
                                    transport,
                                    radio,
                                    timing(),
                                    profile.map(p -> p.of().clockLockHours()).orElse(0.0)));
            return new Carried(
                    own,
                    new FacilityWriter.Carrier(operator, transport, core),
                    traffic(own, operator, transport, sites, cells));
        }

        private Optional<UserTraffic> traffic(
                NetworkParts own, Operator operator, Transport transport, List<Site> sites, CellPlan cells) {
            if (plan() == TransportPlan.PATHS) {
                return Optional.empty();
            }
            RouterUsers users = new RouterUsers(
                    transport,
                    sites,
                    cells.usersOfSites(operator.lineShare()),
                    demand,
                    territory.regions().size());
            return Optional.of(new Dimensioning(
                            transportProfile(),
                            chance,
                            radio,
                            demand,
                            values.get(HEADROOM.name()),
                            values.get(FILL.name()))
                    .apply(own, operator.id(), transport, sites, users));
        }

        private SiteEquipment equipment(
                NetworkParts own, Feeding feeding, String operator, Transport transport, CoreNetwork core) {
            RadioSplit split = chosen(SPLIT, RadioSplit.values());
            return split == RadioSplit.NONE
                    ? new IntegratedSites(own, feeding, operator, transport, core)
                    : new SplitSites(own, feeding, operator, transport, core, split, transportProfile());
        }

        private CorePlan corePlan() {
            return new CorePlan(
                    chosen(CORE, CorePlan.Between.values()), (int) Math.round(values.get(ORCHESTRATORS.name())));
        }

        private TimingPlan timing() {
            return chosen(TIMING, TimingPlan.values());
        }

        private void noteAssumptions() {
            tables.operators()
                    .forEach(o -> parts.assume(
                            "operator-" + o.id(),
                            o.name() + " has " + o.sites() + " antenna sites and " + o.lineShare() + " of all lines.",
                            o.grade(),
                            o.source()));
            tables.batteries()
                    .forEach(b -> parts.assume(
                            "autonomy-" + b.ofClass() + "-" + b.operator() + "-" + b.lowHours(),
                            b.share() * 100 + " % of " + b.ofClass() + " (operator " + b.operator() + ") run "
                                    + b.lowHours() + " to " + b.highHours() + " h without the grid.",
                            b.grade(),
                            b.source()));
            tables.traffic()
                    .forEach(t -> parts.assume(
                            "traffic-" + t.place() + "-" + t.ofClass(),
                            "Users of " + (t.place().equals("*") ? "the country" : t.place()) + " have " + t.devices()
                                    + " devices of class " + t.ofClass() + " each, which ask for " + t.kbps()
                                    + " kbit/s in the busy hour before all are scaled to the country's mean.",
                            t.grade(),
                            t.source()));
            noteShares();
            tables.facilities()
                    .forEach(f -> parts.assume(
                            "facilities-" + f.kind() + "-" + f.grade().id(),
                            "The number of facilities of kind " + f.kind() + " and where they stand.",
                            f.grade(),
                            f.source()));
            parts.assume(
                    "population",
                    tables.population() + " people live in " + tables.states().size()
                            + " states; towns and districts as in the tables.",
                    SourceTable.gradeOf(tables.folder().resolve("SOURCES.md"), "states.csv"),
                    "SOURCES.md beside the tables");
            noteStartsAndStocks();
            parts.assume(
                    "coverage-share",
                    values.get(COVERAGE.name()) + " of sites follow area, the rest population.",
                    Assumption.Grade.ASSUMED,
                    "");
            noteRadio();
        }

        private void noteShares() {
            for (ShareTables.Stated part : tables.shares().tables().stated()) {
                String what = part.share() + " of " + part.function().title() + " of " + part.operator();
                parts.assume(
                        "share-" + part.operator() + "-" + part.function().id() + "-" + Suppliers.idOf(part.text()),
                        known(part, what),
                        part.grade(),
                        part.source());
            }
            for (ShareTables.Total total : tables.shares().tables().totals()) {
                parts.assume(
                        "national-share-" + total.function().id(),
                        String.join(" and ", total.vendors()) + " have " + total.low() + " to " + total.high() + " of "
                                + total.function().title() + " in the country, by "
                                + (total.bySites() ? "antenna sites" : "lines") + ".",
                        total.grade(),
                        total.source());
            }
        }

        private String known(ShareTables.Stated part, String what) {
            if (part.makers() instanceof Makers.Named) {
                return part.text() + " supplies " + what + ".";
            }
            if (part.makers() instanceof Makers.As same) {
                return "Whoever supplies " + same.function().title() + " of " + part.operator() + " supplies " + what
                        + ", in the same shares.";
            }
            String open = "Who supplies " + what + " is not known, only this: " + part.text() + ".";
            return part.makers().isOpen()
                    ? open + " The mix `today` has one draw of it, `draw-1` to `draw-"
                            + (CountryShares.PRESET_DRAWS - 1) + "` have others."
                    : open;
        }

        private void noteRadio() {
            parts.assume(
                    "cell-headroom",
                    "An operator enlarges a cell until it serves " + values.get(HEADROOM.name()) + " times its users.",
                    Assumption.Grade.ASSUMED,
                    "");
            parts.assume(
                    "busy-hour",
                    "A user asks for " + values.get(BUSY_HOUR.name()) + " kbit/s on the mean of the busy hour.",
                    Assumption.Grade.ASSUMED,
                    "German volume of 26.2 million GB a day (Federal Network Agency, 2024), 6.6 % of it in the busy hour (assumed), over 83.6 million people");
            for (Setting setting : Setting.values()) {
                SiteCarrier first = tables.carriers().stream()
                        .filter(c -> c.setting() == setting)
                        .findFirst()
                        .orElseThrow();
                parts.assume(
                        "cell-radio-" + setting.id(),
                        String.format(
                                Locale.ROOT,
                                "A cell in %s surroundings carries %.0f Mbit/s; its site serves phones indoors up to %.1f km.",
                                setting.id(),
                                radio.mbps().get(setting),
                                radio.reachKm().get(setting)),
                        first.grade(),
                        first.source());
            }
        }

        private void noteStartsAndStocks() {
            parts.assume(
                    "start-times",
                    "Back from nothing, a gNB needs 5 to 15 min, a router 5 to 20 min, a core function 6 min to 1 h, a data centre 30 min to 3 h.",
                    Assumption.Grade.ASSUMED,
                    "");
            parts.assume(
                    "refill",
                    "An empty battery is charged in " + BuildingRules.number(Autonomies.RECHARGE_HOURS)
                            + " h, an empty tank filled in " + BuildingRules.number(Autonomies.REFUEL_HOURS) + " h.",
                    Assumption.Grade.ASSUMED,
                    "");
            BuildingRules.note(parts);
        }

        private String title() {
            return Arrays.stream(tables.folder().getFileName().toString().split("-"))
                    .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                    .collect(Collectors.joining(" "));
        }

        private List<Outline> outlines() {
            List<Outline> outlines = new ArrayList<>();
            tables.states().forEach(state -> tables.outline()
                    .states()
                    .getOrDefault(state.id(), List.of())
                    .forEach(ring -> outlines.add(outline(state.name(), ring))));
            tables.outline().country().forEach(ring -> outlines.add(outline(title(), ring)));
            return outlines;
        }

        private static Outline outline(String name, Borders.Ring ring) {
            List<Double> numbers = new ArrayList<>();
            for (int i = 0; i < ring.latitudes().size(); i++) {
                numbers.add(ring.longitudes().get(i));
                numbers.add(ring.latitudes().get(i));
            }
            return new Outline(name, numbers);
        }
    }
}
