package org.faultline.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.analysis.SharedPart;
import org.faultline.generate.EquipmentAssignment;
import org.faultline.io.lines.AnalysisLine;
import org.faultline.io.lines.Line;
import org.faultline.io.results.CommonCause;
import org.faultline.model.Asset;
import org.faultline.model.Component;
import org.faultline.model.Equipment;
import org.faultline.model.SupplyChain;
import org.faultline.policy.VendorMix;
import org.faultline.scenario.Scenario;

/** Components that tie suppliers together, mix by mix: found, kept with a run, and shown again. */
final class CommonCauses {

    private CommonCauses() {}

    /** The common causes under each mix of a question, that in most assets first. */
    static List<CommonCause> of(Scenario asked) {
        SupplyChain supply = SupplyChain.of(asked.vendors());
        List<CommonCause> found = new ArrayList<>();
        if (supply.components().isEmpty()) {
            return found;
        }
        Map<String, String> titles = RunFacts.titles(asked.vendors());
        for (VendorMix mix : RunFacts.mixes(asked).values()) {
            List<Optional<Equipment>> equipment = EquipmentAssignment.assign(asked.network(), mix, asked.vendors());
            List<CommonCause> causes = new ArrayList<>();
            for (SharedPart cause : SharedPart.in(equipment, supply)) {
                TreeSet<String> functions = new TreeSet<>();
                int assets = 0;
                for (int a = 0; a < equipment.size(); a++) {
                    if (cause.isIn(equipment.get(a))) {
                        assets++;
                        Asset asset = asked.network().assets().get(a);
                        asset.kind().function().ifPresent(f -> functions.add(f.id()));
                    }
                }
                causes.add(of(mix, cause, titles, List.copyOf(functions), assets));
            }
            causes.sort(java.util.Comparator.comparingInt(CommonCause::assets).reversed());
            found.addAll(causes);
        }
        return found;
    }

    /**
     * A common cause under a mix.
     *
     * @param titles of suppliers, by id
     */
    static CommonCause of(
            VendorMix mix, SharedPart cause, Map<String, String> titles, List<String> functions, int assets) {
        return new CommonCause(
                mix.id(),
                mix.title(),
                cause.component().id(),
                cause.component().title(),
                cause.component().kind().id(),
                cause.alsoInside(),
                cause.vendors(),
                cause.vendors().stream().map(v -> titles.getOrDefault(v, v)).toList(),
                functions,
                assets);
    }

    /** As lines of JSON. */
    static Stream<Line> lines(List<CommonCause> causes) {
        return causes.stream().map(CommonCauses::line);
    }

    /** As a line of JSON. */
    static Line line(CommonCause cause) {
        return new AnalysisLine.Commoncause(
                cause.mix(),
                cause.component(),
                cause.title(),
                cause.kind(),
                cause.also(),
                cause.vendors(),
                cause.functions(),
                cause.assets());
    }

    /** As a table for each mix; empty where there are none. */
    static String text(Console console, List<CommonCause> causes) {
        Map<String, List<CommonCause>> byMix = causes.stream()
                .collect(Collectors.groupingBy(CommonCause::mixTitle, LinkedHashMap::new, Collectors.toList()));
        StringBuilder out = new StringBuilder();
        byMix.forEach((mix, list) -> out.append("\n")
                .append(console.painted("1", "Hidden common causes: components that suppliers share: " + mix))
                .append('\n')
                .append(new Table()
                        .words(
                                "component",
                                list.stream().map(CommonCauses::named).toList())
                        .words("kind", list.stream().map(c -> kind(c.kind())).toList())
                        .words(
                                "ties together",
                                list.stream()
                                        .map(c -> String.join(", ", c.vendors()))
                                        .toList())
                        .words(
                                "functions",
                                list.stream()
                                        .map(c -> String.join(", ", c.functions()))
                                        .toList())
                        .numbers(
                                "assets",
                                list.stream()
                                        .map(c -> List.of(String.format(Locale.ROOT, "%,d", c.assets())))
                                        .toList())
                        .render("  ")));
        return out.toString();
    }

    /** The component, and how many others come with it. */
    static String named(CommonCause cause) {
        int others = cause.also().size();
        return others == 0
                ? cause.component()
                : cause.component() + " (and " + Words.counted(others, "other") + " with it)";
    }

    private static String kind(String id) {
        return Stream.of(Component.Kind.values())
                .filter(k -> k.id().equals(id))
                .map(Component.Kind::title)
                .findFirst()
                .orElse(id);
    }
}
