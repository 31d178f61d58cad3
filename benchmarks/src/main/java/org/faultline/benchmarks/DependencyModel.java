package org.faultline.benchmarks;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.faultline.model.Dependency;
import org.faultline.model.Gate;
import org.faultline.scenario.Scenario;

/**
 * Five storeys of assets: each above the first needs any one of two of the storey below, lives on a battery of four hours without, breaks
 * and is mended. As a scenario text, and as the tables that loops and other simulators take from the network of that text.
 */
final class DependencyModel {

    static final double BATTERY_HOURS = 4;
    static final double REPAIR_HOURS = 8;
    static final double LIFE_HOURS = 4_380;

    /** When those that are hit stop, in hours after they were made or mended. */
    static final double STOP_HOURS = 6;

    private static final int STOREYS = 5;

    /** The text that this is the model of. */
    final Scenario scenario;

    final int assets;
    final double horizonHours;

    /** Whether those that are hit stop after six hours, instead of all breaking twice a year. */
    final boolean stops;

    /** Place of each asset's first dependant in {@link #dependants}; at the end the number of all. */
    final int[] first;

    final int[] dependants;
    private final int storey;
    private final double hit;

    private DependencyModel(String text, int hours, double share) {
        scenario = Texts.read(text);
        assets = scenario.network().assets().size();
        horizonHours = hours;
        stops = share < 1;
        storey = assets / STOREYS;
        hit = storey * share;
        Map<String, Integer> numbers = new HashMap<>();
        scenario.network().assets().forEach(a -> numbers.put(a.id(), numbers.size()));
        first = new int[assets + 1];
        for (Dependency dependency : scenario.network().dependencies()) {
            for (Gate.Need need : only(dependency).needs()) {
                first[numbers.get(need.provider()) + 1]++;
            }
        }
        Arrays.parallelPrefix(first, Integer::sum);
        int[] next = first.clone();
        dependants = new int[first[assets]];
        for (Dependency dependency : scenario.network().dependencies()) {
            for (Gate.Need need : only(dependency).needs()) {
                dependants[next[numbers.get(need.provider())]++] = numbers.get(dependency.dependant());
            }
        }
    }

    private static Gate only(Dependency dependency) {
        return dependency.gates().get(0);
    }

    /** A year of so many assets, all of which break twice a year. */
    static DependencyModel year(int assets) {
        return new DependencyModel(years(assets, 1), 8_760, 1);
    }

    /** A day of so many assets, three in ten of which stop. */
    static DependencyModel day(int assets) {
        return new DependencyModel(dayText(assets), 24, 0.3);
    }

    /** The text of the year over some years; after ten of them everything is faster instead. */
    static String years(int assets, int years) {
        int shown = Math.min(10, years);
        double pace = (double) years / shown;
        return text(assets, shown * 8_760, "exponential(%s h)".formatted(LIFE_HOURS / pace), 1, pace);
    }

    /** The text of the day. */
    static String dayText(int assets) {
        return text(assets, 24, "%s h".formatted(STOP_HOURS), 0.3, 1);
    }

    /** How many providers at work an asset has while all work. */
    int providers(int asset) {
        return asset < storey ? 0 : 2;
    }

    /** Whether an asset breaks, or stops, by itself. */
    boolean isHit(int asset) {
        return asset % storey < hit;
    }

    /** Those that are hit stand first in every storey. Batteries and repairs take less time by the pace. */
    private static String text(int assets, int hours, String life, double share, double pace) {
        StringBuilder text = new StringBuilder(
                """
                faultline: 1
                id: dependency-year
                title: Failures, batteries and repairs
                start: 2026-03-10T00:00
                horizon: %d h
                network:
                  inline:
                    regions: {r: 0}
                    layers:
                """
                        .formatted(hours));
        int each = assets / STOREYS;
        int first = (int) (each * share);
        for (int s = 0; s < STOREYS; s++) {
            text.append("      a%d: {assets: %d, tags: hit}%n".formatted(s, first));
            if (first < each) {
                text.append("      b%d: {assets: %d}%n".formatted(s, each - first));
            }
        }
        text.append("    supports:\n");
        for (int s = 1; s < STOREYS; s++) {
            String of = first < each ? "[a%d, b%d]".formatted(s, s) : "a" + s;
            String by = first < each ? "[a%d, b%d]".formatted(s - 1, s - 1) : "a" + (s - 1);
            text.append("      need-%d: {kind: power, of: %s, by: %s, count: 2, mode: any, autonomy: %s h}%n"
                    .formatted(s, of, by, BATTERY_HOURS / pace));
        }
        return text.append("failures: {wear: {targets: {tag: hit}, after: %s, repair: exponential(%s h)}}%n"
                        .formatted(life, REPAIR_HOURS / pace))
                .append("observe: {at-work: {count: {level: {at_least: 1}, share: true}, take: time-average}}\n")
                .toString();
    }
}
