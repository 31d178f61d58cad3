package org.faultline.report;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.faultline.io.replay.Recording;
import org.faultline.io.replay.SectorCurves;
import org.faultline.io.results.Manifest;
import org.faultline.io.results.Manifest.DataSource;
import org.faultline.io.results.Manifest.SectorEntry;
import org.faultline.io.results.Manifest.VariantEntry;
import org.faultline.io.results.ReplicationRow;
import org.faultline.io.results.RunFolder;
import org.faultline.io.results.Summary;
import org.faultline.io.results.Summary.AssumptionEntry;
import org.faultline.io.results.Summary.ChainLoss;
import org.faultline.io.results.Summary.Curve;
import org.faultline.io.results.Summary.DeadlockEntry;
import org.faultline.io.results.Summary.DifferenceEstimate;
import org.faultline.io.results.Summary.LimitResult;
import org.faultline.io.results.Summary.MeasureEstimate;
import org.faultline.io.results.Summary.MedianRun;
import org.faultline.io.results.Summary.WhyChain;
import org.faultline.io.results.Summary.WhyLink;
import org.faultline.model.Asset;
import org.faultline.model.AssetKind;
import org.faultline.model.Distribution;
import org.faultline.model.Gate;
import org.faultline.model.Network;
import org.faultline.model.Outline;
import org.faultline.model.Place;
import org.faultline.model.Region;
import org.faultline.model.Service;
import org.faultline.model.Vendor;
import org.faultline.policy.Response;
import org.faultline.policy.VendorMix;
import org.faultline.scenario.Scenario;
import org.faultline.scenario.Variant;
import org.faultline.stats.Interval;
import org.faultline.threat.Campaign;
import org.faultline.threat.Delivery;
import org.faultline.threat.Effect;
import org.faultline.threat.Selector;
import org.faultline.threat.Step;
import org.faultline.threat.Trigger;
import org.faultline.trace.Deadlock;
import org.faultline.trace.Deadlock.Named;
import org.faultline.trace.EventLog;
import org.faultline.trace.Subjects;
import org.faultline.trace.What;

/**
 * A run folder written by hand, as a small country with a core that fails at hour 12 and comes back: numbers from closed formulas with a
 * little seeded noise, none from the engine, so that tests of the report stand on their own.
 *
 * <pre>
 *   level of a sector = 1 - depth x bump(hour);   bump: 0 before hour 12, 1 at hour 13, then halved every 8 hours
 *   depth = depth of the sector x depth of the variant
 * </pre>
 *
 * @param title of the scenario
 * @param sites number of base stations with three cells each
 * @param mixes number of vendor mixes, each with two suppliers
 * @param replications of each variant
 */
record SampleRun(String title, int sites, int mixes, int replications) {

    private static final int HORIZON_HOURS = 48;
    private static final double LEVEL = 0.9;
    private static final List<String> MIX_TITLES = List.of(
            "Today", "Two suppliers", "No supplier A in the core", "Phase-out 2029", "Open RAN", "One supplier");
    private static final List<SectorEntry> SECTORS = List.of(
            new SectorEntry("transport", "Transport"),
            new SectorEntry("energy", "Energy"),
            new SectorEntry("health", "Health"),
            new SectorEntry("finance", "Finance"));
    private static final double[] SECTOR_DEPTH = {0.55, 0.12, 0.72, 0.34};
    private static final double[] SECTOR_PEOPLE = {310_000, 420_000, 150_000, 260_000};
    private static final List<String> REGIONS = List.of("north", "east", "south", "west");
    private static final long HOUR = 3_600_000_000L;

    /** The run that the golden files were made from. */
    static SampleRun small() {
        return new SampleRun("A dormant backdoor in the core of Westland", 60, 2, 8);
    }

    /** Writes the folder. */
    void write(Path folder) throws IOException {
        Manifest manifest = manifest();
        try (RunFolder run = RunFolder.open(folder, manifest, true)) {
            List<ReplicationRow> rows = rows(manifest);
            for (ReplicationRow row : rows) {
                run.append(row);
            }
            run.write(summary(manifest, rows));
            for (int variant = 0; variant < manifest.variants().size(); variant++) {
                recording(manifest, variant).replay().write(run.replay(variant));
            }
            run.finish("2026-03-01T10:00:09Z");
        }
    }

    private Manifest manifest() {
        List<VariantEntry> variants = new ArrayList<>();
        for (int mix = 0; mix < mixes; mix++) {
            for (String supplier : List.of("a", "b")) {
                variants.add(new VariantEntry(
                        "mix" + mix + "/" + supplier,
                        "mix" + mix,
                        MIX_TITLES.get(mix),
                        Optional.of(supplier),
                        Optional.of("Vendor " + supplier.toUpperCase(java.util.Locale.ROOT))));
            }
        }
        return new Manifest(
                Manifest.FORMAT,
                "westland-backdoor",
                title,
                "One supplier's core control product carries a dormant backdoor that is triggered at noon.",
                "scenarios/westland.yaml",
                "0f".repeat(32),
                1,
                replications,
                variants,
                "2026-03-10T06:00",
                HORIZON_HOURS,
                "0.1.0",
                "abcdef012345",
                "17.0.15",
                List.of("scenarios/westland.yaml"),
                "./faultline run scenarios/westland.yaml --seed 1 --reps " + replications,
                "2026-03-01T10:00:00Z",
                Optional.empty(),
                sites * 4 + 6,
                SECTORS.size() * REGIONS.size(),
                SECTORS,
                List.of(new DataSource(
                        "Places with population",
                        "GeoNames, https://www.geonames.org, 2024-05",
                        "CC BY 4.0 (attribution: GeoNames)")),
                List.of());
    }

    private static double bump(double hour) {
        if (hour <= 12) {
            return 0;
        }
        return hour <= 13 ? hour - 12 : Math.pow(0.5, (hour - 13) / 8);
    }

    private double depth(int variant) {
        return variant % 2 == 1 ? 0.25 : 1.0 / (1 + variant / 2);
    }

    private double peopleHours(int variant, int sector) {
        double hours = 0;
        for (int i = 0; i < HORIZON_HOURS; i++) {
            hours += bump(i + 0.5);
        }
        return SECTOR_PEOPLE[sector] * SECTOR_DEPTH[sector] * depth(variant) * hours;
    }

    private List<ReplicationRow> rows(Manifest manifest) {
        SplittableRandom noise = new SplittableRandom(7);
        double[] shared = new double[replications];
        Arrays.setAll(shared, r -> 0.8 + 0.4 * noise.nextDouble());
        List<ReplicationRow> rows = new ArrayList<>();
        for (int variant = 0; variant < manifest.variants().size(); variant++) {
            for (int r = 0; r < replications; r++) {
                rows.add(row(variant, r, shared[r] * (0.95 + 0.1 * noise.nextDouble())));
            }
        }
        return rows;
    }

    private ReplicationRow row(int variant, int replication, double factor) {
        Map<String, Double> measures = new LinkedHashMap<>();
        double total = 0;
        for (int s = 0; s < SECTORS.size(); s++) {
            String subject = "|sector:" + SECTORS.get(s).id();
            double lost = peopleHours(variant, s) * factor;
            total += lost;
            measures.put("people-hours-lost" + subject, lost);
            measures.put("lowest-level" + subject, Math.max(0, 1 - SECTOR_DEPTH[s] * depth(variant) * factor));
            measures.put("time-to-restore-90" + subject, 20 * factor);
        }
        measures.put("people-hours-lost|all", total);
        for (int region = 0; region < REGIONS.size(); region++) {
            measures.put("people-hours-lost|region:" + REGIONS.get(region), total * (region + 1) / 10);
        }
        String hash = String.format(java.util.Locale.ROOT, "%064x", variant * 1000L + replication + 1);
        return rowOf(variant, replication, hash, measures);
    }

    private static ReplicationRow rowOf(int variant, int replication, String hash, Map<String, Double> measures) {
        return new ReplicationRow(
                variant,
                replication,
                1,
                hash,
                0.25,
                1234,
                measures,
                List.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Optional.empty());
    }

    private Summary summary(Manifest manifest, List<ReplicationRow> rows) {
        List<VariantEntry> variants = manifest.variants();
        List<MeasureEstimate> measures = new ArrayList<>();
        List<Curve> curves = new ArrayList<>();
        List<ChainLoss> chains = new ArrayList<>();
        List<WhyChain> why = new ArrayList<>();
        List<MedianRun> medians = new ArrayList<>();
        List<LimitResult> limits = new ArrayList<>();
        for (int v = 0; v < variants.size(); v++) {
            measures.addAll(measures(variants.get(v), v, rows));
            curves.addAll(curves(variants.get(v), v));
            ReplicationRow median = rowsOf(v, rows).get(0);
            medians.add(new MedianRun(variants.get(v).id(), median.replication(), median.hash()));
            chains.addAll(chains(variants.get(v), median));
            why.addAll(why(variants.get(v)));
            limits.add(limit(variants.get(v), v, rows));
        }
        return new Summary(
                measures,
                differences(variants, rows),
                limits,
                curves,
                chains,
                why,
                medians,
                List.of(deadlock(variants.get(0))),
                assumptions(),
                Optional.empty(),
                List.of());
    }

    private DeadlockEntry deadlock(VariantEntry variant) {
        return new DeadlockEntry(
                variant.id(),
                List.of(1, 4),
                replications,
                1,
                new Deadlock(
                        Named.of(List.of("site-0", "site-1", "upf-north", "upf-south")),
                        Named.of(List.of("site-2")),
                        Named.of(List.of("site-0")),
                        1,
                        true));
    }

    private static List<ReplicationRow> rowsOf(int variant, List<ReplicationRow> rows) {
        return rows.stream().filter(row -> row.variant() == variant).toList();
    }

    private static double[] values(int variant, String key, List<ReplicationRow> rows) {
        return rowsOf(variant, rows).stream()
                .mapToDouble(row -> row.measures().get(key))
                .toArray();
    }

    private static List<MeasureEstimate> measures(VariantEntry variant, int number, List<ReplicationRow> rows) {
        List<MeasureEstimate> found = new ArrayList<>();
        for (String key : rowsOf(number, rows).get(0).measures().keySet()) {
            String[] parts = key.split("\\|");
            Interval i = Interval.ofMean(values(number, key, rows), LEVEL);
            String unit =
                    parts[0].startsWith("people") ? "people-hours" : parts[0].startsWith("lowest") ? "share" : "h";
            int censored = unit.equals("h") && parts[1].endsWith("health") ? 2 : 0;
            found.add(new MeasureEstimate(
                    parts[0], parts[1], variant.id(), unit, i.mean(), i.low(), i.high(), LEVEL, i.n(), censored));
        }
        return found;
    }

    private List<DifferenceEstimate> differences(List<VariantEntry> variants, List<ReplicationRow> rows) {
        List<DifferenceEstimate> found = new ArrayList<>();
        for (int mix = 1; mix < mixes; mix++) {
            for (int supplier = 0; supplier < 2; supplier++) {
                found.add(difference(
                        variants.get(supplier).id(),
                        variants.get(2 * mix + supplier).id(),
                        "supplier",
                        supplier,
                        2 * mix + supplier,
                        rows));
            }
            found.add(difference("mix0", "mix" + mix, "worst", 0, 2 * mix, rows));
        }
        return found;
    }

    private static DifferenceEstimate difference(
            String a, String b, String scope, int from, int to, List<ReplicationRow> rows) {
        String key = "people-hours-lost|all";
        Interval i = Interval.ofPairedDifference(values(to, key, rows), values(from, key, rows), LEVEL);
        String verdict = i.includesZero() ? "undecided" : i.mean() < 0 ? "better" : "worse";
        return new DifferenceEstimate(
                "people-hours-lost",
                "all",
                a,
                b,
                scope,
                "people-hours",
                i.mean(),
                i.low(),
                i.high(),
                LEVEL,
                i.n(),
                verdict,
                verdict.equals("undecided") ? "none" : "untested",
                List.of());
    }

    private static LimitResult limit(VariantEntry variant, int number, List<ReplicationRow> rows) {
        double[] levels = values(number, "lowest-level|sector:health", rows);
        List<Integer> broken = new ArrayList<>();
        for (int r = 0; r < levels.length; r++) {
            if (levels[r] < 0.6) {
                broken.add(r);
            }
        }
        double worst = Arrays.stream(levels).min().orElseThrow();
        return new LimitResult(
                "health-60",
                variant.id(),
                "lowest-level",
                "sector:health",
                Optional.of(0.6),
                Optional.empty(),
                broken.isEmpty(),
                worst,
                levels.length,
                broken);
    }

    private List<Curve> curves(VariantEntry variant, int number) {
        List<Curve> found = new ArrayList<>();
        List<Double> hours = new ArrayList<>();
        for (int hour = 0; hour <= HORIZON_HOURS; hour++) {
            hours.add((double) hour);
        }
        for (int s = 0; s < SECTORS.size(); s++) {
            double depth = SECTOR_DEPTH[s] * depth(number);
            double people = SECTOR_PEOPLE[s] * depth;
            found.add(new Curve(
                    variant.id(),
                    SECTORS.get(s).id(),
                    hours,
                    hours.stream().map(h -> 1 - depth * bump(h)).toList(),
                    hours.stream()
                            .map(h -> Math.max(0, 1 - 1.2 * depth * bump(h)))
                            .toList(),
                    hours.stream().map(h -> 1 - 0.8 * depth * bump(h)).toList(),
                    hours.stream().map(h -> people * bump(h)).toList(),
                    hours.stream().map(h -> 0.8 * people * bump(h)).toList(),
                    hours.stream().map(h -> 1.2 * people * bump(h)).toList()));
        }
        return found;
    }

    private static List<ChainLoss> chains(VariantEntry variant, ReplicationRow median) {
        double total = median.measures().get("people-hours-lost|all");
        return List.of(
                new ChainLoss(
                        variant.id(), median.replication(), "trigger", "The backdoor is triggered", total * 0.75, 0.75),
                new ChainLoss(
                        variant.id(),
                        median.replication(),
                        "lock-out",
                        "Operators are locked out",
                        total * 0.25,
                        0.25));
    }

    private static List<WhyChain> why(VariantEntry variant) {
        return List.of(
                new WhyChain(
                        variant.id(),
                        "dispatch:1",
                        "dispatch:1 falls to 28 %",
                        List.of(
                                new WhyLink(12, "trigger", "step", 0, 1),
                                new WhyLink(12.2, "amf:x:1", "condition", 1, 0),
                                new WhyLink(12.2, "registration:x", "level", 1, 0),
                                new WhyLink(12.25, "dispatch:1", "autonomy", 1, 0),
                                new WhyLink(14.25, "dispatch:1", "autonomy", 0, -1),
                                new WhyLink(14.25, "dispatch:1", "level", 1, 0.28))),
                new WhyChain(
                        variant.id(),
                        "payment@north",
                        "payment@north falls to 66 %",
                        List.of(
                                new WhyLink(12, "trigger", "step", 0, 1),
                                new WhyLink(12.5, "payment@north", "level", 1, 0.66))));
    }

    private static List<AssumptionEntry> assumptions() {
        return List.of(
                new AssumptionEntry(
                        "vendor-share", "Vendor A has 60 % of the core", "published", "Sample tables, 2025", ""),
                new AssumptionEntry(
                        "battery-hours",
                        "Batteries of urban sites hold 2 h",
                        "published",
                        "Regulator, https://example.org/batteries",
                        ""),
                new AssumptionEntry("repair-hours", "A reinstallation takes 4 h", "expert", "Interviews, 2025", ""),
                new AssumptionEntry("chance", "The implant is present with a chance of 90 %", "assumed", "", ""));
    }

    /** The replay of a median run: the core fails at 12:12 after the start, sites follow, crews bring them back. */
    private Recording recording(Manifest manifest, int variant) {
        List<Asset> assets = assets();
        List<Service> services = services();
        VariantEntry entry = manifest.variants().get(variant);
        Campaign campaign = new Campaign(
                "a dormant backdoor",
                List.of(step("trigger", "The backdoor is triggered"), step("lock-out", "Operators are locked out")));
        Variant asked = new Variant(
                new VendorMix(entry.mix(), entry.mixTitle(), List.of(), VendorMix.Assignment.CONTIGUOUS),
                entry.supplier(),
                campaign);
        Network network = new Network(
                "Westland",
                REGIONS.stream().map(r -> new Region(r, "Region " + r, 250_000)).toList(),
                List.of(),
                assets,
                List.of(),
                List.of(),
                List.of(),
                services,
                List.of(),
                List.of(coast()),
                List.of());
        Map<String, String> sectors = new LinkedHashMap<>();
        SECTORS.forEach(s -> sectors.put(s.id(), s.title()));
        Scenario scenario = new Scenario(
                manifest.id(),
                title,
                "",
                network,
                List.of(new Vendor("a", "Vendor A", List.of()), new Vendor("b", "Vendor B", List.of())),
                List.of(asked),
                Response.NONE,
                LocalDateTime.parse(manifest.start()),
                HORIZON_HOURS,
                List.of(),
                List.of(),
                replications,
                sectors);
        Subjects subjects = new Subjects(assets, services, List.of("trigger", "lock-out"));
        return new Recording(
                scenario,
                asked,
                1,
                0,
                subjects,
                log(subjects, variant),
                Collections.nCopies(assets.size(), Optional.empty()),
                sectorCurves(variant));
    }

    private static Step step(String id, String title) {
        return new Step(
                id,
                title,
                new Trigger.At(Distribution.of(12)),
                Selector.everything(),
                new Delivery.AtOnce(),
                new Effect.Stop(),
                1,
                Distribution.of(0),
                Optional.empty());
    }

    private static Outline coast() {
        List<Double> ring = new ArrayList<>();
        for (int i = 0; i < 72; i++) {
            double angle = i * Math.PI / 36;
            double radius = 1 + 0.12 * Math.sin(3 * angle) + 0.06 * Math.cos(7 * angle);
            ring.add(8 + 2.2 * radius * Math.cos(angle));
            ring.add(52 + 1.7 * radius * Math.sin(angle));
        }
        return new Outline("Westland", ring);
    }

    private List<Asset> assets() {
        SplittableRandom chance = new SplittableRandom(3);
        List<Asset> assets = new ArrayList<>();
        assets.add(Asset.of("amf:x:1", AssetKind.AMF, new Place(52, 8, "north")));
        assets.add(Asset.of("amf:x:2", AssetKind.AMF, new Place(52.4, 9, "east")));
        assets.add(Asset.of("registration:x", AssetKind.CAPABILITY, new Place(52, 8, "north")));
        assets.add(Asset.of("bus:1", AssetKind.POWER_BUS, new Place(51.5, 7.2, "west")));
        assets.add(Asset.of("core:x:1", AssetKind.CORE_ROUTER, new Place(52.1, 8.1, "north")));
        assets.add(Asset.of("dispatch-centre:1", AssetKind.FACILITY, new Place(52.2, 8.4, "east")));
        for (int site = 1; site <= sites; site++) {
            double angle = 2 * Math.PI * chance.nextDouble();
            double radius = 0.82 * Math.pow(chance.nextDouble(), 0.7);
            Place place = new Place(
                    52 + 1.7 * radius * Math.sin(angle),
                    8 + 2.2 * radius * Math.cos(angle),
                    REGIONS.get((int) (angle / (Math.PI / 2)) % 4));
            assets.add(Asset.of("gnb:x:" + site, AssetKind.GNB, place));
            for (int cell = 1; cell <= 3; cell++) {
                assets.add(Asset.of("cell:x:" + site + ":" + cell, AssetKind.CELL, place));
            }
        }
        return assets;
    }

    private static List<Service> services() {
        List<Service> services = new ArrayList<>();
        for (int s = 0; s < SECTORS.size(); s++) {
            for (String region : REGIONS) {
                services.add(new Service(
                        SECTORS.get(s).id() + "@" + region,
                        SECTORS.get(s).id() + "-service",
                        SECTORS.get(s).id(),
                        new Place(52, 8, region),
                        SECTOR_PEOPLE[s] / REGIONS.size(),
                        Service.FLAT,
                        List.of(Gate.all("core", Gate.Kind.SIGNALLING, "registration:x")),
                        Distribution.of(0)));
            }
        }
        return services;
    }

    private EventLog log(Subjects subjects, int variant) {
        SplittableRandom chance = new SplittableRandom(11);
        record Happening(double hour, int subject, What what, double from, double to) {}
        List<Happening> happenings = new ArrayList<>();
        happenings.add(new Happening(12, subjects.step(0), What.STEP, 0, 1));
        for (int core = 0; core < 2; core++) {
            happenings.add(new Happening(12.2, core, What.CONDITION, 1, 0));
            happenings.add(new Happening(12.2, core, What.LEVEL, 1, 0));
            happenings.add(new Happening(20 + core, core, What.REPAIR, 0, 1));
            happenings.add(new Happening(24 + core, core, What.REPAIR, 1, 2));
            happenings.add(new Happening(24 + core, core, What.CONDITION, 0, 1));
            happenings.add(new Happening(24 + core, core, What.LEVEL, 0, 1));
        }
        for (int asset = 6; asset < subjects.assets().size(); asset++) {
            double fate = chance.nextDouble() / depth(variant);
            double hour = 12.25 + chance.nextDouble();
            double back = 15 + 20 * chance.nextDouble();
            if (fate < 0.25) {
                happenings.add(new Happening(hour, asset, What.LEVEL, 1, 0));
                happenings.add(new Happening(back, asset, What.LEVEL, 0, 1));
            } else if (fate < 0.32) {
                happenings.add(new Happening(hour, asset, What.LEVEL, 1, 0.5));
                happenings.add(new Happening(back, asset, What.LEVEL, 0.5, 1));
            } else if (fate < 0.36) {
                happenings.add(new Happening(hour, asset, What.CONDITION, 1, 0));
                happenings.add(new Happening(hour, asset, What.LEVEL, 1, 0));
                happenings.add(new Happening(hour + 0.6, asset, What.REPAIR, 0, 1));
                happenings.add(new Happening(back, asset, What.REPAIR, 1, 2));
                happenings.add(new Happening(back, asset, What.CONDITION, 0, 1));
                happenings.add(new Happening(back, asset, What.LEVEL, 0, 1));
            }
        }
        happenings.sort(java.util.Comparator.comparingDouble(Happening::hour));
        EventLog log = new EventLog(happenings.size());
        for (Happening h : happenings) {
            log.append(
                    (long) (h.hour() * HOUR),
                    h.subject(),
                    h.what(),
                    h.from(),
                    h.to(),
                    log.size() == 0 ? EventLog.NO_CAUSE : 0);
        }
        return log;
    }

    private SectorCurves sectorCurves(int variant) {
        SectorCurves curves = new SectorCurves();
        for (int tenth = 0; tenth <= HORIZON_HOURS * 10; tenth++) {
            double hour = tenth / 10.0;
            for (int s = 0; s < SECTORS.size(); s++) {
                double missing = SECTOR_DEPTH[s] * depth(variant) * bump(hour);
                curves.add(hour * HOUR, s, 1 - missing, SECTOR_PEOPLE[s] * missing);
            }
        }
        return curves;
    }
}
