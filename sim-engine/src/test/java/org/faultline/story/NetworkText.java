package org.faultline.story;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.faultline.model.Asset;
import org.faultline.model.AssetKind;
import org.faultline.model.Cell;
import org.faultline.model.Dependency;
import org.faultline.model.Distribution;
import org.faultline.model.Equipment;
import org.faultline.model.Gate;
import org.faultline.model.Link;
import org.faultline.model.Network;
import org.faultline.model.Operator;
import org.faultline.model.Place;
import org.faultline.model.Region;
import org.faultline.model.Restart;
import org.faultline.model.Service;
import org.faultline.model.Traffic;

/**
 * Networks drawn as text, one thing per line. Order of the words after the name is free, but {@code needs} comes last.
 *
 * <pre>
 * gnb mast of acme by norda restart 10min needs power all bus holds 2h refills 8h ; connectivity any dc1 dc2
 * amf a1,a2,a3 of acme cap 2                  several assets at once
 * cell c1 cap 100 users 60 area north overlaps c2 50% c3 25%
 * service pay in finance people 1000 restart 30min demand day needs data weighted a1*2 a2 full 60% falls 28%
 * service ... needs data all a1 falls 80%@0h 30%@1h 0%@4h
 * acc1 -- agg -- core                          links that carry traffic
 * acc1 -- agg carrying 100 taking 2            with 100 Mbit/s and 2 ms
 * converging 10min                             how long routes take to note a change
 * flow call g1,g2 to upf1,upf2 sends 20 class 0 demand day within 5 else 50%
 * flow web hub to upf1 sends 20 users c1,c2 via g1 users c3
 * bus1 == bus2                                 a power line
 * region south 5000                            the region of what follows; {@code home} until the first
 * </pre>
 */
public final class NetworkText {

    /** Demand by day only: twelve hours without, twelve at double weight, from 06:00 to 18:00. */
    public static final List<Double> DAY = demandByDay();

    private final List<Region> regions = new ArrayList<>();
    private final Map<String, Operator> operators = new LinkedHashMap<>();
    private final List<Asset> assets = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private final List<Dependency> dependencies = new ArrayList<>();
    private final List<Cell> cells = new ArrayList<>();
    private final List<Service> services = new ArrayList<>();
    private final List<Restart> restarts = new ArrayList<>();
    private final List<Traffic.Flow> flows = new ArrayList<>();
    private Distribution convergence = Distribution.of(0);
    private String region = "home";

    private NetworkText() {}

    /** Reads a drawing. */
    public static Network of(String text) {
        NetworkText reader = new NetworkText();
        text.lines()
                .map(String::strip)
                .filter(l -> !l.isEmpty() && !l.startsWith("#"))
                .forEach(reader::line);
        if (reader.regions.isEmpty()) {
            reader.regions.add(new Region("home", "Home", 1_000_000));
        }
        return new Network(
                "drawn",
                reader.regions,
                List.copyOf(reader.operators.values()),
                reader.assets,
                reader.links,
                reader.dependencies,
                reader.cells,
                reader.services,
                reader.restarts,
                List.of(),
                List.of(),
                List.of(),
                new Traffic(Traffic.USUAL_CLASSES, reader.convergence, reader.flows));
    }

    /** Reads a drawing whose operators have lines, by their shares of all in [0, 1]. */
    public static Network of(String text, Operator... operators) {
        Network drawn = of(text);
        return new Network(
                drawn.title(),
                drawn.regions(),
                List.of(operators),
                drawn.assets(),
                drawn.links(),
                drawn.dependencies(),
                drawn.cells(),
                drawn.services(),
                drawn.restarts(),
                drawn.outlines(),
                drawn.assumptions(),
                drawn.groups(),
                drawn.traffic());
    }

    private void line(String line) {
        String[] parts = line.split("\\s+needs\\s+", 2);
        Deque<String> words = new ArrayDeque<>(Arrays.asList(parts[0].split("\\s+")));
        List<Gate> gates = parts.length == 1
                ? List.of()
                : Arrays.stream(parts[1].split(";")).map(NetworkText::gate).toList();
        if (line.contains("--") || line.contains("==")) {
            chain(List.copyOf(words));
        } else if (words.peek().equals("flow")) {
            words.pop();
            flow(words);
        } else if (words.peek().equals("converging")) {
            words.pop();
            convergence = hours(words.pop());
        } else if (words.peek().equals("region")) {
            words.pop();
            region = words.pop();
            regions.add(new Region(region, region, Double.parseDouble(words.pop())));
        } else if (words.peek().equals("service")) {
            words.pop();
            service(words, gates);
        } else {
            assets(words, gates);
        }
    }

    private void chain(List<String> words) {
        for (int i = 0; i + 2 < words.size() && words.get(i + 1).matches("--|=="); i += 2) {
            boolean power = words.get(i + 1).equals("==");
            links.add(new Link(
                    words.get(i),
                    words.get(i + 2),
                    power ? Link.Kind.POWER : Link.Kind.CORE,
                    after("carrying", words),
                    after("taking", words)));
        }
    }

    private static OptionalDouble after(String key, List<String> words) {
        int at = words.indexOf(key);
        return at < 0 ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(words.get(at + 1)));
    }

    private void flow(Deque<String> words) {
        String name = words.pop();
        String[] sources = words.pop().split(",");
        List<String> to = List.of();
        double mbps = 0;
        int priority = 3;
        List<Double> demand = Service.FLAT;
        OptionalDouble within = OptionalDouble.empty();
        double otherwise = 0;
        List<Traffic.Site> sites = new ArrayList<>();
        while (!words.isEmpty()) {
            switch (words.pop()) {
                case "to" -> to = List.of(words.pop().split(","));
                case "sends" -> mbps = Double.parseDouble(words.pop());
                case "class" -> priority = Integer.parseInt(words.pop());
                case "demand" -> demand = words.pop().equals("day") ? DAY : Service.FLAT;
                case "within" -> within = OptionalDouble.of(Double.parseDouble(words.pop()));
                case "else" -> otherwise = number(words.pop());
                case "users" -> sites.add(site(words));
                default -> throw new IllegalArgumentException("Cannot read: flow " + name + " ... " + words);
            }
        }
        for (String source : sources) {
            String id = Traffic.Flow.idOf(name, source);
            Optional<Traffic.LatencyBound> bound = within.isPresent()
                    ? Optional.of(new Traffic.LatencyBound(within.getAsDouble(), otherwise))
                    : Optional.empty();
            flows.add(new Traffic.Flow(id, source, to, mbps, priority, demand, bound, 0, false, sites));
            assets.add(Asset.of(id, AssetKind.TRAFFIC_FLOW, place(assets.size())));
            dependencies.add(new Dependency(id, List.of(gate("data all " + source))));
        }
    }

    private static Traffic.Site site(Deque<String> words) {
        List<String> cells = List.of(words.pop().split(","));
        if (!"via".equals(words.peek())) {
            return new Traffic.Site(cells, Optional.empty());
        }
        words.pop();
        return new Traffic.Site(cells, Optional.of(words.pop()));
    }

    private void assets(Deque<String> words, List<Gate> gates) {
        AssetKind kind =
                AssetKind.valueOf(words.pop().toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
        String[] ids = words.pop().split(",");
        Optional<String> operator = Optional.empty();
        Optional<Equipment> maker = Optional.empty();
        Optional<Distribution> restart = Optional.empty();
        double capacity = 0;
        double users = 0;
        String area = "";
        List<String> tags = new ArrayList<>();
        List<Cell.Overlap> overlaps = new ArrayList<>();
        while (!words.isEmpty()) {
            switch (words.pop()) {
                case "of" -> operator = Optional.of(words.pop());
                case "by" -> maker = Optional.of(maker(words.pop()));
                case "cap" -> capacity = Double.parseDouble(words.pop());
                case "users" -> users = Double.parseDouble(words.pop());
                case "area" -> area = words.pop();
                case "restart" -> restart = Optional.of(hours(words.pop()));
                case "tag" -> tags.add(words.pop());
                case "overlaps" -> {
                    while (!words.isEmpty()) {
                        overlaps.add(new Cell.Overlap(words.pop(), number(words.pop())));
                    }
                }
                default ->
                    throw new IllegalArgumentException("Cannot read: " + String.join(",", ids) + " ... " + words);
            }
        }
        operator.ifPresent(o -> operators.putIfAbsent(o, new Operator(o, o, 0)));
        for (String id : ids) {
            assets.add(new Asset(id, kind, operator, place(assets.size()), capacity, maker, tags));
            if (!gates.isEmpty()) {
                dependencies.add(new Dependency(id, gates));
            }
            restart.ifPresent(hours -> restarts.add(new Restart(id, hours)));
            if (kind == AssetKind.CELL) {
                cells.add(new Cell(id, area, users, overlaps));
            }
        }
    }

    private static Equipment maker(String word) {
        String[] parts = word.split("/");
        return new Equipment(
                parts[0], parts.length > 1 ? parts[1] : parts[0] + "-line", parts.length > 2 ? parts[2] : "");
    }

    private void service(Deque<String> words, List<Gate> gates) {
        String id = words.pop();
        String type = id;
        String sector = "life";
        double people = 1;
        Distribution restart = Distribution.of(0);
        List<Double> demand = Service.FLAT;
        while (!words.isEmpty()) {
            switch (words.pop()) {
                case "type" -> type = words.pop();
                case "in" -> sector = words.pop();
                case "people" -> people = Double.parseDouble(words.pop());
                case "restart" -> restart = hours(words.pop());
                case "demand" -> demand = words.pop().equals("day") ? DAY : Service.FLAT;
                default -> throw new IllegalArgumentException("Cannot read: service " + id + " ... " + words);
            }
        }
        services.add(new Service(id, type, sector, place(0), people, demand, gates, restart));
    }

    /** Reads one gate: kind, mode, providers, and what follows. */
    static Gate gate(String text) {
        Deque<String> words = new ArrayDeque<>(Arrays.asList(text.strip().split("\\s+")));
        Gate.Kind kind = Gate.Kind.valueOf(words.pop().toUpperCase(java.util.Locale.ROOT));
        String mode = words.pop();
        List<Gate.Need> needs = new ArrayList<>();
        double full = 1;
        Optional<Distribution> holds = Optional.empty();
        double refill = 0;
        List<Gate.ResponseStep> response = new ArrayList<>();
        while (!words.isEmpty()) {
            String word = words.pop();
            switch (word) {
                case "full" -> full = number(words.pop());
                case "holds" -> holds = Optional.of(hours(words.pop()));
                case "refills" -> refill = hours(words.pop()).mean();
                case "falls" -> {
                    while (!words.isEmpty()) {
                        String[] step = words.pop().split("@");
                        response.add(new Gate.ResponseStep(
                                step.length > 1 ? hours(step[1]).mean() : 0, number(step[0])));
                    }
                }
                default -> {
                    String[] need = word.split("\\*");
                    needs.add(new Gate.Need(need[0], need.length > 1 ? Double.parseDouble(need[1]) : 1));
                }
            }
        }
        double refillHours = refill;
        return new Gate(
                kind.id(),
                kind,
                mode(mode),
                k(mode),
                needs,
                full,
                holds.map(h -> new Gate.Autonomy(h, refillHours)),
                response);
    }

    private static Gate.Mode mode(String word) {
        return switch (word) {
            case "all" -> Gate.Mode.ALL;
            case "any" -> Gate.Mode.ANY;
            case "weighted" -> Gate.Mode.WEIGHTED;
            default -> Gate.Mode.K_OF_N;
        };
    }

    private static int k(String mode) {
        return mode.endsWith("of") ? Integer.parseInt(mode.substring(0, mode.length() - 2)) : 1;
    }

    private Place place(int number) {
        return new Place(50 + 0.1 * (number % 7), 10 + 0.01 * number, region);
    }

    private static double number(String word) {
        return word.endsWith("%")
                ? Double.parseDouble(word.substring(0, word.length() - 1)) / 100
                : Double.parseDouble(word);
    }

    /** {@code 2h}, {@code 30min}, {@code exp(2h)} or {@code uniform(1h,4h)}. */
    static Distribution hours(String word) {
        if (word.startsWith("exp(")) {
            return new Distribution.Exponential(duration(word.substring(4, word.length() - 1)));
        }
        if (word.startsWith("uniform(")) {
            String[] ends = word.substring(8, word.length() - 1).split(",");
            return new Distribution.Uniform(duration(ends[0]), duration(ends[1]));
        }
        return Distribution.of(duration(word));
    }

    private static double duration(String word) {
        return word.endsWith("min")
                ? Double.parseDouble(word.substring(0, word.length() - 3)) / 60
                : Double.parseDouble(word.substring(0, word.length() - 1));
    }

    private static List<Double> demandByDay() {
        Double[] weights = new Double[24];
        Arrays.setAll(weights, hour -> hour >= 6 && hour < 18 ? 2.0 : 0.0);
        return List.of(weights);
    }
}
