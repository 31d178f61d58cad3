package org.faultline.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.faultline.analysis.Concentration;
import org.faultline.analysis.Concentration.Scope;
import org.faultline.analysis.JointLoss;
import org.faultline.analysis.VendorLoss;
import org.faultline.analysis.Weighting;
import org.faultline.io.lines.AnalysisLine;
import org.faultline.io.results.Quantity;
import org.faultline.policy.VendorMix;
import org.faultline.scenario.Scenario;

/** Prints what {@code analyse} finds of suppliers and of what they share, as tables or as lines of JSON. */
final class SupplyText {

    private final Printed out;
    private final int list;

    SupplyText(Session session, boolean json, int list) {
        out = new Printed(session.console(), json);
        this.list = list;
    }

    /** Components that tie suppliers together, each one node; nothing where there are none. */
    void causes(Scenario asked, VendorMix mix, List<JointLoss> losses) {
        Map<String, String> titles = RunFacts.titles(asked.vendors());
        losses.forEach(loss -> lines(mix, loss, titles));
        if (losses.isEmpty()) {
            return;
        }
        out.heading("Hidden common causes: components that suppliers share, if everything that contains them is gone: "
                + mix.title());
        List<JointLoss> shown = losses.stream().limit(list).toList();
        Table table = new Table()
                .words("component", shown.stream().map(SupplyText::named).toList())
                .words(
                        "kind",
                        shown.stream()
                                .map(l -> l.cause().component().kind().title())
                                .toList())
                .words(
                        "ties together",
                        shown.stream()
                                .map(l -> String.join(", ", l.cause().vendors()))
                                .toList())
                .numbers(
                        "assets",
                        shown.stream().map(l -> List.of(grouped(l.assets()))).toList());
        List<VendorLoss.Part> sectors = losses.get(0).bySector();
        for (int s = 0; s < sectors.size(); s++) {
            int sector = s;
            String id = sectors.get(s).id();
            table.numbers(
                    asked.sectorTitles().getOrDefault(id, id),
                    shown.stream()
                            .map(l -> List.of(percent(l.bySector().get(sector).level())))
                            .toList());
        }
        out.text(table.render("  "));
        if (losses.size() > shown.size()) {
            out.text("  and " + grouped(losses.size() - shown.size()) + " more; see them with --list\n");
        }
    }

    private static String named(JointLoss loss) {
        String id = loss.cause().component().id();
        int others = loss.cause().alsoInside().size();
        return others == 0 ? id : id + " (and " + Words.counted(others, "other") + " with it)";
    }

    private void lines(VendorMix mix, JointLoss loss, Map<String, String> titles) {
        out.line(CommonCauses.line(CommonCauses.of(mix, loss.cause(), titles, loss.functions(), loss.assets())));
        lines(mix, loss, "sector", loss.bySector());
        lines(mix, loss, "type", loss.byType());
        lines(mix, loss, "region", loss.byRegion());
    }

    private void lines(VendorMix mix, JointLoss loss, String by, List<VendorLoss.Part> parts) {
        for (VendorLoss.Part p : parts) {
            out.line(new AnalysisLine.Jointloss(
                    mix.id(),
                    loss.cause().component().id(),
                    by,
                    p.id(),
                    p.level(),
                    p.services(),
                    p.fallen(),
                    p.people()));
        }
    }

    /** How concentrated suppliers are: the country by every weight, and where it is worst. */
    void concentration(VendorMix mix, List<Concentration> found) {
        found.forEach(c -> out.line(new AnalysisLine.Concentration(
                mix.id(),
                c.function().id(),
                c.scope().id(),
                c.where(),
                c.weighting().id(),
                c.assets(),
                c.index(),
                c.effective(),
                c.component(),
                c.largest(),
                c.largestShare())));
        out.heading("Concentration of suppliers (HHI: 1 is one supplier, 1/n are n equal ones): " + mix.title());
        List<Concentration> country = found.stream()
                .filter(c -> c.scope() == Scope.COUNTRY && c.weighting() == Weighting.ASSETS)
                .toList();
        Table table = new Table()
                .words(
                        "function",
                        country.stream().map(c -> c.function().title()).toList())
                .numbers(
                        "assets",
                        country.stream().map(c -> List.of(grouped(c.assets()))).toList())
                .numbers(
                        "HHI",
                        country.stream().map(c -> List.of(fixed(c.index()))).toList());
        for (Weighting weighting : List.of(Weighting.USERS, Weighting.LINES)) {
            if (found.stream().anyMatch(c -> c.weighting() == weighting)) {
                table.numbers(
                        "by " + weighting.id(),
                        country.stream()
                                .map(c -> List.of(same(found, c, weighting)
                                        .map(w -> fixed(w.index()))
                                        .orElse("-")))
                                .toList());
            }
        }
        if (found.stream().anyMatch(c -> c.component().isPresent())) {
            table.numbers(
                            "effective",
                            country.stream()
                                    .map(c -> List.of(fixed(c.effective())))
                                    .toList())
                    .words(
                            "through",
                            country.stream().map(c -> c.component().orElse("-")).toList());
        }
        table.words(
                "largest",
                country.stream()
                        .map(c -> c.largest() + " " + percent(c.largestShare()))
                        .toList());
        for (Scope scope : List.of(Scope.OPERATOR, Scope.REGION)) {
            List<String> worst = new ArrayList<>();
            country.forEach(c -> worst.add(worst(found, c, scope)));
            if (worst.stream().anyMatch(w -> !w.equals("-"))) {
                table.words("highest " + scope.id(), worst);
            }
        }
        out.text(table.render("  "));
    }

    private static Optional<Concentration> same(List<Concentration> found, Concentration as, Weighting weighting) {
        return found.stream()
                .filter(c -> c.function() == as.function() && c.scope() == as.scope() && c.weighting() == weighting)
                .findFirst();
    }

    /** Where the effective index is highest, unless there is only one place. */
    private static String worst(List<Concentration> found, Concentration as, Scope scope) {
        List<Concentration> there = found.stream()
                .filter(c -> c.function() == as.function() && c.scope() == scope && c.weighting() == Weighting.ASSETS)
                .toList();
        if (there.size() < 2) {
            return "-";
        }
        Concentration first = there.stream()
                .max(Comparator.comparingDouble(Concentration::effective)
                        .thenComparing(Comparator.comparing(Concentration::where, Comparator.reverseOrder())))
                .orElseThrow();
        long equal =
                there.stream().filter(c -> c.effective() == first.effective()).count();
        return (equal > 1 ? equal + " of " + there.size() : first.where()) + " " + fixed(first.effective());
    }

    private static String percent(double share) {
        return Quantity.of("share", share).exact(share);
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String fixed(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
