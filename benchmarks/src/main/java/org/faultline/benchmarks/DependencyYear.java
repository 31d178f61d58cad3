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
import org.faultline.kernel.Draws;
import org.faultline.kernel.StandardExponential;
import org.faultline.model.Dependency;
import org.faultline.model.Gate;
import org.faultline.model.Network;
import org.faultline.scenario.Scenario;

/**
 * Failures, batteries and repairs in a network of five storeys: each asset above the first needs any one of two of the storey below, lives
 * on a battery of four hours without, breaks and is mended. A year of 1,000 assets that break twice a year, and a day of 100,000
 * assets of which three in ten stop six hours after they were made or mended. Compares whole replications of a scenario text, with event log, causes,
 * fingerprint and measures, with two loops written by hand for this model alone over the same network: one keeps nothing but a heap and
 * flags and draws from a stream; the other does besides what makes a run answerable, it draws by key, logs each change with its cause, and takes
 * a fingerprint. All give the mean share of assets at work.
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
                "model | events, engine and loop with log | engine, replications/s | loop, replications/s | loop with log,"
                        + " replications/s | engine / loop | engine / loop with log | share at work, all");
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
        double first = atSix ? assets * hit / STOREYS : assets;
        Loop loop = new Loop(scenario.network(), hours, first, atSix);
        Experiment experiment = Experiment.of(scenario);
        replicate(experiment, 1, seconds / 2, 0);
        loop.replicate(1, seconds / 2);
        Result engine = replicate(experiment, 2, seconds, 1);
        Result bare = loop.replicate(2, seconds);
        Loop logging = new LoggingLoop(scenario.network(), hours, first, atSix);
        logging.replicate(1, seconds / 2);
        Result logged = logging.replicate(2, seconds);
        System.out.printf(
                Locale.ROOT,
                "%s | %d, %d | %.1f | %.1f | %.1f | %.2f | %.2f | %.5f, %.5f, %.5f%n",
                name,
                engine.events,
                logged.events,
                engine.perSecond,
                bare.perSecond,
                logged.perSecond,
                engine.perSecond / bare.perSecond,
                engine.perSecond / logged.perSecond,
                engine.mean,
                bare.mean,
                logged.mean);
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
    private static class Loop {

        final int n;
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
        double now;
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
                begin(seed, (int) count);
                sum += run();
                end();
            }
            return new Result(count / (Texts.processorSeconds() - begin), sum / count, logged());
        }

        /** A replication begins. */
        void begin(long seed, int replication) {}

        /** A replication is over. */
        void end() {}

        long logged() {
            return 0;
        }

        /** Something has happened to an asset. */
        void broke(int i) {}

        void wasMended(int i) {}

        void changed(int i, boolean works) {}

        void lost(int i, int provider) {}

        void regained(int i, int provider) {}

        void ranDry(int i) {}

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
                    push(atSix ? 6 : exponential(i) * 4380, (long) i << 1);
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
                        broke(i);
                        push(now + exponential(i) * REPAIR_HOURS, code);
                    } else {
                        wasMended(i);
                        push(now + (atSix ? 6 : exponential(i) * 4380), code);
                    }
                    look(i);
                } else if ((int) (code >>> 32) == version[i]) {
                    dry[i] = true;
                    ranDry(i);
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
                changed(i, should);
                for (int k = first[i]; k < first[i + 1]; k++) {
                    int d = dependant[k];
                    providers[d] += should ? 1 : -1;
                    if (!should && providers[d] == 0) {
                        version[d] = version[d] + 1 & 0x3FFFFFFF;
                        lost(d, i);
                        push(now + BATTERY_HOURS, (long) version[d] << 32 | (long) d << 1 | 1);
                    } else if (should && providers[d] == 1) {
                        version[d] = version[d] + 1 & 0x3FFFFFFF;
                        regained(d, i);
                        if (dry[d]) {
                            dry[d] = false;
                            stack[top++] = d;
                        }
                    }
                }
            }
        }

        /** An exponential variate with mean one, for an asset. */
        double exponential(int i) {
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

    /** The loop with keyed draws, and a log of (moment, asset, what, cause) that is folded into a fingerprint at the end. */
    private static final class LoggingLoop extends Loop {

        private static final int PURPOSE = 1;
        private static final int BROKE = 0;
        private static final int MENDED = 1;
        private static final int DOWN = 2;
        private static final int UP = 3;
        private static final int LOST = 4;
        private static final int REGAINED = 5;
        private static final int DRY = 6;

        private final int[] drawn;
        private final long[] keys;
        /** Events that an asset's next change is caused by, its last change, and the loss of what it needs. */
        private final int[] because;

        private final int[] lastChange;
        private final int[] lastLoss;
        private final int[] lastBreak;
        private double[] moment = new double[1 << 12];
        private long[] what = new long[1 << 12];
        private int[] cause = new int[1 << 12];
        private int events;
        private Draws draws = new Draws(0, 0);
        private long fingerprint;

        LoggingLoop(Network network, int hours, double hit, boolean atSix) {
            super(network, hours, hit, atSix);
            drawn = new int[n];
            because = new int[n];
            lastChange = new int[n];
            lastLoss = new int[n];
            lastBreak = new int[n];
            keys = network.assets().stream().mapToLong(a -> Draws.keyOf(a.id())).toArray();
        }

        @Override
        void begin(long seed, int replication) {
            draws = new Draws(seed, replication);
            events = 0;
            Arrays.fill(drawn, 0);
        }

        @Override
        void end() {
            long word = 0;
            for (int e = 0; e < events; e++) {
                word = mixed(mixed(mixed(word ^ Double.doubleToRawLongBits(moment[e])) ^ what[e]) ^ cause[e]);
            }
            fingerprint = word;
        }

        @Override
        long logged() {
            return fingerprint == 0 ? 0 : events;
        }

        private static long mixed(long word) {
            long z = (word ^ (word >>> 33)) * 0xff51afd7ed558ccdL;
            return z ^ (z >>> 33);
        }

        @Override
        double exponential(int i) {
            return StandardExponential.quantile(draws.uniform(PURPOSE, keys[i], drawn[i]++));
        }

        @Override
        void broke(int i) {
            lastBreak[i] = because[i] = log(i, BROKE, -1);
        }

        @Override
        void wasMended(int i) {
            because[i] = log(i, MENDED, lastBreak[i]);
        }

        @Override
        void changed(int i, boolean works) {
            lastChange[i] = log(i, works ? UP : DOWN, because[i]);
        }

        @Override
        void lost(int i, int provider) {
            lastLoss[i] = log(i, LOST, lastChange[provider]);
        }

        @Override
        void regained(int i, int provider) {
            because[i] = log(i, REGAINED, lastChange[provider]);
        }

        @Override
        void ranDry(int i) {
            because[i] = log(i, DRY, lastLoss[i]);
        }

        private int log(int i, int sort, int because) {
            if (events == moment.length) {
                moment = Arrays.copyOf(moment, 2 * events);
                what = Arrays.copyOf(what, 2 * events);
                cause = Arrays.copyOf(cause, 2 * events);
            }
            moment[events] = now;
            what[events] = (long) i << 3 | sort;
            cause[events] = because;
            return events++;
        }
    }
}
