package org.faultline.story;

import static org.faultline.story.PlaybookText.playbook;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.faultline.model.AssetKind;
import org.faultline.model.Distribution;
import org.faultline.model.Function;
import org.faultline.model.Network;
import org.faultline.model.Vendor;
import org.faultline.policy.Footing;
import org.faultline.policy.Playbook.End;
import org.faultline.policy.Response;
import org.faultline.policy.Restoration;
import org.faultline.policy.Sensor;
import org.faultline.policy.Sign;
import org.faultline.policy.VendorMix;
import org.faultline.scenario.Scenario;
import org.faultline.scenario.Variant;
import org.faultline.threat.Campaign;
import org.faultline.threat.Effect;
import org.faultline.threat.Selector;
import org.faultline.threat.Step;

/**
 * Small random networks with random campaigns and responses, equal for equal seeds. Two operators with routers, core, masts and cells
 * over one grid whose control needs the masts; three vendors; services of two sectors. Every need is met at the start.
 */
public final class RandomWorld {

    public static final List<String> VENDORS = List.of("norda", "sude", "ostra");
    private static final List<String> OPERATORS = List.of("acme", "bell");

    private final SplittableRandom random;
    private final List<String> lines = new ArrayList<>();
    private final List<String> subjects = new ArrayList<>();
    private final long seed;
    private boolean alwaysAtATime;
    private boolean withoutImplants;

    private RandomWorld(long seed) {
        this.seed = seed;
        random = new SplittableRandom(seed);
    }

    public static RandomWorld of(long seed) {
        return new RandomWorld(seed);
    }

    /** Campaigns whose steps wait for a moment only, never for a level or for each other. */
    public RandomWorld withSteadyCampaigns() {
        alwaysAtATime = true;
        withoutImplants = true;
        return this;
    }

    /** The drawing of the network, to be shown when a property fails. */
    public String drawing() {
        if (lines.isEmpty()) {
            draw();
        }
        return String.join("\n", lines);
    }

    public Network network() {
        return NetworkText.of(drawing());
    }

    private void draw() {
        int buses = between(3, 7);
        int load = 0;
        for (int b = 0; b < buses; b++) {
            int mw = between(0, 20);
            load += mw;
            lines.add("power-bus bus" + b + " cap " + mw
                    + (b == 0 ? " needs signalling all control holds " + hours(1, 5) + " refills 3h" : ""));
            subjects.add("bus" + b);
        }
        for (int b = 1; b < buses; b++) {
            lines.add("bus" + b + " == bus" + between(0, b - 1));
        }
        lines.add("bus0 == bus" + (buses - 1));
        for (int g = 0; g < 3; g++) {
            lines.add("generator gen" + g + " cap " + (load / 2 + 1));
            lines.add("gen" + g + " == bus" + between(0, buses - 1));
        }
        OPERATORS.forEach(o -> drawOperator(o, buses));
        lines.add("control-centre control needs signalling any area-acme0 area-bell0");
        lines.add("facility hospital,bank needs power all bus" + between(0, buses - 1) + " holds " + hours(2, 10)
                + " refills 6h");
        drawServices(buses);
    }

    private void drawOperator(String o, int buses) {
        int cores = between(2, 3);
        int routers = between(3, 8);
        lines.add("core-router " + names("core-" + o, cores) + " of " + o + stock(buses));
        for (int r = 0; r < routers; r++) {
            lines.add("access-router acc-" + o + r + " of " + o + " restart " + hours(0, 1) + stock(buses));
        }
        for (int c = 0; c < cores; c++) {
            lines.add("core-" + o + c + " -- core-" + o + (c + 1) % cores);
        }
        lines.add("core-" + o + "0 -- "
                + IntStream.range(0, routers).mapToObj(r -> "acc-" + o + r).collect(Collectors.joining(" -- "))
                + " -- core-" + o + "1");
        lines.add("data-centre dc-" + o + " of " + o + " restart " + hours(0, 2) + stock(buses));
        lines.add("core-" + o + "0 -- dc-" + o + " -- core-" + o + "1");
        lines.add("element-manager em-" + o + " of " + o + " needs power all dc-" + o);
        lines.add("em-" + o + " -- core-" + o + between(0, cores - 1));
        int amfs = between(2, 4);
        lines.add(
                "amf " + names("amf-" + o, amfs) + " of " + o + " restart " + hours(0, 1) + " needs power all dc-" + o);
        String members = IntStream.range(0, amfs)
                .mapToObj(i -> "amf-" + o + i + "*" + between(1, 3))
                .collect(Collectors.joining(" "));
        lines.add("nf-pool pool-" + o + " of " + o + " needs signalling weighted " + members + " full "
                + between(4, 10) * 10 + "%");
        int areas = between(1, 2);
        lines.add("coverage-area " + names("area-" + o, areas) + " of " + o);
        int masts = between(3, 8);
        for (int m = 0; m < masts; m++) {
            String id = o + m;
            lines.add("gnb g-" + id + " of " + o + " restart " + hours(0, 1) + " needs power all bus"
                    + between(0, buses - 1) + " holds " + hours(1, 4) + " refills " + hours(1, 6)
                    + " ; connectivity any dc-" + o + " ; signalling all pool-" + o);
            lines.add("g-" + id + " -- acc-" + o + between(0, routers - 1));
            if (random.nextInt(3) == 0) {
                lines.add("g-" + id + " -- acc-" + o + between(0, routers - 1));
            }
            int users = between(0, 900);
            String overlaps = overlaps(o, m, masts);
            lines.add("cell c-" + id + " of " + o + " users " + users + " cap " + (users + between(0, 600))
                    + " area area-" + o + between(0, areas - 1) + overlaps + " needs signalling all g-" + id);
        }
        subjects.addAll(List.of("pool-" + o, "dc-" + o, "area-" + o + "0"));
    }

    private String overlaps(String o, int mast, int masts) {
        StringBuilder text = new StringBuilder();
        int left = 100;
        for (int n = between(0, 3); n > 0; n--) {
            int other = between(0, masts - 1);
            int share = between(0, left);
            if (other != mast && text.indexOf("c-" + o + other + " ") < 0) {
                text.append(text.length() == 0 ? " overlaps" : "")
                        .append(" c-")
                        .append(o)
                        .append(other)
                        .append(' ')
                        .append(share)
                        .append('%');
                left -= share;
            }
        }
        return text.toString();
    }

    private void drawServices(int buses) {
        List<String> providers = new ArrayList<>(
                List.of("area-acme0", "area-bell0", "pool-acme", "pool-bell", "hospital", "bank", "control"));
        IntStream.range(0, buses).forEach(b -> providers.add("bus" + b));
        for (int s = between(4, 9); s > 0; s--) {
            String type = List.of("ward", "dispatch", "pay", "cash").get(random.nextInt(4));
            String sector = type.equals("ward") || type.equals("dispatch") ? "health" : "finance";
            StringBuilder gates = new StringBuilder();
            for (int g = between(1, 3); g > 0; g--) {
                gates.append(gates.length() == 0 ? "" : " ; ").append(gate(providers));
            }
            lines.add("service s" + s + " type " + type + " in " + sector + " people " + between(0, 5000) + " restart "
                    + hours(0, 2) + (random.nextBoolean() ? " demand day" : "") + " needs " + gates);
            subjects.add("s" + s);
        }
    }

    private String gate(List<String> providers) {
        List<String> chosen = new ArrayList<>();
        for (int p = between(1, 4); p > 0; p--) {
            String provider = providers.get(random.nextInt(providers.size()));
            if (!chosen.contains(provider)) {
                chosen.add(provider);
            }
        }
        String mode = List.of("all", "any", "weighted", between(1, chosen.size()) + "of")
                .get(random.nextInt(4));
        String needs = chosen.stream().map(p -> p + "*" + between(1, 4)).collect(Collectors.joining(" "));
        return "data " + mode + " " + needs
                + (random.nextBoolean() ? " full " + between(3, 10) * 10 + "%" : "")
                + (random.nextBoolean() ? " holds " + hours(0, 3) + " refills " + hours(0, 4) : "")
                + (random.nextInt(3) == 0 ? " falls 70%@0h 40%@1h 10%@3h" : "");
    }

    private String stock(int buses) {
        return random.nextInt(3) == 0
                ? ""
                : " needs power all bus" + between(0, buses - 1) + " holds " + hours(0, 4) + " refills " + hours(0, 6);
    }

    private static String names(String word, int count) {
        return IntStream.range(0, count).mapToObj(i -> word + i).collect(Collectors.joining(","));
    }

    /** A constant or a spread of hours, to tenths. */
    private String hours(int least, int most) {
        int low = between(10 * least, 10 * most);
        return random.nextBoolean()
                ? low * 6 + "min"
                : "uniform(" + low * 6 + "min," + (low + between(0, 10)) * 6 + "min)";
    }

    private int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    public static List<Vendor> vendors() {
        return VENDORS.stream().map(v -> new Vendor(v, v, List.of())).toList();
    }

    /** Random shares for both operators and all functions. */
    public VendorMix mix(String id) {
        drawing();
        List<VendorMix.Share> shares = new ArrayList<>();
        for (String operator : OPERATORS) {
            for (Function function : Function.values()) {
                double first = between(0, 10) / 10.0;
                double second = between(0, (int) StrictMath.round((1 - first) * 10)) / 10.0;
                List<Double> parts = List.of(first, second, 1 - first - second);
                for (int v = 0; v < 3; v++) {
                    shares.add(new VendorMix.Share(operator, function, VENDORS.get(v), Math.max(0, parts.get(v))));
                }
            }
        }
        VendorMix.Assignment how =
                random.nextBoolean() ? VendorMix.Assignment.CONTIGUOUS : VendorMix.Assignment.SCATTERED;
        return new VendorMix(id, id, shares, how);
    }

    /** Random steps; those that aim at a vendor aim at the given one. */
    public List<Step> steps(String supplier) {
        drawing();
        SplittableRandom own = new SplittableRandom(seed * 31 + 7);
        List<Step> steps = new ArrayList<>();
        int count = 2 + own.nextInt(4);
        for (int i = 0; i < count; i++) {
            steps.add(step(own, i, supplier, steps).toStep());
        }
        return steps;
    }

    private StepText step(SplittableRandom own, int number, String supplier, List<Step> before) {
        StepText step = StepText.step("step" + number);
        Optional<Step> implant = before.stream()
                .filter(s -> s.effect() instanceof Effect.Implant)
                .findFirst();
        if (implant.isPresent()) {
            step.onImplantsOf(implant.get().id());
        } else {
            switch (own.nextInt(4)) {
                case 0 -> step.onVendor(supplier);
                case 1 ->
                    step.onKind(List.of(AssetKind.GNB, AssetKind.AMF, AssetKind.ACCESS_ROUTER, AssetKind.CORE_ROUTER)
                            .get(own.nextInt(4)));
                case 2 ->
                    step.onKind(List.of(AssetKind.POWER_BUS, AssetKind.GENERATOR, AssetKind.CELL, AssetKind.DATA_CENTRE)
                            .get(own.nextInt(4)));
                default ->
                    step.onFunction(List.of(Function.RAN, Function.CORE_CONTROL, Function.TRANSPORT)
                            .get(own.nextInt(3)));
            }
        }
        step.has(effect(own));
        step.share((3 + own.nextInt(8)) / 10.0)
                .order(List.of(Selector.Order.values()).get(own.nextInt(3)));
        step.chance(own.nextBoolean() ? 1 : 0.7);
        if (own.nextBoolean()) {
            step.delayedBy(new Distribution.Exponential(0.5));
        }
        if (own.nextInt(4) == 0) {
            step.inWaves(0, 1, 0.2, 2, 3, 0.9);
        }
        int trigger = alwaysAtATime ? 0 : own.nextInt(3);
        if (trigger == 0 || before.isEmpty()) {
            step.at(own.nextBoolean() ? Distribution.of(own.nextInt(8)) : new Distribution.Uniform(0, 6));
        } else if (trigger == 1) {
            step.after(own.nextInt(3), before.get(own.nextInt(before.size())).id());
        } else {
            step.whenBelow(subjects.get(own.nextInt(subjects.size())), own.nextInt(10) / 10.0, own.nextInt(2));
        }
        return step;
    }

    private Effect effect(SplittableRandom own) {
        return switch (own.nextInt(withoutImplants ? 3 : 8)) {
            case 0 -> new Effect.Degrade(own.nextInt(10) / 10.0);
            case 1 -> new Effect.Wipe();
            case 3 -> new Effect.Implant();
            case 4 -> new Effect.LockOut();
            case 5 -> new Effect.Intercept();
            default -> new Effect.Stop();
        };
    }

    /** Random detection and crews. */
    public Response response() {
        SplittableRandom own = new SplittableRandom(seed * 31 + 8);
        ResponseText text =
                ResponseText.noticedAfter(new Distribution.Lognormal(0.5, 2)).understoodAfter(own.nextInt(3) / 2.0);
        text.chances(own.nextInt(4) == 0 ? 0.5 : 1, own.nextInt(3) / 2.0);
        for (int c = own.nextInt(3); c >= 0; c--) {
            boolean remote = own.nextBoolean();
            text.crew(
                    remote ? Response.Reach.REMOTE : Response.Reach.ON_SITE,
                    1 + own.nextInt(3),
                    Distribution.of(remote ? 0 : 0.5),
                    own.nextBoolean() ? Distribution.of(1) : new Distribution.Lognormal(2, 2));
        }
        text.order(List.of(Restoration.Order.values()).get(own.nextInt(3)));
        if (own.nextInt(3) == 0) {
            watch(text, own);
        }
        return text.toResponse();
    }

    /** Sensors, analysts, people who need what they mend, and something that is done by plan. */
    private void watch(ResponseText text, SplittableRandom own) {
        text.sensor(new Sensor(
                        "files",
                        List.of(Sign.INTEGRITY, Sign.INTERCEPTION, Sign.ACCESS),
                        Selector.everything(),
                        0.5,
                        new Distribution.Exponential(4),
                        2,
                        own.nextInt(3)))
                .analysts(1 + own.nextInt(2), new Distribution.Exponential(0.3), own.nextInt(3) * 8, 24);
        String asset =
                network().assets().get(own.nextInt(network().assets().size())).id();
        text.diagnosisNeeds(new Footing(
                List.of(asset),
                Optional.empty(),
                true,
                0,
                0,
                Optional.of(new Footing.Fallback(Distribution.of(3), 0.5))));
        PlaybookText plan = playbook("plan").after(0.25).chance(0.8).inGroups(1 + own.nextInt(3), 0.5);
        text.by(
                switch (own.nextInt(3)) {
                    case 0 -> plan.onNotice().onlyHit().isolatesUntil(End.CLEAN).toPlaybook();
                    case 1 -> plan.onNotice().rollsBack(1).toPlaybook();
                    default ->
                        plan.onUnderstanding().restores(2, 1, List.of(asset)).toPlaybook();
                });
    }

    /** The story of what happens when one supplier is attacked. */
    public Story story() {
        return Story.of(network())
                .equippedBy(mix("today"), vendors())
                .hitBy(steps(VENDORS.get(0)))
                .answeredBy(response())
                .startingAt(9, 30)
                .lasting(36);
    }

    /** The whole question: two mixes, each supplier attacked in turn. */
    public Scenario scenario() {
        Network network = network();
        List<Variant> variants = new ArrayList<>();
        for (String mix : List.of("today", "other")) {
            VendorMix shares = mix(mix);
            for (String supplier : VENDORS) {
                variants.add(new Variant(shares, Optional.of(supplier), new Campaign("a campaign", steps(supplier))));
            }
        }
        return scenario(network, vendors(), variants, response());
    }

    /** A scenario of this world with other parts. */
    public static Scenario scenario(Network network, List<Vendor> vendors, List<Variant> variants, Response response) {
        return new Scenario(
                "world",
                "A random world",
                "",
                network,
                vendors,
                variants,
                response,
                LocalDateTime.of(2026, 3, 10, 9, 30),
                36,
                List.of(),
                List.of(),
                1,
                Map.of("health", "Health", "finance", "Finance"));
    }
}
