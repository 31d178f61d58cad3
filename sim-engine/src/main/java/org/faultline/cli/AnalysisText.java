package org.faultline.cli;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.faultline.analysis.FailureFormula;
import org.faultline.analysis.LinkNetwork;
import org.faultline.analysis.SinglePoints;
import org.faultline.analysis.StaticNetwork;
import org.faultline.analysis.VendorLoss;
import org.faultline.analysis.ensemble.Degrees;
import org.faultline.analysis.graph.Cores;
import org.faultline.analysis.graph.CutPoints;
import org.faultline.analysis.graph.DegreeAttack;
import org.faultline.analysis.graph.EfficiencyCascade;
import org.faultline.analysis.graph.Graph;
import org.faultline.analysis.graph.OverloadCascade;
import org.faultline.analysis.graph.Parts;
import org.faultline.analysis.graph.SampledBetweenness;
import org.faultline.analysis.graph.SampledReliability;
import org.faultline.analysis.graph.SpectralRadius;
import org.faultline.analysis.graph.TerminalReliability;
import org.faultline.analysis.graph.UnreliableGraph;
import org.faultline.analysis.logic.CutSets;
import org.faultline.analysis.logic.FaultAnalysis;
import org.faultline.io.lines.AnalysisLine;
import org.faultline.io.results.Quantity;
import org.faultline.model.Service;
import org.faultline.policy.VendorMix;
import org.faultline.scenario.Scenario;

/** Prints what {@code analyse} finds, as tables or as lines of JSON. */
final class AnalysisText {

    private static final int MOST_TO_CASCADE = 5_000;
    private static final int SOURCES = 512;
    private static final int LARGEST_SET = 8;
    private static final int SAMPLES = 100_000;
    private static final double LEVEL = 0.9;
    private static final double ATTACKED = 0.05;
    private static final int STEPS = 20;

    private final Printed out;
    private final int list;

    AnalysisText(Session session, boolean json, int list) {
        out = new Printed(session.console(), json);
        this.list = list;
    }

    /** Assets that alone take services down. */
    void singlePoints(StaticNetwork network, SinglePoints found) {
        List<String> types = new ArrayList<>();
        List<String> exposed = new ArrayList<>();
        List<String> assets = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<List<String>> takes = new ArrayList<>();
        List<List<String>> people = new ArrayList<>();
        for (SinglePoints.OfType type : found.byType()) {
            boolean first = true;
            for (SinglePoints.Point point : type.worst()) {
                out.line(new AnalysisLine.Singlepoint(
                        type.type(),
                        network.id(point.asset()),
                        network.asset(point.asset()).kind().id(),
                        found.below(),
                        point.services(),
                        point.people()));
                types.add(first ? type.type() : "");
                exposed.add(first ? grouped(type.exposed()) + " of " + grouped(type.services()) : "");
                assets.add(first ? grouped(type.assets()) : "");
                names.add(network.id(point.asset()) + " ("
                        + network.asset(point.asset()).kind().id() + ")");
                takes.add(List.of(grouped(point.services())));
                people.add(List.of(people(point.people())));
                first = false;
            }
        }
        out.heading("Single points of failure: the loss of one asset takes a service below " + percent(found.below())
                + " (" + grouped(found.candidates()) + (found.candidates() == 1 ? " asset tried)" : " assets tried)"));
        if (types.isEmpty()) {
            out.text("  none\n");
            return;
        }
        out.text(new Table()
                .words("services", types)
                .words("exposed", exposed)
                .words("by assets", assets)
                .words("worst", names)
                .numbers("takes", takes)
                .numbers("people", people)
                .render("  "));
    }

    /** What each supplier's equipment carries. */
    void suppliers(Scenario asked, VendorMix mix, List<VendorLoss> losses) {
        out.heading("If a supplier's equipment is gone for good, every battery empty: " + mix.title());
        Table table = new Table()
                .words("supplier", losses.stream().map(VendorLoss::vendor).toList())
                .numbers(
                        "assets",
                        losses.stream().map(l -> List.of(grouped(l.assets()))).toList());
        List<VendorLoss.Part> sectors = losses.get(0).bySector();
        for (int s = 0; s < sectors.size(); s++) {
            int sector = s;
            table.numbers(
                    asked.sectorTitles()
                            .getOrDefault(sectors.get(s).id(), sectors.get(s).id()),
                    losses.stream()
                            .map(l -> List.of(percent(l.bySector().get(sector).level())))
                            .toList());
        }
        table.words("worst service", losses.stream().map(l -> worst(l.byType())).toList());
        table.words(
                "worst region", losses.stream().map(l -> worst(l.byRegion())).toList());
        out.text(table.render("  "));
        for (VendorLoss loss : losses) {
            lines(mix, loss, "sector", loss.bySector());
            lines(mix, loss, "type", loss.byType());
            lines(mix, loss, "region", loss.byRegion());
        }
    }

    private static String worst(List<VendorLoss.Part> parts) {
        return parts.stream()
                .filter(p -> p.fallen() > 0)
                .min(Comparator.comparingDouble(VendorLoss.Part::level))
                .map(p -> p.id() + " " + percent(p.level()) + " (" + people(p.people()) + " people)")
                .orElse("all stand");
    }

    private void lines(VendorMix mix, VendorLoss loss, String by, List<VendorLoss.Part> parts) {
        for (VendorLoss.Part p : parts) {
            out.line(new AnalysisLine.Removal(
                    mix.id(),
                    loss.vendor(),
                    loss.assets(),
                    by,
                    p.id(),
                    p.level(),
                    p.services(),
                    p.fallen(),
                    p.people()));
        }
    }

    /** The minimal cut sets of a loss, its probability, and what weighs in it. */
    void loss(StaticNetwork network, int subject, double below, int[] failed, int[] working) {
        Optional<FailureFormula> formula = FailureFormula.find(network, subject, below);
        Optional<FaultAnalysis> solved =
                formula.flatMap(f -> FaultAnalysis.find(f.formula(), f.top(), FaultAnalysis.USUAL_NODES));
        Optional<CutSets> sets = solved.flatMap(FaultAnalysis::findCutSets);
        if (sets.isEmpty()) {
            tooLarge(network, subject, below);
            return;
        }
        double[] down = new double[network.size()];
        boolean known = false;
        for (int event : formula.get().events()) {
            down[event] = network.asset(event).unavailability();
            known |= down[event] > 0;
        }
        boolean forced = failed.length + working.length > 0;
        Arrays.stream(failed).forEach(a -> down[a] = 1);
        Arrays.stream(working).forEach(a -> down[a] = 0);
        Optional<Double> probability =
                known || forced ? Optional.of(solved.get().probability(down)) : Optional.empty();
        cutSets(network, subject, below, formula.get().events().length, sets.get(), probability, known, down);
        probability.ifPresent(p -> out.text("  probability of the loss" + (forced ? ", given what is forced," : "")
                + " " + scientific(p) + " (exact, all " + formula.get().events().length + " assets independent)\n"));
        if (known) {
            importance(network, subject, solved.get(), down);
        } else {
            out.text("  no asset here has an `unavailability`, so nothing is said of how likely this is\n");
        }
    }

    private void cutSets(
            StaticNetwork network,
            int subject,
            double below,
            int events,
            CutSets sets,
            Optional<Double> probability,
            boolean known,
            double[] down) {
        List<BigInteger> bySize = sets.countBySize(LARGEST_SET);
        out.line(new AnalysisLine.Failure(
                network.id(subject),
                below,
                events,
                sets.count(),
                bySize.stream().skip(1).map(BigInteger::doubleValue).toList(),
                probability));
        out.heading("Loss of " + network.id(subject) + " (level below " + percent(below) + "): "
                + String.format(Locale.ROOT, "%,d", sets.count()) + " minimal cut set"
                + (sets.count().equals(BigInteger.ONE) ? "" : "s") + " over "
                + grouped(events) + (events == 1 ? " asset" : " assets"));
        List<Integer> sizes = IntStream.range(0, bySize.size())
                .filter(k -> bySize.get(k).signum() > 0)
                .boxed()
                .toList();
        out.text("  "
                + sizes.stream()
                        .map(k -> String.format(Locale.ROOT, "%,d", bySize.get(k)) + " of " + Words.counted(k, "asset"))
                        .collect(Collectors.joining(", "))
                + (sizes.isEmpty() ? "none of up to " + LARGEST_SET + " assets" : "") + "\n");
        for (int[] set : sets.smallest(list)) {
            List<String> names = Arrays.stream(set).mapToObj(network::id).toList();
            double product = Arrays.stream(set).mapToDouble(a -> down[a]).reduce(1, (a, b) -> a * b);
            Optional<Double> p = known ? Optional.of(product) : Optional.empty();
            out.line(new AnalysisLine.Cutset(network.id(subject), names, p));
            out.text("    " + String.join(" + ", names)
                    + p.map(x -> "   " + scientific(x)).orElse("") + "\n");
        }
    }

    private void importance(StaticNetwork network, int subject, FaultAnalysis solved, double[] down) {
        double[] birnbaum = solved.birnbaum(down);
        double[] share = solved.fussellVesely(down);
        List<Integer> heaviest = Arrays.stream(solved.events())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer e) -> -share[e])
                        .thenComparingDouble(e -> -birnbaum[e])
                        .thenComparingInt(e -> e))
                .limit(list)
                .toList();
        heaviest.forEach(e -> out.line(
                new AnalysisLine.Importance(network.id(subject), network.id(e), down[e], birnbaum[e], share[e])));
        out.text(new Table()
                .words("weighs most", heaviest.stream().map(network::id).toList())
                .numbers("unavailability", column(heaviest, down))
                .numbers("Birnbaum", column(heaviest, birnbaum))
                .numbers("Fussell-Vesely", column(heaviest, share))
                .render("  "));
    }

    private static List<List<String>> column(List<Integer> events, double[] values) {
        return events.stream().map(e -> List.of(scientific(values[e]))).toList();
    }

    private void tooLarge(StaticNetwork network, int subject, double below) {
        out.text("Too much hangs together below " + network.id(subject)
                + " for exact cut sets; what a single asset can do is listed instead.\n");
        if (subject >= network.assets()) {
            Service service = network.service(subject);
            singlePoints(network, SinglePoints.find(network, below, list, Optional.of(service.id())));
        }
    }

    /** How likely assets stay joined. */
    void joined(StaticNetwork network, List<String> ids) {
        LinkNetwork links = LinkNetwork.of(network);
        int[] terminals = ids.equals(List.of("all"))
                ? Arrays.stream(links.nodeAsset()).filter(network::isTransit).toArray()
                : ids.stream().mapToInt(id -> asset(network, id)).distinct().toArray();
        if (terminals.length == 0) {
            throw Refusal.of(Exit.USAGE, "The network has no routers.");
        }
        UnreliableGraph question = question(network, links, terminals);
        List<String> names = Arrays.stream(terminals).mapToObj(network::id).toList();
        String who = names.size() > 4 ? names.size() + " assets" : String.join(", ", names);
        TerminalReliability exact = TerminalReliability.of(question);
        AnalysisLine.Joined answer = new AnalysisLine.Joined(
                names, exact.exact() ? "exact" : "bounds", exact.value(), exact.low(), exact.high(), 1);
        out.line(answer);
        out.heading("Working and joined: " + who);
        if (exact.exact()) {
            out.text(String.format(Locale.ROOT, "  probability %.12f (exact)%n", exact.value()));
            return;
        }
        out.text(String.format(
                Locale.ROOT,
                "  probability between %.6f and %.6f (bounds that surely hold)%n",
                exact.low(),
                exact.high()));
        SampledReliability sample = SampledReliability.of(question, SAMPLES, LEVEL, 1);
        out.line(new AnalysisLine.Joined(names, "sample", sample.mean(), sample.low(), sample.high(), LEVEL));
        out.text(String.format(
                Locale.ROOT,
                "  estimate %.6f (%.6f-%.6f, %.0f %% interval of %,d samples, seed 1)%n",
                sample.mean(),
                sample.low(),
                sample.high(),
                LEVEL * 100,
                SAMPLES));
    }

    private static UnreliableGraph question(StaticNetwork network, LinkNetwork links, int[] terminals) {
        try {
            return links.whetherJoined(network, terminals);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(Exit.USAGE, e.getMessage());
        }
    }

    private static int asset(StaticNetwork network, String id) {
        if (!network.has(id) || network.of(id) >= network.assets()) {
            throw Refusal.of(Exit.USAGE, "There is no asset `" + id + "`.");
        }
        return network.of(id);
    }

    /** The busiest router goes, and overloads follow. */
    void overload(StaticNetwork network, double tolerance) {
        LinkNetwork links = LinkNetwork.of(network);
        Graph graph = links.graph();
        if (graph.size() > MOST_TO_CASCADE || graph.size() == 0) {
            throw Refusal.of(
                    Exit.USAGE,
                    "The link network has " + grouped(graph.size()) + " assets; overloads are followed in up to "
                            + grouped(MOST_TO_CASCADE) + ".");
        }
        double[] load = org.faultline.analysis.graph.Betweenness.of(graph);
        int first = OverloadCascade.highest(load);
        OverloadCascade cascade = OverloadCascade.after(graph, load, tolerance, first);
        EfficiencyCascade slow = EfficiencyCascade.afterLossOfTheBusiest(graph, tolerance, STEPS);
        double least = Arrays.stream(slow.steps()).min().orElseThrow();
        String name = network.id(links.nodeAsset()[first]);
        out.line(new AnalysisLine.Overload(
                tolerance, name, cascade.rounds(), cascade.lost(), cascade.largest(), slow.whole(), least));
        out.heading("The busiest asset goes, the others can carry " + percent(tolerance) + " more than now: " + name);
        out.text("  overloaded ones fail    " + Words.counted(cascade.lost(), "asset") + " of " + grouped(graph.size())
                + " lost after " + Words.counted(cascade.rounds(), "round") + "; the largest part left has "
                + grouped(cascade.largest()) + "\n");
        out.text(String.format(
                Locale.ROOT,
                "  overloaded ones slow    efficiency from %.3f to %.3f at worst in %d steps%n",
                slow.whole(),
                least,
                STEPS));
    }

    /** The links and routers as a graph. */
    void links(StaticNetwork network) {
        LinkNetwork links = LinkNetwork.of(network);
        Graph graph = links.graph();
        if (graph.edges() == 0) {
            return;
        }
        Parts parts = Parts.find(graph);
        CutPoints cuts = CutPoints.find(graph);
        Cores cores = Cores.find(graph);
        DegreeAttack attack = DegreeAttack.byPresentDegree(graph);
        int points = count(cuts.articulation());
        int bridges = count(cuts.bridge());
        int deepest = cores.deepest();
        int after = attack.largestAfter(ATTACKED);
        Optional<Double> threshold =
                Optional.of(Degrees.of(graph).percolationThreshold()).filter(t -> t < 1);
        double spread = 1 / SpectralRadius.of(graph);
        out.line(new AnalysisLine.Links(
                graph.size(),
                graph.edges(),
                parts.count(),
                parts.largest(),
                points,
                bridges,
                deepest,
                cores.size(deepest),
                after,
                threshold,
                spread));
        out.heading("Links: " + grouped(graph.size()) + " assets, " + grouped(graph.edges()) + " links" + ", "
                + Words.counted(parts.count(), "part") + ", the largest of " + grouped(parts.largest()));
        out.text("  " + grouped(points) + " assets and " + grouped(bridges)
                + " links are cut points; the innermost core (" + deepest + "-core) has " + grouped(cores.size(deepest))
                + " assets; without the 5 % with most links the largest part has " + grouped(after) + "\n");
        out.text(String.format(
                Locale.ROOT,
                "  %s; a spread over links dies out fast below %.3g contacts per link until an asset is clean%n",
                threshold
                        .map(t -> "random losses break up a random graph with these numbers of links when "
                                + percent(1 - t) + " are gone")
                        .orElse("a random graph with these numbers of links would hang together nowhere"),
                spread));
        central(network, links, cuts);
    }

    private void central(StaticNetwork network, LinkNetwork links, CutPoints cuts) {
        SampledBetweenness between = SampledBetweenness.of(links.graph(), SOURCES, 1);
        List<Integer> top = IntStream.range(0, links.graph().size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer v) -> -between.value()[v])
                        .thenComparingInt(v -> v))
                .limit(list)
                .toList();
        List<List<String>> values = new ArrayList<>();
        for (int v : top) {
            double value = between.value()[v];
            double error = between.standardError()[v];
            out.line(new AnalysisLine.Centrality(
                    network.id(links.nodeAsset()[v]), links.graph().degree(v), value, error, cuts.separated()[v]));
            String plusMinus = error == 0 ? "" : " +- " + percent(error / value);
            values.add(List.of(String.format(Locale.ROOT, "%.4g", value) + plusMinus));
        }
        out.text(new Table()
                .words(
                        "busiest",
                        top.stream().map(v -> network.id(links.nodeAsset()[v])).toList())
                .numbers(
                        "links",
                        top.stream()
                                .map(v -> List.of(grouped(links.graph().degree(v))))
                                .toList())
                .numbers("betweenness", values)
                .numbers(
                        "cuts off",
                        top.stream()
                                .map(v -> List.of(grouped(cuts.separated()[v])))
                                .toList())
                .render("  "));
    }

    private static int count(boolean[] flags) {
        int count = 0;
        for (boolean flag : flags) {
            count += flag ? 1 : 0;
        }
        return count;
    }

    private static String percent(double share) {
        return Quantity.of("share", share).exact(share);
    }

    private static String people(double number) {
        return Quantity.of("people", number).text(number);
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String scientific(double value) {
        return value == 0 ? "0" : String.format(Locale.ROOT, value < 0.001 ? "%.4e" : "%.6f", value);
    }
}
