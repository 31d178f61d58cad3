package org.faultline.benchmarks;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.DoubleAdder;
import org.faultline.experiment.Experiment;
import org.faultline.experiment.Listener;
import org.faultline.experiment.Plan;
import org.faultline.experiment.RunRow;
import org.faultline.model.Dependency;
import org.faultline.model.Gate;
import org.faultline.model.Network;
import org.faultline.scenario.Scenario;

/**
 * Failures, batteries and repairs in a network of five storeys: each asset above the first needs any one of two of the storey below, lives
 * on a battery of four hours without, breaks and is mended. A year of 1,000 assets that break twice a year, and a day of 100,000
 * assets of which three in ten stop six hours after they were made or mended. Compares whole replications of a scenario text, with event log, causes,
 * fingerprint and measures, with a loop written by hand for this model alone over the same network, which keeps nothing but a heap and
 * flags. Both give the mean share of assets at work.
 *
 * <p>Arguments: seconds of processor time for each, 5 unless given.
 */
public final class DependencyYear {

    private static final int STOREYS = 5;
    private static final double BATTERY_HOURS = 4;
    private static final double REPAIR_HOURS = 8;

    private DependencyYear() {}

    /** Prints a line per model. */
    public static void main(String[] arguments) {
        double seconds = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 5;
        System.out.println(
                "model | events | engine, replications/s | loop, replications/s | engine / loop | share at work, both");
        measure("1,000 assets, a year", years(1_000, 1), 8_760, 1, seconds);
        measure("100,000 assets, a day", day(100_000), 24, 0.3, seconds);
    }

    /** The year of so many assets that break twice a year, over some years; after ten of them everything is faster instead. */
    static String years(int assets, int years) {
        int shown = Math.min(10, years);
        double pace = (double) years / shown;
        return text(assets, shown * 8_760, "exponential(%s h)".formatted(4380 / pace), 1, pace);
    }

    /** The day of so many assets of which three in ten stop. */
    static String day(int assets) {
        return text(assets, 24, "6 h", 0.3, 1);
    }

    private static void measure(String name, String text, int hours, double hit, double seconds) {
        Scenario scenario = Texts.read(text);
        int assets = scenario.network().assets().size();
        boolean atSix = hit < 1;
        Loop loop = new Loop(scenario.network(), hours, atSix ? assets * hit / STOREYS : assets, atSix);
        Experiment experiment = Experiment.of(scenario);
        replicate(experiment, 1, seconds / 2, 0);
        loop.replicate(1, seconds / 2);
        Result engine = replicate(experiment, 2, seconds, 1);
        Result bare = loop.replicate(2, seconds);
        System.out.printf(
                Locale.ROOT,
                "%s | %d | %.1f | %.1f | %.2f | %.5f, %.5f%n",
                name,
                engine.events,
                engine.perSecond,
                bare.perSecond,
                engine.perSecond / bare.perSecond,
                engine.mean,
                bare.mean);
    }

    /** Those that are hit stand first in every storey. Batteries and repairs take less time by the pace. */
    private static String text(int assets, int hours, String life, double hit, double pace) {
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
        int first = (int) (each * hit);
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

    private record Result(double perSecond, double mean, long events) {}

    private static Result replicate(Experiment experiment, long seed, double seconds, int least) {
        double begin = Texts.processorSeconds();
        DoubleAdder sum = new DoubleAdder();
        long[] counted = new long[2];
        Listener listener = new Listener() {
            @Override
            public void finished(RunRow row, int done, int total) {
                sum.add(row.values().entrySet().stream()
                        .filter(e -> e.getKey().subject().equals("observation:at-work"))
                        .mapToDouble(Map.Entry::getValue)
                        .findFirst()
                        .orElseThrow());
                counted[0]++;
                counted[1] = row.events();
            }

            @Override
            public boolean stopRequested() {
                return counted[0] > least && Texts.processorSeconds() - begin > seconds;
            }
        };
        experiment.replicate(new Plan(seed, 1_000_000, 1, 0.9, List.of(0)), List.of(), listener);
        double spent = Texts.processorSeconds() - begin;
        return new Result(counted[0] / spent, sum.sum() / counted[0], counted[1]);
    }

    /** The model by hand: a binary heap of (time, what), flags, and counts of providers at work. */
    private static final class Loop {

        private final int n;
        private final double horizon;
        private final double hit;
        private final boolean atSix;
        private final int storey;
        private final int[] first;
        private final int[] dependant;
        private final boolean[] needs;
        private final int[] providers;
        private final boolean[] up;
        private final boolean[] dry;
        private final boolean[] works;
        private final int[] version;
        private final int[] stack;
        private double[] times = new double[1 << 16];
        private long[] codes = new long[1 << 16];
        private int size;
        private long state;
        private double now;
        private int working;
        private double area;
        private double since;

        Loop(Network network, int hours, double hit, boolean atSix) {
            n = network.assets().size();
            horizon = hours;
            this.hit = hit;
            this.atSix = atSix;
            storey = n / STOREYS;
            Map<String, Integer> numbers = new HashMap<>();
            network.assets().forEach(a -> numbers.put(a.id(), numbers.size()));
            first = new int[n + 1];
            needs = new boolean[n];
            for (Dependency d : network.dependencies()) {
                for (Gate gate : d.gates()) {
                    gate.needs().forEach(need -> first[numbers.get(need.provider()) + 1]++);
                    needs[numbers.get(d.dependant())] = true;
                }
            }
            Arrays.parallelPrefix(first, Integer::sum);
            int[] next = first.clone();
            dependant = new int[first[n]];
            for (Dependency d : network.dependencies()) {
                for (Gate gate : d.gates()) {
                    gate.needs()
                            .forEach(need ->
                                    dependant[next[numbers.get(need.provider())]++] = numbers.get(d.dependant()));
                }
            }
            providers = new int[n];
            up = new boolean[n];
            dry = new boolean[n];
            works = new boolean[n];
            version = new int[n];
            stack = new int[n];
        }

        Result replicate(long seed, double seconds) {
            double begin = Texts.processorSeconds();
            double sum = 0;
            long count = 0;
            while (count < 2 || Texts.processorSeconds() - begin < seconds) {
                state = (seed << 32) + ++count;
                sum += run();
            }
            return new Result(count / (Texts.processorSeconds() - begin), sum / count, 0);
        }

        private double run() {
            size = 0;
            now = 0;
            area = 0;
            since = 0;
            working = n;
            for (int i = 0; i < n; i++) {
                providers[i] = needs[i] ? 2 : 0;
                up[i] = true;
                dry[i] = false;
                works[i] = true;
                if (!atSix || i % storey < hit) {
                    push(atSix ? 6 : exponential() * 4380, (long) i << 1);
                }
            }
            while (size > 0 && times[0] <= horizon) {
                now = times[0];
                long code = codes[0];
                pop();
                int i = (int) (code >>> 1) & 0x3FFFFFFF;
                if ((code & 1) == 0) {
                    up[i] = !up[i];
                    if (!up[i]) {
                        push(now + exponential() * REPAIR_HOURS, code);
                    } else {
                        push(now + (atSix ? 6 : exponential() * 4380), code);
                    }
                    look(i);
                } else if ((int) (code >>> 32) == version[i]) {
                    dry[i] = true;
                    look(i);
                }
            }
            area += working * (horizon - since);
            return area / horizon / n;
        }

        private void look(int start) {
            int top = 0;
            stack[top++] = start;
            while (top > 0) {
                int i = stack[--top];
                boolean should = up[i] && !dry[i];
                if (should == works[i]) {
                    continue;
                }
                works[i] = should;
                area += working * (now - since);
                since = now;
                working += should ? 1 : -1;
                for (int k = first[i]; k < first[i + 1]; k++) {
                    int d = dependant[k];
                    providers[d] += should ? 1 : -1;
                    if (!should && providers[d] == 0) {
                        version[d] = version[d] + 1 & 0x3FFFFFFF;
                        push(now + BATTERY_HOURS, (long) version[d] << 32 | (long) d << 1 | 1);
                    } else if (should && providers[d] == 1) {
                        version[d] = version[d] + 1 & 0x3FFFFFFF;
                        if (dry[d]) {
                            dry[d] = false;
                            stack[top++] = d;
                        }
                    }
                }
            }
        }

        private double exponential() {
            state += 0x9E3779B97F4A7C15L;
            long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
            z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
            return -Math.log((((z ^ (z >>> 31)) >>> 12) + 0.5) * 0x1.0p-52);
        }

        private void push(double time, long code) {
            if (time > horizon) {
                return;
            }
            if (size == times.length) {
                times = Arrays.copyOf(times, 2 * size);
                codes = Arrays.copyOf(codes, 2 * size);
            }
            int place = size++;
            while (place > 0 && time < times[(place - 1) >> 1]) {
                times[place] = times[(place - 1) >> 1];
                codes[place] = codes[(place - 1) >> 1];
                place = (place - 1) >> 1;
            }
            times[place] = time;
            codes[place] = code;
        }

        private void pop() {
            double time = times[--size];
            long code = codes[size];
            int place = 0;
            while (true) {
                int child = 2 * place + 1;
                if (child >= size) {
                    break;
                }
                if (child + 1 < size && times[child + 1] < times[child]) {
                    child++;
                }
                if (times[child] >= time) {
                    break;
                }
                times[place] = times[child];
                codes[place] = codes[child];
                place = child;
            }
            times[place] = time;
            codes[place] = code;
        }
    }
}
