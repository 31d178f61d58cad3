package org.faultline.impact;

import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.faultline.kernel.SimTime;
import org.faultline.model.AssetKind;
import org.faultline.model.Audience;
import org.faultline.threat.Effect;
import org.faultline.trace.EventLog;
import org.faultline.trace.Subjects;
import org.faultline.trace.What;

/**
 * Whom interception exposes and whom falsification commands in one run, read from its log.
 *
 * <p>An asset exposes from the event by which an intercepting step takes hold of it until it is clean, while its level is above zero. The
 * subscribers behind the exposing assets of one kind add up, within each group of one operator and region to at most all of the group;
 * over kinds the greatest counts, since it may be the same people who are seen at several places. Integrals over time are exact.
 */
final class ExposureAccount {

    private static final long NEVER = -1;

    private final ExposureIndex index;
    private final ServiceIndex services;
    private final Subjects subjects;
    private final EventLog log;
    private final long horizon;

    private final Map<Integer, Effect> listening = new HashMap<>();
    private final Map<Integer, Effect.Falsify> lying = new HashMap<>();
    private final BitSet down = new BitSet();
    private final BitSet exposing = new BitSet();
    private final BitSet commanding = new BitSet();
    /** By asset that is read or false, the steps that hold it so. */
    private final Map<Integer, Set<Integer>> stepsOf = new HashMap<>();
    /** Who is read at each exposing asset; kept so that it is taken away as it was added. */
    private final Map<Integer, Read> reading = new HashMap<>();

    /** By kind, then by group: users, number of assets, what counts of the users, since when, its integral in hours and greatest value. */
    private final Map<AssetKind, Load[]> loads = new EnumMap<>(AssetKind.class);

    /** The same by group of devices. */
    private final Map<AssetKind, Load[]> deviceLoads = new EnumMap<>(AssetKind.class);

    private final Map<String, Double> exposed = new TreeMap<>();
    private final Map<String, StepFunction> exposure = new TreeMap<>();
    private final Map<Integer, Load> commanded = new LinkedHashMap<>();
    private final Map<Integer, ExposureIndex.Receiver> receivers = new LinkedHashMap<>();

    private final long[] first;
    private final long[] lastEnd;
    private final int[] held;
    private final long[] unnoticedUntil;

    /**
     * Who is read at an asset.
     *
     * @param seen who stands behind it
     * @param share of them that is listened to
     */
    private record Read(ExposureIndex.Seen seen, double share) {}

    /** A sum that counts up to a bound, with its integral. */
    private static final class Load {
        private double sum;
        private int parts;
        private double value;
        private long since;
        private double integralHours;
        private double greatest;

        void add(double part, int sign, double bound, long now) {
            settle(now);
            parts += sign;
            sum = parts == 0 ? 0 : sum + sign * part;
            value = Math.min(bound, Math.max(0, sum));
            greatest = Math.max(greatest, value);
        }

        void settle(long now) {
            integralHours += value * SimTime.toHours(now - since);
            since = now;
        }
    }

    ExposureAccount(ExposureIndex index, ServiceIndex services, Subjects subjects, EventLog log, long horizon) {
        this.index = index;
        this.services = services;
        this.subjects = subjects;
        this.log = log;
        this.horizon = horizon;
        int steps = subjects.stepIds().size();
        first = new long[steps];
        lastEnd = new long[steps];
        held = new int[steps];
        unnoticedUntil = new long[steps];
        Arrays.fill(first, NEVER);
        Arrays.fill(unnoticedUntil, NEVER);
        exposed.put("all", 0.0);
        exposure.put("all", new StepFunction());
    }

    /**
     * Takes an event in.
     *
     * @param part number of the step that brought it about, or the number of steps for none
     */
    void read(int event, int part) {
        int subject = log.subject(event);
        What what = log.what(event);
        if (what == What.INTEGRITY) {
            readIntegrity(event, subject, part);
        } else if (what == What.LEVEL && subjects.isAsset(subject)) {
            down.set(subject, log.to(event) == 0);
            if (listening.containsKey(subject) || lying.containsKey(subject)) {
                update(subject, log.timeMicros(event));
            }
        } else if (what == What.NOTICED) {
            int step = subject - subjects.step(0);
            if (first[step] != NEVER && unnoticedUntil[step] == NEVER) {
                unnoticedUntil[step] = held[step] > 0 ? log.timeMicros(event) : lastEnd[step];
            }
        }
    }

    /** Closes the books at the horizon. */
    void finish() {
        loads.values().forEach(ofKind -> Arrays.stream(ofKind).forEach(l -> l.settle(horizon)));
        deviceLoads.values().forEach(ofKind -> Arrays.stream(ofKind).forEach(l -> l.settle(horizon)));
        commanded.values().forEach(l -> l.settle(horizon));
    }

    private void readIntegrity(int event, int asset, int part) {
        long now = log.timeMicros(event);
        if (log.to(event) == 0) {
            boolean was = listening.containsKey(asset) || lying.containsKey(asset);
            listening.remove(asset);
            lying.remove(asset);
            if (was) {
                update(asset, now);
                for (int step : stepsOf.remove(asset)) {
                    held[step]--;
                    lastEnd[step] = now;
                }
            }
        } else if (part < subjects.stepIds().size()) {
            Optional<Effect> effect = index.effect(subjects.stepIds().get(part));
            if (effect.isPresent() && log.to(event) == 2) {
                begin(asset, effect.get(), part, now);
            }
        }
    }

    private void begin(int asset, Effect effect, int step, long now) {
        if (effect.reads()) {
            listen(asset, effect, now);
        } else if (effect instanceof Effect.Falsify falsify) {
            lying.put(asset, falsify);
        }
        if (stepsOf.computeIfAbsent(asset, a -> new TreeSet<>()).add(step)) {
            held[step]++;
        }
        first[step] = first[step] == NEVER ? now : first[step];
        update(asset, now);
    }

    /** Of several who read at one asset the one counts who reads most there. */
    private void listen(int asset, Effect effect, long now) {
        Effect before = listening.get(asset);
        if (before == null) {
            listening.put(asset, effect);
        } else if (numberRead(asset, effect) > numberRead(asset, before)) {
            boolean counts = exposing.get(asset);
            if (counts) {
                expose(asset, -1, now);
            }
            listening.put(asset, effect);
            if (counts) {
                expose(asset, 1, now);
            }
        }
    }

    private double numberRead(int asset, Effect effect) {
        return readAt(asset, effect)
                .map(r -> r.share()
                        * r.seen().subscribers().values().stream()
                                .mapToDouble(u -> u)
                                .sum())
                .orElse(0.0);
    }

    private void update(int asset, long now) {
        boolean reads = listening.containsKey(asset) && !down.get(asset);
        boolean lies = lying.containsKey(asset) && !down.get(asset);
        if (reads != exposing.get(asset)) {
            exposing.set(asset, reads);
            expose(asset, reads ? 1 : -1, now);
        }
        if (lies != commanding.get(asset)) {
            commanding.set(asset, lies);
            command(asset, lies ? 1 : -1, now);
        }
    }

    private void expose(int asset, int sign, long now) {
        Optional<Read> read =
                sign > 0 ? readAt(asset, listening.get(asset)) : Optional.ofNullable(reading.remove(asset));
        read.ifPresent(r -> {
            if (sign > 0) {
                reading.put(asset, r);
            }
            r.seen().subscribers().forEach((group, users) -> shiftSubscribers(r, group, users, sign, now));
            r.seen().devices().forEach((group, number) -> shiftDevices(r, group, number, sign, now));
        });
        if (read.isPresent() && exposing.isEmpty()) {
            exposed.replaceAll((subject, rounding) -> 0.0);
            exposure.values().forEach(f -> f.add(now, 0));
        }
    }

    private Optional<Read> readAt(int asset, Effect effect) {
        return index.seen(asset, effect).map(seen -> {
            double all =
                    seen.subscribers().values().stream().mapToDouble(u -> u).sum();
            double most = effect instanceof Effect.Intercept intercept
                    ? intercept.subscribersEach().orElse(all)
                    : all;
            return new Read(seen, all > most ? most / all : 1);
        });
    }

    private void shiftSubscribers(Read read, int group, double users, int sign, long now) {
        Audience audience = index.audience();
        AssetKind kind = read.seen().kind();
        Map<Sight.Sort, Double> before = greatestBySort(group);
        Load load = loadOf(loads, kind, audience.groups(), group);
        double old = load.value;
        load.add(read.share() * users, sign, audience.subscribers(group), now);
        Map<Sight.Sort, Double> after = greatestBySort(group);
        shift("function:" + kind.id(), load.value - old, now);
        for (Sight.Sort sort : Sight.Sort.values()) {
            shift("sees:" + sort.id(), after.get(sort) - before.get(sort), now);
        }
        double change = max(after) - max(before);
        shift("operator:" + services.operators().get(audience.operator(group)), change, now);
        shift("region:" + services.regions().get(audience.region(group)), change, now);
        shift("all", change, now);
    }

    /** Devices of a group are seen at several kinds of assets like subscribers: the greatest counts. */
    private void shiftDevices(Read read, int group, double number, int sign, long now) {
        DeviceAudience devices = index.devices();
        double before = greatestOf(group);
        loadOf(deviceLoads, read.seen().kind(), devices.groups(), group)
                .add(read.share() * number, sign, devices.devices(group), now);
        shift("class:" + devices.className(group), greatestOf(group) - before, now);
    }

    private double greatestOf(int group) {
        return deviceLoads.values().stream()
                .mapToDouble(ofKind -> ofKind[group].value)
                .max()
                .orElse(0);
    }

    private static Load loadOf(Map<AssetKind, Load[]> loads, AssetKind kind, int groups, int group) {
        return loads.computeIfAbsent(kind, k -> {
            Load[] none = new Load[groups];
            Arrays.setAll(none, g -> new Load());
            return none;
        })[group];
    }

    private Map<Sight.Sort, Double> greatestBySort(int group) {
        Map<Sight.Sort, Double> greatest = new EnumMap<>(Sight.Sort.class);
        for (Sight.Sort sort : Sight.Sort.values()) {
            greatest.put(sort, 0.0);
        }
        loads.forEach((kind, ofKind) -> greatest.merge(index.sight(kind).sees(), ofKind[group].value, Math::max));
        return greatest;
    }

    private static double max(Map<Sight.Sort, Double> values) {
        return values.values().stream().mapToDouble(v -> v).max().orElse(0);
    }

    private void shift(String subject, double change, long now) {
        double value = Math.max(0, exposed.merge(subject, change, Double::sum));
        exposure.computeIfAbsent(subject, s -> new StepFunction()).add(now, value);
    }

    private void command(int asset, int sign, long now) {
        index.receivers(asset).forEach((receiver, share) -> {
            receivers.put(receiver.node(), receiver);
            commanded.computeIfAbsent(receiver.node(), n -> new Load()).add(share, sign, 1, now);
        });
    }

    /** Subscribers exposed over time, by subject; zero for subjects that are not there. */
    Map<String, StepFunction> exposure() {
        return exposure;
    }

    long horizonMicros() {
        return horizon;
    }

    /** Records exposed, by subject. */
    void records(BiConsumer<String, Double> out) {
        Map<String, Double> sums = new TreeMap<>(Map.of("all", 0.0));
        loads.forEach((kind, ofKind) -> {
            Sight sight = index.sight(kind);
            for (int g = 0; g < ofKind.length; g++) {
                double records = sight.stored() * ofKind[g].greatest + sight.perHour() * ofKind[g].integralHours;
                if (records > 0) {
                    Audience audience = index.audience();
                    sums.merge("all", records, Double::sum);
                    sums.merge("function:" + kind.id(), records, Double::sum);
                    sums.merge("sees:" + sight.sees().id(), records, Double::sum);
                    sums.merge("operator:" + services.operators().get(audience.operator(g)), records, Double::sum);
                    sums.merge("region:" + services.regions().get(audience.region(g)), records, Double::sum);
                }
            }
        });
        deviceLoads.forEach((kind, ofKind) -> {
            Sight sight = index.sight(kind);
            for (int g = 0; g < ofKind.length; g++) {
                double records = sight.stored() * ofKind[g].greatest + sight.perHour() * ofKind[g].integralHours;
                if (records > 0) {
                    sums.merge("class:" + index.devices().className(g), records, Double::sum);
                }
            }
        });
        sums.forEach(out);
    }

    /** Commands falsified, by subject. */
    void commands(BiConsumer<String, Double> out) {
        Map<String, Double> sums = new TreeMap<>(Map.of("all", 0.0));
        commanded.forEach((node, load) -> {
            ExposureIndex.Receiver receiver = receivers.get(node);
            double number = receiver.perHour() * load.integralHours;
            sums.merge("all", number, Double::sum);
            sums.merge("receiver:" + receiver.word(), number, Double::sum);
            receiver.sector().ifPresent(s -> sums.merge("sector:" + s, number, Double::sum));
        });
        sums.forEach(out);
    }

    /** Hours from the first hold of a step until its incident is noticed or it holds nothing any more; empty where it never held. */
    OptionalDouble hoursUnnoticed(int step) {
        if (first[step] == NEVER) {
            return OptionalDouble.empty();
        }
        long end = unnoticedUntil[step] != NEVER ? unnoticedUntil[step] : held[step] > 0 ? horizon : lastEnd[step];
        return OptionalDouble.of(SimTime.toHours(end - first[step]));
    }

    /** True when the horizon came before notice and before the end. */
    boolean isUnnoticedAtTheEnd(int step) {
        return first[step] != NEVER && unnoticedUntil[step] == NEVER && held[step] > 0;
    }
}
