package org.faultline.generate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Users and neighbours of one operator's cells; site i has the cells 3 i, 3 i + 1 and 3 i + 2.
 *
 * <p><em>Users.</em> The operator's users in a settlement are its population times the operator's share of lines; they are spread
 * evenly over the operator's sites there, or given to the nearest site of the region where it has none, and evenly over the three
 * cells of a site. Users of all cells in a region therefore add up to its population times the share.
 *
 * <p><em>Neighbours.</em> A site's radius is d / sqrt(3), d being the mean distance to its three nearest sites (hexagonal grid). The
 * users of a cell are represented by twelve points of its sector that stand for equal areas. A point can be taken over by the nearest
 * other site if that site's reach ({@link SiteRadio#reachKm}) covers it, and there by the cell whose direction is nearest. The
 * share of points that a neighbouring cell takes is its overlap; the four largest are kept.
 */
final class CellPlan {

    /** Cells of a site. */
    static final int SECTORS = 3;

    static final int NEIGHBOURS_KEPT = 4;
    static final int SITES_LOOKED_AT = 10;
    /** Radii of equal areas: square roots of the middles of three thirds; and angles from the direction of the sector. */
    private static final double[] RADII = {StrictMath.sqrt(1 / 6.0), StrictMath.sqrt(3 / 6.0), StrictMath.sqrt(5 / 6.0)
    };

    private static final double[] ANGLES = {
        -StrictMath.PI / 4, -StrictMath.PI / 12, StrictMath.PI / 12, StrictMath.PI / 4
    };
    static final int POINTS = RADII.length * ANGLES.length;

    private final Territory territory;
    private final Chance chance;
    private final String operatorId;
    private final List<Site> sites;
    private final SiteRadio radio;
    private final Overlaps overlaps;

    /** Cells of the operator's sites; these are in the order of their numbers, region by region. */
    CellPlan(Territory territory, Chance chance, String operatorId, List<Site> sites, SiteRadio radio) {
        this.territory = territory;
        this.chance = chance;
        this.operatorId = operatorId;
        this.sites = sites;
        this.radio = radio;
        this.overlaps = new Overlaps();
    }

    /** Users of each site's cells together. */
    double[] usersOfSites(double lineShare) {
        double[] users = new double[sites.size()];
        int from = 0;
        for (int region = 0; region < territory.regions().size(); region++) {
            int to = from;
            while (to < sites.size() && sites.get(to).region() == region) {
                to++;
            }
            for (int settlement : territory.byRegion().get(region)) {
                spread(territory.settlements().get(settlement), settlement, lineShare, from, to, users);
            }
            from = to;
        }
        return users;
    }

    private void spread(Settlement settlement, int number, double lineShare, int from, int to, double[] users) {
        double total = settlement.population() * lineShare;
        int[] here = IntStream.range(from, to)
                .filter(i -> sites.get(i).settlement() == number)
                .toArray();
        if (here.length > 0) {
            for (int i : here) {
                users[i] += total / here.length;
            }
        } else if (settlement.isTown()) {
            users[nearestSite(settlement, from, to)] += total;
        } else {
            for (int i = from; i < to; i++) {
                users[i] += total / (to - from);
            }
        }
    }

    private int nearestSite(Settlement settlement, int from, int to) {
        int best = from;
        double least = Double.POSITIVE_INFINITY;
        for (int i = from; i < to; i++) {
            double distance = StrictMath.hypot(
                    sites.get(i).x() - settlement.x(), sites.get(i).y() - settlement.y());
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return best;
    }

    /** Overlaps of all cells. */
    Overlaps overlaps() {
        return overlaps;
    }

    /** For each cell up to four neighbours, largest share first. */
    final class Overlaps {
        private static final int NOBODY = -1;

        private final double[] x = sites.stream().mapToDouble(Site::x).toArray();
        private final double[] y = sites.stream().mapToDouble(Site::y).toArray();
        private final double[] direction = new double[sites.size()];
        private final double[] reachKm = sites.stream()
                .mapToDouble(s -> radio.reachKm().get(s.setting()))
                .toArray();

        /** For each cell up to {@value #NEIGHBOURS_KEPT} neighbours, and behind them {@link #NOBODY}. */
        private final int[] neighbour = new int[sites.size() * SECTORS * NEIGHBOURS_KEPT];

        /** How many points of the cell each of them takes. */
        private final byte[] points = new byte[neighbour.length];

        private Overlaps() {
            for (int i = 0; i < direction.length; i++) {
                direction[i] = 2
                        * StrictMath.PI
                        / SECTORS
                        * chance.uniform(
                                Chance.Purpose.ROTATION,
                                operatorId + ":" + sites.get(i).number(),
                                0);
            }
            KdTree tree = new KdTree(x, y);
            for (int i = 0; i < direction.length; i++) {
                int[] near = tree.nearest(x[i], y[i], SITES_LOOKED_AT + 1);
                double radius = radiusKm(i, near);
                for (int sector = 0; sector < SECTORS; sector++) {
                    findNeighbours(i, sector, radius, near);
                }
            }
        }

        /** Neighbours of a cell. */
        List<Overlap> of(int cell) {
            List<Overlap> overlaps = new ArrayList<>(NEIGHBOURS_KEPT);
            for (int n = 0; n < count(cell); n++) {
                overlaps.add(new Overlap(neighbour(cell, n), share(cell, n)));
            }
            return overlaps;
        }

        /** How many neighbours a cell has. */
        int count(int cell) {
            int count = 0;
            while (count < NEIGHBOURS_KEPT && neighbour(cell, count) != NOBODY) {
                count++;
            }
            return count;
        }

        /** The number of a cell's n-th neighbour. */
        int neighbour(int cell, int n) {
            return neighbour[cell * NEIGHBOURS_KEPT + n];
        }

        /** Share of a cell's users that its n-th neighbour reaches. */
        double share(int cell, int n) {
            return (double) points[cell * NEIGHBOURS_KEPT + n] / POINTS;
        }

        private double radiusKm(int site, int[] near) {
            double sum = 0;
            int counted = 0;
            for (int other : near) {
                if (other != site && counted < 3) {
                    sum += StrictMath.hypot(x[other] - x[site], y[other] - y[site]);
                    counted++;
                }
            }
            return counted == 0 ? reachKm[site] : sum / counted / StrictMath.sqrt(3);
        }

        private void findNeighbours(int site, int sector, double radius, int[] near) {
            int[] cells = new int[POINTS];
            Arrays.fill(cells, Integer.MAX_VALUE);
            int found = 0;
            for (double angle : ANGLES) {
                double bearing = direction[site] + sector * 2 * StrictMath.PI / SECTORS + angle;
                double cos = StrictMath.cos(bearing);
                double sin = StrictMath.sin(bearing);
                for (double part : RADII) {
                    double px = x[site] + radius * part * cos;
                    double py = y[site] + radius * part * sin;
                    int cell = nearestCell(site, px, py, near);
                    if (cell >= 0) {
                        cells[found++] = cell;
                    }
                }
            }
            keepStrongest(site * SECTORS + sector, cells, found);
        }

        /** The cell of another site that would serve a point; -1 when none reaches it. */
        private int nearestCell(int site, double px, double py, int[] near) {
            int best = -1;
            double least = Double.POSITIVE_INFINITY;
            for (int other : near) {
                double dx = px - x[other];
                double dy = py - y[other];
                double square = dx * dx + dy * dy;
                if (other != site && square < least) {
                    least = square;
                    best = other;
                }
            }
            if (best < 0 || StrictMath.sqrt(least) > reachKm[best]) {
                return -1;
            }
            double bearing = StrictMath.atan2(py - y[best], px - x[best]) - direction[best];
            int sector = (int) Math.floorMod(Math.round(bearing / (2 * StrictMath.PI / SECTORS)), (long) SECTORS);
            return best * SECTORS + sector;
        }

        /** The cells that were found most often, of those found equally often the one with the least number first. */
        private void keepStrongest(int cell, int[] cells, int found) {
            Arrays.sort(cells);
            int next = cell * NEIGHBOURS_KEPT;
            int end = next + NEIGHBOURS_KEPT;
            for (int often = found; often > 0 && next < end; often--) {
                for (int from = 0, to; from < found && next < end; from = to) {
                    to = from + 1;
                    while (to < found && cells[to] == cells[from]) {
                        to++;
                    }
                    if (to - from == often) {
                        neighbour[next] = cells[from];
                        points[next++] = (byte) often;
                    }
                }
            }
            Arrays.fill(neighbour, next, end, NOBODY);
        }
    }

    /** Share of a cell's users that the cell of a given number reaches. */
    record Overlap(int cell, double share) {}
}
