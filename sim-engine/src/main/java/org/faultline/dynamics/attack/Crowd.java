package org.faultline.dynamics.attack;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.faultline.model.Asset;
import org.faultline.model.AssetKind;
import org.faultline.model.Audience;
import org.faultline.model.Network;

/**
 * People whose data or traffic passes through some assets: of one kind of assets they add up within a group, at most to all of it; over kinds
 * the greatest number counts, as they may be the same people. Additions are taken back in the opposite order.
 */
final class Crowd {

    /** A number as it was before it was changed. */
    private static final class Change {

        private final double[] numbers;
        private final int place;
        private final double before;

        Change(double[] numbers, int place) {
            this.numbers = numbers;
            this.place = place;
            before = numbers[place];
        }

        void undo() {
            numbers[place] = before;
        }
    }

    private final Network network;
    private final Audience audience;
    private final Map<AssetKind, double[]> sums = new EnumMap<>(AssetKind.class);
    private final double[] counted;
    private final List<Change> changes = new ArrayList<>();
    private double people;

    Crowd(Network network, Audience audience) {
        this.network = network;
        this.audience = audience;
        counted = new double[audience.groups()];
    }

    /** Number of people. */
    double people() {
        return people;
    }

    /** Number of people behind an asset. */
    double behind(int asset) {
        return audience.of(asset).values().stream().mapToDouble(n -> n).sum();
    }

    /** Adds a share of the people behind an asset. */
    void add(int asset, double share) {
        AssetKind kind = network.assets().get(asset).kind();
        audience.of(asset).forEach((group, number) -> add(kind, group, share * number));
    }

    /** Adds a share of all people of an asset's operator. */
    void addOperatorOf(int asset, double share) {
        Asset at = network.assets().get(asset);
        for (int group = 0; group < audience.groups(); group++) {
            String operator = network.operators().get(audience.operator(group)).id();
            if (at.operator().filter(operator::equals).isPresent()) {
                add(at.kind(), group, share * audience.subscribers(group));
            }
        }
    }

    private void add(AssetKind kind, int group, double number) {
        double[] ofKind = sums.computeIfAbsent(kind, k -> new double[counted.length]);
        set(ofKind, group, ofKind[group] + number);
        double all = Math.min(audience.subscribers(group), ofKind[group]);
        if (all > counted[group]) {
            people += all - counted[group];
            set(counted, group, all);
        }
    }

    private void set(double[] numbers, int place, double value) {
        changes.add(new Change(numbers, place));
        numbers[place] = value;
    }

    /** Number of changes so far, to come back to. */
    int mark() {
        return changes.size();
    }

    /** Takes back everything since a mark. */
    void undo(int mark) {
        for (int i = changes.size() - 1; i >= mark; i--) {
            Change change = changes.remove(i);
            if (change.numbers == counted) {
                people -= counted[change.place] - change.before;
            }
            change.undo();
        }
        people = mark == 0 ? 0 : people;
    }
}
