package org.faultline.dynamics.transport;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.faultline.model.Network;
import org.faultline.story.NetworkText;

/** Small random networks with traffic. Latencies are drawn so finely that no two ways take equally long, unless ties are wanted. */
final class FlowWorld {

    private final Random random;
    private final int routers;
    private final int ends;
    private boolean ties;
    private boolean converges;
    private double lowVolumes = 1;
    private double capacities = 1;
    private boolean cells;
    private UnaryOperator<String> names = id -> id;

    FlowWorld(long seed) {
        random = new Random(seed);
        routers = 3 + random.nextInt(7);
        ends = 3 + random.nextInt(4);
    }

    /** Latencies of whole milliseconds from one to three. */
    FlowWorld withTies() {
        ties = true;
        return this;
    }

    /** Routes take note of changes after a minute to six. */
    FlowWorld converging() {
        converges = true;
        return this;
    }

    /** Each end has two cells, whose users its flows carry, those of the first over a link of their own. */
    FlowWorld withCells() {
        cells = true;
        return this;
    }

    FlowWorld timesLowVolumes(double factor) {
        lowVolumes = factor;
        return this;
    }

    FlowWorld timesCapacities(double factor) {
        capacities = factor;
        return this;
    }

    FlowWorld named(UnaryOperator<String> by) {
        names = by;
        return this;
    }

    static String router(int i) {
        return "r" + i;
    }

    static String end(int i) {
        return "e" + i;
    }

    /** The network, with its lines in random order. */
    Network network(long orderSeed) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < routers; i++) {
            double capacity = 5 + random.nextInt(40);
            boolean limited = random.nextInt(3) == 0;
            lines.add("core-router " + names.apply(router(i)) + (limited ? " cap " + capacity * capacities : ""));
        }
        for (int i = 0; i < ends; i++) {
            lines.add("facility " + names.apply(end(i)));
            lines.add(link(end(i), router(random.nextInt(routers))));
            if (random.nextInt(2) == 0) {
                lines.add(link(end(i), router(random.nextInt(routers))));
            }
        }
        for (int i = 1; i < routers; i++) {
            lines.add(link(router(i), router(random.nextInt(i))));
        }
        for (int i = 0; i < routers; i++) {
            int other = random.nextInt(routers);
            if (other != i) {
                lines.add(link(router(i), router(other)));
            }
        }
        Collections.shuffle(lines, new Random(orderSeed));
        if (converges) {
            lines.add("converging uniform(1min,6min)");
        }
        for (int f = 0; f < 8; f++) {
            int from = random.nextInt(ends);
            int to = (from + 1 + random.nextInt(ends - 1)) % ends;
            int orTo = random.nextInt(ends);
            int priority = random.nextInt(3);
            double volume = 1 + random.nextInt(12);
            lines.add("flow f" + f + " " + names.apply(end(from)) + " to " + names.apply(end(to))
                    + (orTo == from ? "" : "," + names.apply(end(orTo))) + " sends "
                    + volume * (priority == 2 ? lowVolumes : 1) + " class " + priority + (cells ? usersOf(from) : ""));
        }
        if (cells) {
            lines.addAll(cellLines());
        }
        return NetworkText.of(String.join("\n", lines));
    }

    static String cell(int i) {
        return "c" + i;
    }

    private static String usersOf(int end) {
        return " users " + cell(2 * end) + " via g" + end + " users " + cell(2 * end + 1);
    }

    private List<String> cellLines() {
        List<String> lines = new ArrayList<>();
        lines.add("coverage-area area");
        for (int c = 0; c < 2 * ends; c++) {
            int users = 10 + random.nextInt(40);
            int other = (c + 1 + random.nextInt(2 * ends - 1)) % (2 * ends);
            int third = (c + 1 + random.nextInt(2 * ends - 1)) % (2 * ends);
            lines.add("cell " + cell(c) + " cap " + (users + random.nextInt(60)) + " users " + users
                    + " area area overlaps " + cell(other) + " " + (20 + random.nextInt(40)) + "%"
                    + (third == other ? "" : " " + cell(third) + " " + random.nextInt(40) + "%"));
        }
        for (int e = 0; e < ends; e++) {
            lines.add("gnb g" + e);
            lines.add("g" + e + " -- " + end(e) + " carrying " + (8 + random.nextInt(30)));
        }
        return lines;
    }

    List<String> cells() {
        return IntStream.range(0, 2 * ends).mapToObj(FlowWorld::cell).toList();
    }

    private String link(String a, String b) {
        double latency = ties ? 1 + random.nextInt(3) : 1 + random.nextInt(1_000_000) / 1e6;
        boolean limited = random.nextInt(4) > 0;
        double capacity = (2 + random.nextInt(30)) * capacities;
        return names.apply(a) + " -- " + names.apply(b) + " taking " + latency
                + (limited ? " carrying " + capacity : "");
    }

    List<String> routers() {
        return IntStream.range(0, routers).mapToObj(FlowWorld::router).toList();
    }

    List<String> ends() {
        return IntStream.range(0, ends).mapToObj(FlowWorld::end).toList();
    }
}
