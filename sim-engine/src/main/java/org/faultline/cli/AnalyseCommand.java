package org.faultline.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.faultline.analysis.Concentration;
import org.faultline.analysis.JointLoss;
import org.faultline.analysis.SinglePoints;
import org.faultline.analysis.StaticNetwork;
import org.faultline.analysis.VendorLoss;
import org.faultline.generate.EquipmentAssignment;
import org.faultline.io.form.Values;
import org.faultline.io.lines.ProgramLine;
import org.faultline.model.Equipment;
import org.faultline.model.SupplyChain;
import org.faultline.policy.VendorMix;
import org.faultline.scenario.Scenario;
import org.faultline.scenario.Spelling;
import org.faultline.scenario.Variant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Answers what can be answered without a simulation. */
@Command(
        name = "analyse",
        header = "Find weak points without a run: single points of failure, cut sets, suppliers.",
        description = {
            "Losses are for good: no repair, every battery empty, every fallback at its last step.",
            "With --service, the minimal sets of assets whose loss takes it down; where assets have an `unavailability`, also how likely"
                    + " that is and which asset weighs most. With --between, how likely assets stay joined."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  faultline analyse nordland-backdoor",
            "  faultline analyse pool-two-of-three --service calls",
            "  faultline analyse my-question --between router-1,router-9"
        })
final class AnalyseCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private ScenarioOptions scenario;

    @Option(
            names = "--service",
            paramLabel = "ID",
            description = "A service, a type of services, or an asset whose loss is looked at.")
    private Optional<String> service = Optional.empty();

    @Option(
            names = "--below",
            paramLabel = "SHARE",
            description = "Level below which a service counts as lost. Default: 50%%.")
    private String below = "50 %";

    @Option(
            names = "--list",
            paramLabel = "N",
            defaultValue = "5",
            description = "How many assets or sets are named each. Default: ${DEFAULT-VALUE}.")
    private int list;

    @Option(
            names = "--failed",
            paramLabel = "ID",
            split = ",",
            description = "With --service: assets, or all of a supplier's, that are down for certain.")
    private List<String> failed = new ArrayList<>();

    @Option(
            names = "--working",
            paramLabel = "ID",
            split = ",",
            description = "With --service: assets, or all of a supplier's, that work for certain.")
    private List<String> working = new ArrayList<>();

    @Option(
            names = "--between",
            paramLabel = "ID",
            split = ",",
            description = "Assets that are to stay joined, or `all` routers.")
    private List<String> between = new ArrayList<>();

    @Option(
            names = "--overload",
            paramLabel = "SHARE",
            description = "Lose the busiest router, with so much spare capacity everywhere, and follow the overloads.")
    private Optional<String> overload = Optional.empty();

    @Mixin
    private CommonOptions common;

    AnalyseCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        double level = share("--below", below);
        if (level == 0 || list < 1) {
            throw Refusal.of(Exit.USAGE, level == 0 ? "--below must be above 0 %." : "--list must be at least 1.");
        }
        Optional<Double> tolerance = overload.map(text -> share("--overload", text));
        Stopwatch watch = new Stopwatch();
        AnalysisText text = new AnalysisText(session, common.json(), list);
        try (Progress progress = new Progress(session.console())) {
            Scenario asked = new Questions(session, common.json())
                    .ask(scenario, watch, progress)
                    .scenario();
            progress.phase("looking at the network");
            StaticNetwork network = StaticNetwork.of(asked.network());
            if (service.isPresent()) {
                loss(asked, network, service.get(), level, text);
            } else if (!between.isEmpty()) {
                text.joined(network, between);
            } else if (tolerance.isPresent()) {
                text.overload(network, tolerance.get());
            } else {
                text.singlePoints(network, SinglePoints.find(network, level, list, Optional.empty()));
                mixes(asked).forEach(mix -> suppliers(asked, network, mix, text));
                text.links(network);
            }
        }
        if (common.json()) {
            String again = Shell.line(words());
            session.console()
                    .out()
                    .println(new ProgramLine.Done(Exit.DONE.code(), Exit.DONE.meaning(), again, watch.total()).json());
        }
        return Exit.DONE.code();
    }

    /** The command line that asks the same. */
    private List<String> words() {
        List<String> words = new ArrayList<>(List.of("faultline", "analyse"));
        words.addAll(scenario.words());
        service.ifPresent(id -> words.addAll(List.of("--service", id, "--below", below)));
        add(words, "--failed", failed);
        add(words, "--working", working);
        add(words, "--between", between);
        overload.ifPresent(share -> words.addAll(List.of("--overload", share)));
        return words;
    }

    private static void add(List<String> words, String option, List<String> ids) {
        if (!ids.isEmpty()) {
            words.addAll(List.of(option, String.join(",", ids)));
        }
    }

    private static double share(String option, String text) {
        try {
            return Values.parseShare(text.strip());
        } catch (IllegalArgumentException e) {
            throw Refusal.of(Exit.USAGE, option + " " + text + " is no share.", "write it like 50% or 0.5");
        }
    }

    private static List<VendorMix> mixes(Scenario asked) {
        Map<String, VendorMix> mixes = new LinkedHashMap<>();
        for (Variant variant : asked.variants()) {
            mixes.putIfAbsent(variant.mix().id(), variant.mix());
        }
        return List.copyOf(mixes.values());
    }

    private void suppliers(Scenario asked, StaticNetwork network, VendorMix mix, AnalysisText text) {
        List<Optional<Equipment>> equipment = EquipmentAssignment.assign(asked.network(), mix, asked.vendors());
        List<VendorLoss> losses = VendorLoss.ofEach(network, equipment);
        if (!losses.isEmpty()) {
            text.suppliers(asked, mix, losses);
            SupplyChain supply = SupplyChain.of(asked.vendors());
            SupplyText chain = new SupplyText(session, common.json(), list);
            chain.causes(asked, mix, JointLoss.ofEach(network, equipment, supply));
            chain.concentration(mix, Concentration.of(network, equipment, supply));
        }
    }

    private void loss(Scenario asked, StaticNetwork network, String id, double level, AnalysisText text) {
        List<String> types = asked.network().services().stream()
                .map(s -> s.type())
                .distinct()
                .toList();
        if (network.has(id)) {
            List<Optional<Equipment>> equipment = EquipmentAssignment.assign(
                    asked.network(), asked.variants().get(0).mix(), asked.vendors());
            text.loss(
                    network,
                    network.of(id),
                    level,
                    named(network, failed, equipment),
                    named(network, working, equipment));
        } else if (types.contains(id)) {
            text.singlePoints(network, SinglePoints.find(network, level, list, Optional.of(id)));
        } else {
            List<String> known = new ArrayList<>(types);
            asked.network().services().forEach(s -> known.add(s.id()));
            throw Refusal.of(
                    Exit.USAGE,
                    "There is no service, type of services or asset `" + id + "`.",
                    Spelling.advice(id, known).orElse("the services are: " + String.join(", ", types)));
        }
    }

    /** Numbers of assets named by their ids or by that of their maker. */
    private static int[] named(StaticNetwork network, List<String> ids, List<Optional<Equipment>> equipment) {
        List<Integer> assets = new ArrayList<>();
        for (String id : ids) {
            int[] made = VendorLoss.madeBy(id, equipment);
            if (network.has(id) && network.of(id) < network.assets()) {
                assets.add(network.of(id));
            } else if (made.length > 0) {
                for (int asset : made) {
                    assets.add(asset);
                }
            } else {
                throw Refusal.of(Exit.USAGE, "There is neither an asset nor a supplier of assets `" + id + "`.");
            }
        }
        return assets.stream().mapToInt(Integer::intValue).toArray();
    }
}
