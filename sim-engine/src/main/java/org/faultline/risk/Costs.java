package org.faultline.risk;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.model.Asset;
import org.faultline.model.Equipment;
import org.faultline.model.Function;
import org.faultline.model.Network;
import org.faultline.model.Region;
import org.faultline.toolbox.Cost;
import org.faultline.toolbox.Cost.Per;
import org.faultline.toolbox.Measure;

/**
 * What measures cost in a network: amounts per unit times numbers of units. Equipment is replaced once whatever asks for it: of several
 * measures with a cost per replaced site the larger amount counts, once for each site whose maker changed under all of them together.
 */
public final class Costs {

    private final Map<Per, Double> units;

    private Costs(Map<Per, Double> units) {
        this.units = units;
    }

    /**
     * Counts units.
     *
     * @param before maker of each asset without the measures
     * @param after maker of each asset with them
     */
    public static Costs of(Network network, List<Optional<Equipment>> before, List<Optional<Equipment>> after) {
        Map<Per, Double> units = new EnumMap<>(Per.class);
        units.put(Per.COUNTRY, 1.0);
        units.put(Per.OPERATOR, (double) network.operators().size());
        units.put(
                Per.PERSON,
                network.regions().stream().mapToDouble(Region::population).sum());
        BitSet sites = RadioSites.of(network);
        units.put(Per.SITE, (double) sites.cardinality());
        units.put(Per.REPLACED_SITE, 0.0);
        units.put(Per.REPLACED_ROUTER, 0.0);
        units.put(Per.REPLACED_CORE, 0.0);
        for (int a = 0; a < before.size(); a++) {
            Asset asset = network.assets().get(a);
            boolean goesWithItsSite = isOf(asset, Function.RAN) && !sites.get(a);
            if (!goesWithItsSite && !vendor(before.get(a)).equals(vendor(after.get(a)))) {
                Per per = sites.get(a)
                        ? Per.REPLACED_SITE
                        : isOf(asset, Function.TRANSPORT) ? Per.REPLACED_ROUTER : Per.REPLACED_CORE;
                units.merge(per, 1.0, Double::sum);
            }
        }
        return new Costs(units);
    }

    private static String vendor(Optional<Equipment> maker) {
        return maker.map(Equipment::vendor).orElse("");
    }

    private static boolean isOf(Asset asset, Function function) {
        return asset.kind().function().filter(f -> f == function).isPresent();
    }

    /** Number of units. */
    public double units(Per per) {
        return units.get(per);
    }

    /** What measures cost together. */
    public Frontier.Amount of(List<Measure> measures) {
        double low = 0;
        double usual = 0;
        double high = 0;
        for (Per per : Per.values()) {
            boolean once = per == Per.REPLACED_SITE || per == Per.REPLACED_ROUTER || per == Per.REPLACED_CORE;
            double[] amounts = new double[3];
            for (Measure measure : measures) {
                for (Cost cost : measure.costs()) {
                    if (cost.per() == per) {
                        double[] own = {
                            cost.eur().least(),
                            cost.eur().quantile(0.5),
                            cost.eur().greatest()
                        };
                        for (int i = 0; i < 3; i++) {
                            amounts[i] = once ? Math.max(amounts[i], own[i]) : amounts[i] + own[i];
                        }
                    }
                }
            }
            low += units(per) * amounts[0];
            usual += units(per) * amounts[1];
            high += units(per) * amounts[2];
        }
        return new Frontier.Amount(low, usual, high);
    }
}
