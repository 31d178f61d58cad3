package org.faultline.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.faultline.model.AssetKind.Layer;

/**
 * The subscribers behind each asset, by group: those of one operator in one region.
 *
 * <p>A radio asset serves the cells that need it, with the shares of {@link Dependants#share}; a core function all subscribers of its
 * operator, divided in a pool by weight, otherwise among the operator's functions of that kind by capacity, or evenly where none has one;
 * a router or line those whose shortest way, in hops, from the radio site to one of the operator's user plane functions leads through it.
 * Where an operator has no cells, its subscribers in a region are its share of the people. Does not change; O(assets + links + cells x
 * hops) to make.
 */
public final class Audience {

    private static final int UNREACHED = -2;
    private static final int ROOT = -1;

    private final Network network;
    private final Numbering numbers;
    private final int regions;
    private final double[] subscribers;
    private final Map<Integer, Map<Integer, Double>> behind = new HashMap<>();
    private final Map<String, List<Gate>> needs = new HashMap<>();
    /** By operator: core functions with the share of its subscribers that is behind each. */
    private final Map<String, Map<Integer, Double>> functions = new HashMap<>();
    /** By operator: from each asset the next on the way to its user plane. */
    private final Map<String, int[]> ways = new HashMap<>();

    private final Map<String, Integer> operatorNumbers = new HashMap<>();
    private final Map<String, Integer> regionNumbers = new HashMap<>();

    /** Counts who is behind each asset of a network. */
    public Audience(Network network) {
        this.network = network;
        numbers = Numbering.ofAssets(network.assets());
        network.operators().forEach(o -> operatorNumbers.put(o.id(), operatorNumbers.size()));
        network.regions().forEach(r -> regionNumbers.put(r.id(), regionNumbers.size()));
        regions = regionNumbers.size();
        subscribers = new double[operatorNumbers.size() * regions];
        network.dependencies().forEach(d -> needs.put(d.dependant(), d.gates()));
        network.cells().forEach(this::addCell);
        addThoseWithoutCells();
        addCore();
        for (int operator = 0; operator < operatorNumbers.size(); operator++) {
            addWays(operator);
        }
    }

    /** The place of an asset in the network. */
    public int numberOf(String asset) {
        return numbers.of(asset);
    }

    /** Number of groups. */
    public int groups() {
        return subscribers.length;
    }

    /** Number of the operator of a group, in the order of the network. */
    public int operator(int group) {
        return group / regions;
    }

    /** Number of the region of a group, in the order of the network. */
    public int region(int group) {
        return group % regions;
    }

    /** All subscribers of a group. */
    public double subscribers(int group) {
        return subscribers[group];
    }

    /** Subscribers behind an asset, by its place in the network and then by group. */
    public Map<Integer, Double> of(int asset) {
        return behind.getOrDefault(asset, Map.of());
    }

    private void addCell(Cell cell) {
        Asset area = network.assets().get(numbers.of(cell.area()));
        Integer operator = area.operator().map(operatorNumbers::get).orElse(null);
        Integer region = regionNumbers.get(area.place().region());
        if (operator == null || region == null || cell.users() == 0) {
            return;
        }
        int group = operator * regions + region;
        subscribers[group] += cell.users();
        radioFrom(numbers.of(cell.asset())).forEach((asset, share) -> add(asset, group, share * cell.users()));
    }

    /** A radio asset and those that it needs, directly or over others, each with the share of it that comes from there. */
    public Map<Integer, Double> radioFrom(int asset) {
        Map<String, Double> shares = new LinkedHashMap<>();
        Map<Integer, Double> found = new LinkedHashMap<>();
        Deque<String> up = new ArrayDeque<>();
        shares.put(network.assets().get(asset).id(), 1.0);
        up.add(network.assets().get(asset).id());
        while (!up.isEmpty()) {
            String here = up.remove();
            found.put(numbers.of(here), shares.get(here));
            for (Gate gate : needs.getOrDefault(here, List.of())) {
                for (Gate.Need need : gate.needs()) {
                    int provider = numbers.of(need.provider());
                    if (provider != Numbering.UNKNOWN
                            && network.assets().get(provider).kind().layer() == Layer.RADIO
                            && shares.putIfAbsent(need.provider(), shares.get(here) * Dependants.share(gate, need))
                                    == null) {
                        up.add(need.provider());
                    }
                }
            }
        }
        return found;
    }

    /** Core functions of an operator, with the share of its subscribers that is behind each. */
    public Map<Integer, Double> functionsOf(Optional<String> operator) {
        return operator.map(functions::get).orElse(Map.of());
    }

    /** The shortest way, in hops, from an asset to an operator's user plane, without both ends; empty where there is none. */
    public List<Integer> wayFrom(int asset, String operator) {
        int[] towards = ways.get(operator);
        List<Integer> way = new ArrayList<>();
        if (towards != null && towards[asset] >= 0) {
            for (int t = towards[asset]; t >= 0 && towards[t] != ROOT; t = towards[t]) {
                way.add(t);
            }
        }
        return way;
    }

    private void add(int asset, int group, double users) {
        behind.computeIfAbsent(asset, a -> new TreeMap<>()).merge(group, users, Double::sum);
    }

    private void addThoseWithoutCells() {
        for (int o = 0; o < operatorNumbers.size(); o++) {
            if (Arrays.stream(subscribers, o * regions, (o + 1) * regions).sum() == 0) {
                for (int r = 0; r < regions; r++) {
                    subscribers[o * regions + r] = network.regions().get(r).population()
                            * network.operators().get(o).lineShare();
                }
            }
        }
    }

    private void addCore() {
        Map<String, Double> pooled = new HashMap<>();
        for (Dependency d : network.dependencies()) {
            int dependant = numbers.of(d.dependant());
            if (network.assets().get(dependant).kind() == AssetKind.NF_POOL) {
                d.gates().forEach(g -> g.needs()
                        .forEach(n -> pooled.merge(n.provider(), Dependants.share(g, n), Math::max)));
            }
        }
        for (int o = 0; o < operatorNumbers.size(); o++) {
            String operator = network.operators().get(o).id();
            Map<Integer, Double> shares = new LinkedHashMap<>();
            functions.put(operator, shares);
            Map<AssetKind, List<Integer>> byKind = new EnumMap<>(AssetKind.class);
            for (int a = 0; a < network.assets().size(); a++) {
                Asset asset = network.assets().get(a);
                if (asset.kind().layer() == Layer.CORE
                        && asset.kind().function().isPresent()
                        && asset.operator().filter(operator::equals).isPresent()) {
                    byKind.computeIfAbsent(asset.kind(), k -> new ArrayList<>()).add(a);
                }
            }
            for (List<Integer> alike : byKind.values()) {
                double capacity = alike.stream()
                        .mapToDouble(a -> network.assets().get(a).capacity())
                        .sum();
                for (int a : alike) {
                    Asset asset = network.assets().get(a);
                    double share = pooled.getOrDefault(
                            asset.id(), capacity > 0 ? asset.capacity() / capacity : 1.0 / alike.size());
                    shares.put(a, share);
                    for (int group = o * regions; group < (o + 1) * regions; group++) {
                        add(a, group, share * subscribers[group]);
                    }
                }
            }
        }
    }

    /** Ways of an operator's subscribers: a tree of shortest ways from all its user plane functions at once, earlier links first. */
    private void addWays(int operator) {
        String id = network.operators().get(operator).id();
        int[] towards = new int[network.assets().size()];
        Arrays.fill(towards, UNREACHED);
        Deque<Integer> queue = new ArrayDeque<>();
        for (int a = 0; a < towards.length; a++) {
            Asset asset = network.assets().get(a);
            if (asset.kind() == AssetKind.UPF
                    && asset.operator().filter(id::equals).isPresent()) {
                towards[a] = ROOT;
                queue.add(a);
            }
        }
        if (queue.isEmpty()) {
            return;
        }
        int[][] neighbours = neighbours();
        while (!queue.isEmpty()) {
            int here = queue.remove();
            boolean passes =
                    towards[here] == ROOT || network.assets().get(here).kind().carriesTraffic();
            for (int next : passes ? neighbours[here] : new int[0]) {
                if (towards[next] == UNREACHED) {
                    towards[next] = here;
                    queue.add(next);
                }
            }
        }
        ways.put(id, towards);
        for (int a = 0; a < towards.length; a++) {
            if (network.assets().get(a).kind().layer() == Layer.RADIO && towards[a] >= 0) {
                Map<Integer, Double> users = of(a);
                for (int way : wayFrom(a, id)) {
                    users.forEach((group, number) -> {
                        if (operator(group) == operator) {
                            add(way, group, number);
                        }
                    });
                }
            }
        }
    }

    private int[][] neighbours() {
        NumberedLinks links = network.numberedLinks();
        int[] degree = new int[network.assets().size()];
        for (int l = 0; l < links.size(); l++) {
            if (links.kind(l).carriesTraffic()) {
                degree[links.from(l)]++;
                degree[links.to(l)]++;
            }
        }
        int[][] neighbours = new int[degree.length][];
        Arrays.setAll(neighbours, a -> new int[degree[a]]);
        for (int l = links.size() - 1; l >= 0; l--) {
            if (links.kind(l).carriesTraffic()) {
                neighbours[links.from(l)][--degree[links.from(l)]] = links.to(l);
                neighbours[links.to(l)][--degree[links.to(l)]] = links.from(l);
            }
        }
        return neighbours;
    }
}
