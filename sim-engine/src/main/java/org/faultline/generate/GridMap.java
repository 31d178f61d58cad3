package org.faultline.generate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * A grid without coordinates laid over a country, so that buses with much load stand where many people live and buses that are
 * joined stand near one another.
 *
 * <p>Two steps. (1) The grid gets a shape of its own: classical scaling of the hop distances between buses (W. S. Torgerson,
 * "Multidimensional scaling: I. Theory and method", Psychometrika 17 (1952) 401-419), i.e. the two leading eigenvectors of the
 * doubly centred matrix of squared distances. (2) Shape and country are halved together (dual recursive bisection, F. Pellegrini,
 * SHPCC 1994): settlements along the longer side of their bounding box, buses along the same axis of the shape, both at the same
 * share of population and of load, until one bus is left; it feeds the settlements that are left with it and stands at the
 * largest. All eight rotations and reflections of the shape are tried; the one with the shortest lines stays. Buses without load
 * stand at the mean position of their neighbours. Pairs of buses whose loads differ by less than half exchange zones while that
 * shortens the lines.
 *
 * <p>Cost O(b³) for b buses, some passes over pairs of buses, and O(s log² s) for s settlements.
 */
final class GridMap {
    static final int RELAXATIONS = 100;
    /** Buses whose loads differ by less than this factor may exchange zones. */
    static final double SIMILAR = 1.5;

    private final IeeeCase grid;
    private final List<Settlement> settlements;
    private final double[] x;
    private final double[] y;
    private final List<List<Integer>> neighbours;
    /** A zone is numbered by the bus that got it first. */
    private final int[] zoneOfSettlement;

    private final int[] zoneOfBus;

    private GridMap(IeeeCase grid, List<List<Integer>> neighbours, List<Settlement> settlements) {
        this.grid = grid;
        this.neighbours = neighbours;
        this.settlements = settlements;
        this.x = new double[grid.size()];
        this.y = new double[grid.size()];
        this.zoneOfSettlement = new int[settlements.size()];
        this.zoneOfBus = new int[grid.size()];
        Arrays.setAll(zoneOfBus, bus -> bus);
    }

    /** Lays a grid over settlements; there must be at least as many settlements as buses with load. */
    static GridMap of(IeeeCase grid, List<Settlement> settlements) {
        List<List<Integer>> neighbours = neighbours(grid);
        double[][] shape = shapeOf(neighbours);
        GridMap best = null;
        for (int turn = 0; turn < 8; turn++) {
            GridMap map = new GridMap(grid, neighbours, settlements);
            map.place(turned(shape, turn));
            if (best == null || map.meanLineKm() < best.meanLineKm()) {
                best = map;
            }
        }
        return best;
    }

    /** Easting in km of a bus. */
    double x(int bus) {
        return x[bus];
    }

    /** Northing in km of a bus. */
    double y(int bus) {
        return y[bus];
    }

    /** The bus that feeds each settlement. */
    int[] busOfSettlements() {
        int[] busOfZone = new int[zoneOfBus.length];
        for (int bus = 0; bus < zoneOfBus.length; bus++) {
            busOfZone[zoneOfBus[bus]] = bus;
        }
        return Arrays.stream(zoneOfSettlement).map(zone -> busOfZone[zone]).toArray();
    }

    /** Mean length of the lines in km, as the crow flies. */
    double meanLineKm() {
        return grid.lines().stream()
                .mapToDouble(l -> StrictMath.hypot(x[l.from()] - x[l.to()], y[l.from()] - y[l.to()]))
                .average()
                .orElse(0);
    }

    private void place(double[][] shape) {
        Integer[] buses = IntStream.range(0, grid.size())
                .filter(b -> grid.loadMw().get(b) > 0)
                .boxed()
                .toArray(Integer[]::new);
        Integer[] all = new Integer[settlements.size()];
        Arrays.setAll(all, s -> s);
        halve(buses, all, shape);
        moveTransitBuses(buses);
        exchange(buses);
        moveTransitBuses(buses);
    }

    private void halve(Integer[] buses, Integer[] here, double[][] shape) {
        if (buses.length == 1) {
            feed(buses[0], here);
            return;
        }
        boolean eastWest = extent(here, true) >= extent(here, false);
        double[] along = shape[eastWest ? 0 : 1];
        Arrays.sort(buses, Comparator.comparingDouble((Integer b) -> along[b]).thenComparingInt(b -> b));
        Arrays.sort(
                here,
                Comparator.comparingDouble((Integer s) -> coordinate(s, eastWest))
                        .thenComparingInt(s -> s));
        double[] loads = Arrays.stream(buses).mapToDouble(grid.loadMw()::get).toArray();
        double[] people = Arrays.stream(here)
                .mapToDouble(s -> settlements.get(s).population())
                .toArray();
        int busCut = cut(loads, 0.5, 1, buses.length - 1);
        double share =
                Arrays.stream(loads, 0, busCut).sum() / Arrays.stream(loads).sum();
        int cut = cut(people, share, busCut, here.length - (buses.length - busCut));
        halve(Arrays.copyOfRange(buses, 0, busCut), Arrays.copyOfRange(here, 0, cut), shape);
        halve(Arrays.copyOfRange(buses, busCut, buses.length), Arrays.copyOfRange(here, cut, here.length), shape);
    }

    /** How many of the first weights come nearest to a share of their sum, between two bounds. */
    private static int cut(double[] weights, double share, int least, int most) {
        double target = share * Arrays.stream(weights).sum();
        double sum = 0;
        int best = least;
        double smallest = Double.POSITIVE_INFINITY;
        for (int n = 0; n <= most; n++) {
            if (n >= least && Math.abs(sum - target) < smallest) {
                smallest = Math.abs(sum - target);
                best = n;
            }
            sum += n < weights.length ? weights[n] : 0;
        }
        return best;
    }

    private void feed(int bus, Integer[] here) {
        Settlement largest = settlements.get(here[0]);
        for (int s : here) {
            zoneOfSettlement[s] = bus;
            largest = settlements.get(s).population() > largest.population() ? settlements.get(s) : largest;
        }
        x[bus] = largest.x();
        y[bus] = largest.y();
    }

    /** Exchanges the zones of pairs of buses with similar load as long as that shortens the lines. */
    private void exchange(Integer[] buses) {
        boolean better = true;
        while (better) {
            better = false;
            for (int a : buses) {
                for (int b : buses) {
                    double ratio = grid.loadMw().get(a) / grid.loadMw().get(b);
                    if (a < b && ratio < SIMILAR && ratio > 1 / SIMILAR) {
                        double before = lineKm(a) + lineKm(b);
                        exchange(a, b);
                        if (lineKm(a) + lineKm(b) < before - 1e-6) {
                            better = true;
                        } else {
                            exchange(a, b);
                        }
                    }
                }
            }
        }
    }

    private void exchange(int a, int b) {
        swap(x, a, b);
        swap(y, a, b);
        int zone = zoneOfBus[a];
        zoneOfBus[a] = zoneOfBus[b];
        zoneOfBus[b] = zone;
    }

    private static void swap(double[] values, int a, int b) {
        double value = values[a];
        values[a] = values[b];
        values[b] = value;
    }

    private double lineKm(int bus) {
        double sum = 0;
        for (int next : neighbours.get(bus)) {
            sum += StrictMath.hypot(x[bus] - x[next], y[bus] - y[next]);
        }
        return sum;
    }

    private void moveTransitBuses(Integer[] placed) {
        boolean[] fixed = new boolean[grid.size()];
        for (int bus : placed) {
            fixed[bus] = true;
        }
        for (int round = 0; round < RELAXATIONS; round++) {
            for (int bus = 0; bus < fixed.length; bus++) {
                if (!fixed[bus]) {
                    x[bus] = neighbours.get(bus).stream()
                            .mapToDouble(n -> x[n])
                            .average()
                            .orElse(0);
                    y[bus] = neighbours.get(bus).stream()
                            .mapToDouble(n -> y[n])
                            .average()
                            .orElse(0);
                }
            }
        }
    }

    private double extent(Integer[] here, boolean eastWest) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int s : here) {
            least = Math.min(least, coordinate(s, eastWest));
            greatest = Math.max(greatest, coordinate(s, eastWest));
        }
        return greatest - least;
    }

    private double coordinate(int settlement, boolean eastWest) {
        return eastWest
                ? settlements.get(settlement).x()
                : settlements.get(settlement).y();
    }

    /** One of the eight symmetries of the square applied to a shape. */
    private static double[][] turned(double[][] shape, int turn) {
        double signX = (turn & 1) == 0 ? 1 : -1;
        double signY = (turn & 2) == 0 ? 1 : -1;
        boolean swapped = (turn & 4) != 0;
        double[] first =
                Arrays.stream(shape[swapped ? 1 : 0]).map(v -> v * signX).toArray();
        double[] second =
                Arrays.stream(shape[swapped ? 0 : 1]).map(v -> v * signY).toArray();
        return new double[][] {first, second};
    }

    private static double[][] shapeOf(List<List<Integer>> neighbours) {
        int n = neighbours.size();
        double[][] squares = new double[n][];
        for (int bus = 0; bus < n; bus++) {
            squares[bus] = Arrays.stream(hops(bus, neighbours))
                    .mapToDouble(h -> (double) h * h)
                    .toArray();
        }
        double[] means = Arrays.stream(squares)
                .mapToDouble(row -> Arrays.stream(row).average().orElse(0))
                .toArray();
        double mean = Arrays.stream(means).average().orElse(0);
        RealMatrix centred = MatrixUtils.createRealMatrix(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                centred.setEntry(i, j, -(squares[i][j] - means[i] - means[j] + mean) / 2);
            }
        }
        EigenDecomposition eigen = new EigenDecomposition(centred);
        return new double[][] {
            eigen.getEigenvector(0).toArray(), eigen.getEigenvector(1).toArray()
        };
    }

    private static int[] hops(int start, List<List<Integer>> neighbours) {
        int[] hops = new int[neighbours.size()];
        Arrays.fill(hops, neighbours.size());
        hops[start] = 0;
        Deque<Integer> queue = new ArrayDeque<>(List.of(start));
        while (!queue.isEmpty()) {
            int bus = queue.remove();
            for (int next : neighbours.get(bus)) {
                if (hops[next] > hops[bus] + 1) {
                    hops[next] = hops[bus] + 1;
                    queue.add(next);
                }
            }
        }
        return hops;
    }

    private static List<List<Integer>> neighbours(IeeeCase grid) {
        List<List<Integer>> neighbours = new ArrayList<>();
        for (int bus = 0; bus < grid.size(); bus++) {
            neighbours.add(new ArrayList<>());
        }
        for (IeeeCase.Line line : grid.lines()) {
            neighbours.get(line.from()).add(line.to());
            neighbours.get(line.to()).add(line.from());
        }
        return neighbours;
    }
}
