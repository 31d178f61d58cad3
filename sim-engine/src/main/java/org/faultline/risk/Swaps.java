package org.faultline.risk;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.model.Asset;
import org.faultline.model.Equipment;
import org.faultline.model.Function;
import org.faultline.model.Network;
import org.faultline.model.Operator;
import org.faultline.model.Region;
import org.faultline.scenario.RiskQuestion;

/**
 * Radio sites whose maker changes between two days, and what replacing them takes:
 *
 * <pre>
 *   cost        = sites x cost of a site
 *   user-hours  = outage x sum over operators of (replaced sites / its sites) x population x its share of the lines
 *   pace        = sites / (crews x sites that a crew replaces in a year)
 * </pre>
 *
 * <p>The user-hours are those of sites whose users have nobody else; {@link SwapWaves} runs the same sites.
 */
final class Swaps {

    private final List<String> replaced;
    private final double usersOfSites;
    private final int others;

    private Swaps(List<String> replaced, double usersOfSites, int others) {
        this.replaced = List.copyOf(replaced);
        this.usersOfSites = usersOfSites;
        this.others = others;
    }

    static Swaps between(Network network, List<Optional<Equipment>> before, List<Optional<Equipment>> after) {
        Map<String, int[]> byOperator = new LinkedHashMap<>();
        List<String> sites = new ArrayList<>();
        BitSet masts = RadioSites.of(network);
        for (int a = masts.nextSetBit(0); a >= 0; a = masts.nextSetBit(a + 1)) {
            Asset asset = network.assets().get(a);
            int[] counts = byOperator.computeIfAbsent(asset.operator().orElse(""), o -> new int[2]);
            counts[0]++;
            if (!before.get(a).map(Equipment::vendor).equals(after.get(a).map(Equipment::vendor))) {
                counts[1]++;
                sites.add(asset.id());
            }
        }
        double people =
                network.regions().stream().mapToDouble(Region::population).sum();
        double users = 0;
        for (Operator operator : network.operators()) {
            int[] counts = byOperator.getOrDefault(operator.id(), new int[] {1, 0});
            users += people * operator.lineShare() * counts[1] / counts[0];
        }
        return new Swaps(sites, users, others(network, before, after));
    }

    private static int others(Network network, List<Optional<Equipment>> before, List<Optional<Equipment>> after) {
        int others = 0;
        for (int a = 0; a < before.size(); a++) {
            boolean radio = network.assets().get(a).kind().function().equals(Optional.of(Function.RAN));
            boolean changed =
                    !before.get(a).map(Equipment::vendor).equals(after.get(a).map(Equipment::vendor));
            others += changed && !radio ? 1 : 0;
        }
        return others;
    }

    /** Number of routers, core functions and managers whose maker changes, which cost nothing here. */
    int others() {
        return others;
    }

    /** Sites that wait for a crew at the end of a year, with those that did at its beginning. */
    double waiting(RiskQuestion.Swap how, double before) {
        return Math.max(0, before + sites() - how.crews() * how.sitesPerCrewYear());
    }

    /** Number of sites. */
    int sites() {
        return replaced.size();
    }

    /** Their ids, in the order of the network. */
    List<String> replaced() {
        return replaced;
    }

    Frontier.Amount cost(RiskQuestion.Swap how) {
        return new Frontier.Amount(
                sites() * how.eurPerSite().least(),
                sites() * how.eurPerSite().quantile(0.5),
                sites() * how.eurPerSite().greatest());
    }

    /** User-hours in which sites are down to be replaced. */
    double userHours(RiskQuestion.Swap how) {
        return usersOfSites * how.outageHours();
    }

    /** Sites over what the crews can replace in a year. */
    double pace(RiskQuestion.Swap how) {
        return sites() / (how.crews() * how.sitesPerCrewYear());
    }
}
