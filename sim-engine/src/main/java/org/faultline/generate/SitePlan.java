package org.faultline.generate;

import java.util.ArrayList;
import java.util.List;

/**
 * Where an operator's antenna sites stand.
 *
 * <p>A share {@code c} of an operator's N sites is for coverage and follows area, the rest is for capacity and follows population.
 * Region r with area A_r and population P_r of a country with A and P gets {@code N (c A_r / A + (1 - c) P_r / P)} sites, and
 * within the region the parts {@code c A_r / A} for coverage and {@code (1 - c) P_s / P} for each settlement s split them again, both
 * times by {@link LargestRemainder}, so that the totals of the tables are met exactly.
 *
 * <p>Capacity sites of a town stand on a sunflower (H. Vogel, "A better way to construct the sunflower head", Mathematical
 * Biosciences 44 (1979) 179-189) stretched towards the centre: site k of n at {@code R ((k + 1/2) / n)^0.7} and k times the golden
 * angle, plus jitter. Coverage and countryside sites are a systematic sample of the region's squares along a Hilbert curve: equal
 * steps from a random start, which spreads them evenly.
 */
final class SitePlan {
    private static final double GOLDEN_ANGLE = StrictMath.PI * (3 - StrictMath.sqrt(5));
    /** Above one half: denser towards the centre. */
    static final double RADIUS_EXPONENT = 0.7;
    /** Greatest shift of a town's site, as a share of the mean distance between its sites. */
    static final double JITTER = 0.35;

    static final int TRIES_ON_LAND = 8;
    /** What is left of the distance to the centre at each try. */
    static final double PULL = 0.7;

    private final Territory territory;
    private final Land land;
    private final Chance chance;
    private final double coverageShare;

    SitePlan(Territory territory, Land land, Chance chance, double coverageShare) {
        this.territory = territory;
        this.land = land;
        this.chance = chance;
        this.coverageShare = coverageShare;
    }

    /** The sites of one operator, region by region. */
    List<Site> sitesOf(int operator, String operatorId, int count) {
        double area = territory.areaKm2();
        double people = territory.population();
        double[] weights = new double[territory.regions().size()];
        for (int r = 0; r < weights.length; r++) {
            weights[r] = coverageShare * territory.areasKm2().get(r) / area
                    + (1 - coverageShare) * territory.regions().get(r).population() / people;
        }
        long[] perRegion = LargestRemainder.splitAtLeastOne(count, weights);
        List<Site> sites = new ArrayList<>(count);
        for (int r = 0; r < weights.length; r++) {
            double coverage = coverageShare * territory.areasKm2().get(r) / area;
            new OneRegion(sites, operator, operatorId, r).place(perRegion[r], coverage, (1 - coverageShare) / people);
        }
        return sites;
    }

    /** Sites of one operator in one region. */
    private final class OneRegion {
        private final List<Site> sites;
        private final int operator;
        private final String operatorId;
        private final int region;

        OneRegion(List<Site> sites, int operator, String operatorId, int region) {
            this.sites = sites;
            this.operator = operator;
            this.operatorId = operatorId;
            this.region = region;
        }

        void place(long count, double coverageWeight, double weightPerPerson) {
            List<Integer> settlements = territory.byRegion().get(region);
            double[] weights = new double[settlements.size() + 1];
            for (int i = 0; i < settlements.size(); i++) {
                weights[i] = weightPerPerson
                        * territory.settlements().get(settlements.get(i)).population();
            }
            weights[settlements.size()] = coverageWeight;
            long[] parts = LargestRemainder.split(count, weights);
            for (int i = 0; i < settlements.size(); i++) {
                Settlement settlement = territory.settlements().get(settlements.get(i));
                if (settlement.isTown()) {
                    placeInTown(settlements.get(i), settlement, (int) parts[i]);
                } else {
                    sample("countryside", openSquares(), (int) parts[i]);
                }
            }
            sample("coverage", land.squaresOf(region), (int) parts[settlements.size()]);
        }

        private void placeInTown(int number, Settlement town, int count) {
            String key = operatorId + "@" + town.id();
            double turn = 2 * StrictMath.PI * chance.uniform(Chance.Purpose.ROTATION, key, 0);
            double spacing = town.radiusKm() * StrictMath.sqrt(StrictMath.PI / Math.max(1, count));
            for (int k = 0; k < count; k++) {
                double radius = town.radiusKm() * StrictMath.pow((k + 0.5) / count, RADIUS_EXPONENT);
                double angle = turn + k * GOLDEN_ANGLE;
                double dx = radius * StrictMath.cos(angle) + spacing * jitter(key, 2 * k);
                double dy = radius * StrictMath.sin(angle) + spacing * jitter(key, 2 * k + 1);
                for (int tries = 0; tries < TRIES_ON_LAND && !land.contains(town.x() + dx, town.y() + dy); tries++) {
                    dx *= PULL;
                    dy *= PULL;
                }
                add(town.x() + dx, town.y() + dy, number, town.setting());
            }
        }

        /** Every n-th square from a random start, each site at a random point of its square. */
        private void sample(String what, List<Land.Square> squares, int count) {
            String key = operatorId + "@" + territory.regions().get(region).id() + ":" + what;
            double start = chance.uniform(Chance.Purpose.SAMPLE_START, key, 0);
            for (int k = 0; k < count; k++) {
                Land.Square square = squares.get((int) ((k + start) * squares.size() / count));
                double x = square.x() + Land.STEP_KM * (chance.uniform(Chance.Purpose.JITTER, key, 2 * k) - 0.5);
                double y = square.y() + Land.STEP_KM * (chance.uniform(Chance.Purpose.JITTER, key, 2 * k + 1) - 0.5);
                int settlement = settlementAt(x, y);
                add(x, y, settlement, territory.settlements().get(settlement).setting());
            }
        }

        private double jitter(String key, int number) {
            return JITTER * (2 * chance.uniform(Chance.Purpose.JITTER, key, number) - 1);
        }

        private List<Land.Square> openSquares() {
            List<Land.Square> open =
                    land.squaresOf(region).stream().filter(s -> !s.builtUp()).toList();
            return open.isEmpty() ? land.squaresOf(region) : open;
        }

        /** The town of this region whose built-up area holds a point; otherwise the countryside, if people live there. */
        private int settlementAt(double x, double y) {
            List<Integer> settlements = territory.byRegion().get(region);
            int countryside = territory.countrysideOf(region);
            int best = countryside;
            double least = territory.settlements().get(countryside).population() > 0 ? 0 : Double.POSITIVE_INFINITY;
            for (int s : settlements.subList(0, settlements.size() - 1)) {
                Settlement town = territory.settlements().get(s);
                double outside = StrictMath.hypot(x - town.x(), y - town.y()) - town.radiusKm();
                if (outside < least) {
                    least = outside;
                    best = s;
                }
            }
            return best;
        }

        private void add(double x, double y, int settlement, Setting setting) {
            sites.add(new Site(operator, sites.size() + 1, x, y, region, settlement, setting));
        }
    }
}
