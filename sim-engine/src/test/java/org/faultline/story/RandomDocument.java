package org.faultline.story;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Small random scenarios as text, equal for equal seeds, in which every mechanism of the engine may play a part. A grid whose control
 * needs the masts that it feeds; two operators with a core, routers, masts and cells; layers that support each other; groups; desks at
 * which devices queue; things that break by themselves; crews with spares; campaigns that spread. Every need is met at the start.
 *
 * <p>A {@linkplain #steady steady} document leaves out what may make better worse: crews, restarts, responses and spread, steps that
 * wait for each other, and components of a group. Its documents with more stock or more providers differ in nothing else.
 */
public final class RandomDocument {

    private static final List<String> OPERATORS = List.of("alpha", "bravo");

    private final SplittableRandom random;
    private final long seed;
    private boolean harmless;
    private boolean steady;
    private double stock = 1;
    private boolean redundant;
    private int horizon = 36;
    private final StringBuilder text = new StringBuilder();
    private final List<String> providers = new ArrayList<>();
    private int buses;

    private RandomDocument(long seed) {
        this.seed = seed;
        random = new SplittableRandom(seed);
    }

    public static RandomDocument of(long seed) {
        return new RandomDocument(seed);
    }

    /** Nobody attacks and nothing breaks. */
    public RandomDocument harmless() {
        harmless = true;
        return this;
    }

    /** Only what can make nothing better by being worse. */
    public RandomDocument steady() {
        steady = true;
        return this;
    }

    /** All stocks last so many times as long; refill times stay. */
    public RandomDocument withStock(double factor) {
        stock = factor;
        return this;
    }

    /** Needs of which one or some of several providers suffice have one provider more. */
    public RandomDocument redundant() {
        redundant = true;
        return this;
    }

    /** Hours that the run lasts; 36 unless said otherwise. */
    public RandomDocument lasting(int hours) {
        horizon = hours;
        return this;
    }

    /** The document without its head, as {@link Written} reads it. */
    public String text() {
        if (text.length() == 0) {
            line(0, "horizon: %d h", horizon);
            line(0, "vendors: {norda: Norda, sudda: Sudda, ostra: Ostra}");
            mix();
            line(0, "network:");
            line(1, "inline:");
            line(2, "regions: {town: 20000}");
            line(2, "operators: {alpha: 60 %%, bravo: 40 %%}");
            network();
            services();
            campaign();
            failures();
            response();
            desks();
            observations();
        }
        return text.toString();
    }

    @SuppressWarnings("AnnotateFormatMethod") // a test that reads every document is stricter than a check of its format
    private void line(int depth, String format, Object... arguments) {
        text.append("  ".repeat(depth)).append(String.format(format, arguments)).append('\n');
    }

    private int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    private boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    private String pick(String... words) {
        return words[random.nextInt(words.length)];
    }

    /** Minutes, or a spread of them; a spread is drawn by the model. */
    private String minutes(int least, int most) {
        return minutes(least, most, 1);
    }

    private String minutes(int least, int most, double factor) {
        int low = between(least, most);
        int width = between(1, Math.max(1, most - least));
        return switch (random.nextInt(3)) {
            case 0 -> "\"%s min\"".formatted(low * factor);
            case 1 -> "\"uniform(%s min, %s min)\"".formatted(low * factor, (low + width) * factor);
            default ->
                "\"triangular(%s min, %s min, %s min)\""
                        .formatted(low * factor, (low + width / 2) * factor, (low + width) * factor);
        };
    }

    private void mix() {
        List<String> shares = new ArrayList<>();
        for (String function : List.of("ran", "transport", "core_control", "core_user", "management")) {
            int first = between(0, 10) * 10;
            int second = between(0, (100 - first) / 10) * 10;
            shares.add("%s: {norda: %d %%, sudda: %d %%, ostra: %d %%}"
                    .formatted(function, first, second, 100 - first - second));
        }
        line(0, "mixes:");
        line(1, "today: {assignment: %s, shares: {%s}}", pick("contiguous", "scattered"), String.join(", ", shares));
        if (oneIn(3)) {
            line(1, "single: {base: today, split: {ran: %s}}", pick("norda", "sudda"));
        }
    }

    private void network() {
        line(2, "assets:");
        grid();
        OPERATORS.forEach(this::core);
        line(3, "control: {kind: control-centre, needs: {signalling: {of: [area-alpha, area-bravo], mode: any}}}");
        line(3, "pump-0: {kind: facility}");
        line(3, "pump-1: {kind: facility}");
        line(3, "hospital: {kind: facility, %sneeds: {power: %s}}", restart(60), power(true));
        line(3, "bank: {kind: facility, needs: {power: %s}}", power(true));
        providers.addAll(
                List.of("hospital", "bank", "control", "area-alpha", "area-bravo", "pool-alpha", "pool-bravo"));
        line(2, "cells:");
        OPERATORS.forEach(this::cells);
        line(2, "links:");
        links.forEach(l -> line(3, "- %s", l));
        layers();
    }

    private final List<String> links = new ArrayList<>();
    private final List<List<String>> masts = new ArrayList<>();

    private void grid() {
        buses = between(2, 4);
        int load = 0;
        for (int b = 0; b < buses; b++) {
            int mw = between(0, 20);
            load += mw;
            String needs = b == 0
                    ? ", needs: {signalling: {of: control, autonomy: %s, refill: %d min}}"
                            .formatted(minutes(60, 240, stock), between(0, 200))
                    : "";
            line(3, "bus-%d: {kind: power-bus, capacity: %d MW%s}", b, mw, needs);
            links.add(
                    b == 0
                            ? "[bus-0, bus-%d]".formatted(buses - 1)
                            : "[bus-%d, bus-%d]".formatted(b, between(0, b - 1)));
            providers.add("bus-" + b);
        }
        for (int g = 0; g < 2; g++) {
            line(3, "gen-%d: {kind: generator, capacity: %d MW}", g, load / 2 + 1);
            links.add("[gen-%d, bus-%d]".formatted(g, between(0, buses - 1)));
        }
    }

    private String restart(int most) {
        String time = minutes(0, most);
        return steady || oneIn(2) ? "" : "restart: " + time + ", ";
    }

    /** Power of one bus, or of any of two, with a battery and perhaps a generator behind it. */
    private String power(boolean oftenTwo) {
        int first = between(0, buses - 1);
        int second = between(0, buses - 1);
        boolean mayHaveTwo = oneIn(oftenTwo ? 2 : 4);
        boolean hasTwo = oneIn(2);
        String of = mayHaveTwo && (redundant || hasTwo) && first != second
                ? "of: [bus-%d, bus-%d], mode: any"
                : "of: bus-%d";
        String battery = ", autonomy: %s, refill: %d min".formatted(minutes(30, 300, stock), between(0, 300));
        String generator = oneIn(4)
                ? steady
                        ? ", backup: {fuel: 3 h, refuel: 5 h}"
                        : ", backup: {starts: 70 %, runs: exponential(4 h), fuel: 6 h, refuel: 2 h}"
                : "";
        return "{" + of.formatted(first, second) + (oneIn(5) ? "" : battery + generator) + "}";
    }

    private void core(String o) {
        line(3, "core-%s-0: {kind: core-router, operator: %s, needs: {power: %s}}", o, o, power(false));
        line(3, "core-%s-1: {kind: core-router, operator: %s, %sneeds: {power: %s}}", o, o, restart(30), power(false));
        int routers = between(2, 4);
        for (int r = 0; r < routers; r++) {
            line(
                    3,
                    "acc-%s-%d: {kind: access-router, operator: %s, tags: edge, %sneeds: {power: %s}}",
                    o,
                    r,
                    o,
                    restart(30),
                    power(false));
            links.add("[acc-%s-%d, core-%s-%d]".formatted(o, r, o, r % 2));
            if (r > 0) {
                links.add("[acc-%s-%d, acc-%s-%d]".formatted(o, r, o, r - 1));
            }
        }
        line(3, "dc-%s: {kind: data-centre, operator: %s, %sneeds: {power: %s}}", o, o, restart(60), power(true));
        line(3, "em-%s: {kind: element-manager, operator: %s, needs: {power: {of: dc-%s}}}", o, o, o);
        links.add("[core-%s-0, core-%s-1]".formatted(o, o));
        links.add("[core-%s-0, dc-%s]".formatted(o, o));
        links.add("[core-%s-1, dc-%s]".formatted(o, o));
        links.add("[em-%s, core-%s-0]".formatted(o, o));
        int amfs = between(2, 3);
        List<String> members = new ArrayList<>();
        for (int a = 0; a < amfs; a++) {
            line(3, "amf-%s-%d: {kind: amf, operator: %s, %sneeds: {power: dc-%s}}", o, a, o, restart(20), o);
            members.add("amf-%s-%d: %d %%".formatted(o, a, between(1, 3) * 10));
        }
        line(
                3,
                "pool-%s: {kind: nf-pool, operator: %s, needs: {signalling: {of: {%s}, full_at: %d %%}}}",
                o,
                o,
                String.join(", ", members),
                between(4, 10) * 10);
        line(3, "area-%s: {kind: coverage-area, operator: %s}", o, o);
        int count = between(3, 5);
        List<String> own = new ArrayList<>();
        for (int m = 0; m < count; m++) {
            line(
                    3,
                    "g-%s-%d: {kind: gnb, operator: %s, %sneeds: {power: %s, connectivity: dc-%s, signalling: pool-%s}}",
                    o,
                    m,
                    o,
                    restart(20),
                    power(false),
                    o,
                    o);
            links.add("[g-%s-%d, acc-%s-%d]".formatted(o, m, o, between(0, routers - 1)));
            own.add("g-%s-%d".formatted(o, m));
        }
        masts.add(own);
    }

    private void cells(String o) {
        int count = masts.get(OPERATORS.indexOf(o)).size();
        for (int m = 0; m < count; m++) {
            int users = between(0, 900);
            int other = between(0, count - 1);
            String over = other == m ? "" : ", neighbours: {c-%s-%d: %d %%}".formatted(o, other, between(0, 100));
            line(
                    3,
                    "c-%s-%d: {operator: %s, area: area-%s, users: %d, capacity: %d%s, needs: {signalling: g-%s-%d}}",
                    o,
                    m,
                    o,
                    o,
                    users,
                    users + between(0, 600),
                    over,
                    o,
                    m);
        }
    }

    /** Two layers that support each other, and groups over them and over the lines. */
    private void layers() {
        int n = between(4, 9);
        line(2, "layers:");
        line(3, "plain: {assets: %d, links: {pattern: %s}, layout: %d}", n, pick("ring", "line", "star"), seed);
        line(3, "mesh: {assets: %d, links: {pattern: %s}, tags: mesh}", n, pick("ring", "complete"));
        line(3, "lines: {assets: %d, links: ring}", between(4, 7));
        line(2, "supports:");
        String pairing = "one_to_one: " + pick("same-place", "random") + ", both_ways: true";
        String loose = pick("count: 2, mode: any", "count: 3, at_least: 2");
        line(
                3,
                "data: {of: plain, by: mesh, %s, layout: %d%s}",
                oneIn(2) ? pairing : loose,
                seed,
                oneIn(2) ? ", autonomy: " + minutes(10, 90, stock) + ", refill: 30 min" : "");
        line(2, "groups:");
        if (!steady && !oneIn(3)) {
            line(3, "whole: {of: plain, largest_component: true}");
        } else {
            line(3, "near: {of: plain, neighbours: {failed: %d %%}}", between(6, 10) * 10);
        }
        boolean paths = !steady && oneIn(3);
        if (paths) {
            line(3, "flow: {of: lines, path_load: {tolerance: 0.%d, relay: %d min}}", between(1, 9), between(0, 20));
        } else {
            line(
                    3,
                    "load: {of: lines, shared_load: {load: \"uniform(1, 2)\", limit: \"uniform(2, %d)\"%s%s}}",
                    between(3, 5),
                    oneIn(2) ? ", each_failure_adds: 0.3" : "",
                    ", relay: " + between(0, 20) + " min");
        }
        providers.addAll(List.of("plain-0", "plain-3", "mesh-1", "lines-0", "lines-2"));
    }

    private void services() {
        line(0, "services:");
        int count = between(3, 7);
        for (int s = 0; s < count; s++) {
            List<String> needs = new ArrayList<>();
            for (int g = between(1, 3); g > 0; g--) {
                needs.add(need("n" + g));
            }
            line(
                    1,
                    "s-%d: {sector: %s, people: %d, %sdemand: %s, needs: [%s]}",
                    s,
                    pick("health", "finance"),
                    between(0, 5000),
                    restart(90),
                    oneIn(2) ? "flat" : "[" + "0, 1, 2, 3, ".repeat(5) + "4, 4, 4, 4]",
                    String.join(", ", needs));
        }
        line(1, "water: {sector: health, people: 1000, needs: {data: {of: [pump-0, pump-1], mode: any}}}");
    }

    private String need(String name) {
        List<String> chosen = new ArrayList<>();
        for (int p = between(1, 4); p > 0; p--) {
            String provider = providers.get(random.nextInt(providers.size()));
            if (!chosen.contains(provider)) {
                chosen.add(provider);
            }
        }
        String another = providers.get(random.nextInt(providers.size()));
        String how = pick("all", "any", "weighted", "some");
        int some = between(1, chosen.size());
        if (redundant && (how.equals("any") || how.equals("some")) && !chosen.contains(another)) {
            chosen.add(another);
        }
        String of =
                switch (how) {
                    case "all", "any" -> "of: [" + String.join(", ", chosen) + "], mode: " + how;
                    case "some" -> "of: [" + String.join(", ", chosen) + "], at_least: " + some;
                    default ->
                        "of: {"
                                + chosen.stream()
                                        .map(p -> p + ": " + between(1, 4) * 10 + " %")
                                        .collect(Collectors.joining(", "))
                                + "}";
                };
        String full = oneIn(2) ? ", full_at: %d %%".formatted(between(3, 10) * 10) : "";
        String autonomy =
                oneIn(2) ? ", autonomy: %s, refill: %d min".formatted(minutes(0, 180, stock), between(0, 240)) : "";
        String steps = ", response: [{after: 0 h, level: 70 %}, {after: 1 h, level: 40 %}, {after: 3 h, level: 10 %}]";
        String after = oneIn(3) ? steady ? ", fallback: 20 %" : steps : "";
        return "{name: " + name + ", kind: data, " + of + full + autonomy + after + "}";
    }

    private void campaign() {
        if (harmless) {
            return;
        }
        line(0, "campaign:");
        line(1, "steps:");
        boolean implants = !steady && oneIn(2);
        if (implants) {
            line(2, "hide: {at: 0 h, effect: implant, targets: {vendor: norda}, share: %d %%}", between(4, 10) * 10);
            line(
                    2,
                    "wake: {after: hide, delay: %s, effect: %s, targets: {implanted_by: hide}}",
                    minutes(60, 300),
                    pick("stop", "wipe", "lock-out"));
        }
        for (int i = between(1, 3); i > 0; i--) {
            step("hit-" + i);
        }
        if (!steady && !oneIn(3)) {
            line(
                    2,
                    "worm: {at: %d min, targets: %s, effect: {spread: {carries: %s, over: %s, among: {kind: [%s]}, contact: %s%s}}}",
                    between(0, 600),
                    pick("em-alpha", "g-bravo-0", "core-alpha-0"),
                    pick("stop", "intercept", "wipe"),
                    pick("links", "pool", "links"),
                    "gnb, access-router, core-router, data-centre, element-manager",
                    "exponential(" + between(1, 4) + " h)",
                    oneIn(2) ? ", cleaned: exponential(3 h), again: true" : ", frozen: 12 h");
            if (oneIn(2)) {
                line(2, "cure: {at: %d h, effect: {patch: worm}, targets: {kind: gnb}}", between(3, 12));
            }
        }
        if (!steady) {
            line(
                    2,
                    "late: {when_below: {subject: %s, level: %d %%}, delay: 30 min, effect: stop, targets: %s}",
                    pick("s-0", "area-alpha", "dc-bravo"),
                    between(0, 9) * 10,
                    pick("gen-0", "dc-alpha", "control"));
        }
    }

    private void step(String id) {
        String targets =
                switch (random.nextInt(5)) {
                    case 0 -> "{kind: [gnb, amf]}";
                    case 1 -> "{kind: [power-bus, generator]}";
                    case 2 -> "{function: [transport, core_control]}";
                    case 3 -> "{tag: [edge, mesh]}";
                    default -> "[plain-0, plain-1, lines-1, lines-2, mesh-0, hospital]";
                };
        String effect = pick("stop", "wipe", "{degrade: " + between(1, 9) * 10 + " %}", "stop");
        String order =
                targets.startsWith("[") ? "listed" : pick("random", "by-capacity", "by-degree", "by-betweenness");
        String waves = oneIn(4) && !steady
                ? ", staged: [{after: 0 h, lasting: 1 h, reaches: 20 %}, {after: 3 h, lasting: 2 h, reaches: 90 %}]"
                : "";
        String again = waves.isEmpty() && oneIn(4) && !steady ? ", every: exponential(10 h)" : "";
        line(
                2,
                "%s: {at: %s, effect: %s, targets: %s, share: %d %%, order: %s, chance: %d %%, delay_each: %s%s%s}",
                id,
                minutes(0, 600),
                effect,
                targets,
                between(3, 10) * 10,
                order,
                oneIn(2) ? 100 : 70,
                oneIn(2) ? "0 h" : "exponential(20 min)",
                waves,
                again);
    }

    private void failures() {
        if (harmless) {
            return;
        }
        line(0, "failures:");
        line(
                1,
                "wear: {targets: {kind: [gnb, amf]}, after: exponential(%d h), repair: %s}",
                between(20, 80),
                minutes(30, 200));
        line(
                1,
                "flood: {targets: {tag: edge}, shock: exponential(%d h), chance: 50 %%, repair: %s}",
                between(10, 60),
                minutes(60, 300));
        line(
                1,
                "pumps: {targets: [pump-0, pump-1], after: \"weibull(2, %d h)\", repair: %s, standby: {running: 1, ageing: 30 %%, switch_over: 5 min}}",
                between(5, 20),
                minutes(60, 900));
        if (!steady) {
            line(
                    1,
                    "parts: {targets: {kind: [core-router, data-centre]}, after: exponential(40 h), notice: 10 min, spares: {stock: %d, restock: 6 h}}",
                    between(0, 1));
        }
    }

    private void response() {
        if (steady || harmless) {
            return;
        }
        line(0, "response:");
        line(
                1,
                "detection: {notice: \"lognormal(30 min, 2)\", notice_chance: %d %%, implant_chance: %d %%, diagnosis: %d min}",
                oneIn(4) ? 60 : 100,
                between(0, 2) * 50,
                between(0, 90));
        line(1, "order: %s", pick("first-broken", "by-users", "core-first"));
        line(1, "crews:");
        line(2, "field: {reach: on-site, size: %d, travel: 20 min, work: %s}", between(1, 3), minutes(30, 200));
        if (oneIn(2)) {
            line(2, "desk: {reach: remote, size: %d, work: %s}", between(1, 3), minutes(10, 60));
        }
        watch();
    }

    /** Sensors, analysts and a playbook in one of three documents, by draws of their own: the others stay what they are. */
    private void watch() {
        SplittableRandom own = new SplittableRandom(31 * seed + 7);
        if (own.nextInt(3) > 0) {
            return;
        }
        line(1, "sensors:");
        line(
                2,
                "files: {sees: [integrity, access], covers: {}, chance: 70 %%, after: exponential(5 h), false_alarms_per_day: %d}",
                own.nextInt(10));
        line(1, "analysts: {early: {size: 1, work: exponential(20 min), from: 6 h, to: 18 h}}");
        line(1, "playbooks:");
        line(
                2,
                "plan: {on: noticed, delay: 15 min, do: %s, targets: {}, only_hit: true, chance: 80 %%, group: 2, pause: 10 min}",
                List.of("isolate", "roll-back, work: 30 min", "restore, work: 1 h, backup_age: 1 h")
                        .get(own.nextInt(3)));
    }

    /** Devices of the masts register at a desk in a data centre; calls come from outside and may be split. */
    private void desks() {
        line(0, "stations:");
        line(
                1,
                "desk: {servers: %d, room: %s, service: %s, discipline: %s, next: {shelf: 30 %%}%s%s%s}",
                between(1, 3),
                oneIn(2) ? "unlimited" : "" + between(3, 9),
                pick("exponential(1 min)", "2 min", "\"erlang(3, 90 s)\"", "\"gamma(2, 1 min)\""),
                pick("fifo", "priority", "preemptive"),
                oneIn(2)
                        ? ", host: {asset: dc-alpha, work: %s, keeps_line: %s}"
                                .formatted(pick("resume", "restart", "lose"), oneIn(2))
                        : ", host: hospital",
                oneIn(2) ? ", patience: exponential(10 min)" : "",
                oneIn(2)
                        ? ", retry: {after: exponential(5 min), growth: 2, longest: 1 h, attempts: 4}"
                        : ", balking: {8: 50 %}");
        line(1, "shelf: {servers: unlimited, service: %s}", pick("\"hyperexponential(0.3, 5 min, 1 min)\"", "3 min"));
        line(1, "left: {service: exponential(1 min)}");
        line(1, "right: {service: exponential(2 min), servers: 2}");
        line(0, "forks: {both: {parts: [left, right], next: {desk: 20 %%}}}");
        line(
                0,
                "random_access: {door: {preambles: %d, slot: 10 s, back_off: \"uniform(0 s, 60 s)\", transmissions: 5, next: desk}}",
                between(2, 20));
        line(0, "arrivals:");
        line(1, "calls: {every: %s, to: {both: 50 %%, desk: 50 %%}}", pick("exponential(4 min)", "5 min"));
        line(
                1,
                "rush: {burst: {count: %d, at: 2 h, spread: \"beta(3, 4, 30 min)\"}, to: door, priority: 2}",
                between(5, 60));
        line(
                1,
                "waves: {rate: {per_hour: [2, 12], times: [0 h, 6 h], repeat_after: 12 h}, to: desk, batch: geometric(1.5)}");
        line(0, "populations:");
        line(
                1,
                "phones: {attached: {kind: gnb, members: %d}, rest: exponential(%d h), to: %s, back_off: \"uniform(0 s, 10 min)\"}",
                between(1, 5),
                between(2, 8),
                pick("desk", "door"));
    }

    private void observations() {
        List<String> all = List.of("calls", "rush", "waves", "phones");
        line(0, "observe:");
        for (String origin : all) {
            for (String what : List.of("arrivals", "completed", "lost", "in-system")) {
                line(1, "%s-%s: {customers: {of: %s, what: %s}, take: final}", origin, what, origin, what);
            }
        }
        line(1, "largest: {largest_component: {of: {tag: mesh}}, take: least}");
        line(1, "infected: {count: {integrity: [dormant, active]}, take: greatest}");
        line(1, "tripped: {count: {of: %s, level: {at_most: 0}}, take: greatest}", lines());
        line(1, "detached: {members: {of: phones, state: detached}, take: greatest}");
        line(1, "spare-pump: {count: {of: [pump-0, pump-1], level: {at_most: 0}}, take: greatest}");
    }

    private String lines() {
        return IntStream.range(0, 4)
                .mapToObj(i -> "lines-" + i)
                .collect(Collectors.toList())
                .toString();
    }
}
