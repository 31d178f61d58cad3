package org.faultline.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.faultline.model.Function;

/**
 * The way from one table of shares to another, over which suppliers are phased out: whoever has more at its beginning than at its end gives that
 * up, in the pace of its own plan, to those who have more at the end, and where it stands. Each of a supplier without a plan goes at the pace of the
 * others. So what holds at both ends of every supplier's greatest share, and of the least number of suppliers, holds between them.
 */
public final class Transition {

    private static final double SMALL = 1e-12;

    private final ShareTable start;
    private final ShareTable end;
    private final Map<Function, Map<String, Double>> done;

    /**
     * A way.
     *
     * @param done by function, the part of the way of each supplier that is phased out, in [0, 1]
     */
    public Transition(ShareTable start, ShareTable end, Map<Function, Map<String, Double>> done) {
        this.start = start;
        this.end = end;
        this.done = done;
    }

    /** Who has given what part of its shares to whom, in the order in which that is told. */
    public List<VendorMix.Replaced> replaced() {
        Set<String> operators = new LinkedHashSet<>(start.operators());
        operators.addAll(end.operators());
        List<VendorMix.Replaced> all = new ArrayList<>();
        for (Function function : done.keySet()) {
            for (String operator : operators) {
                all.addAll(replaced(operator, function));
            }
        }
        return all;
    }

    /** The table at that point of the way. */
    public ShareTable table() {
        ShareTable now = start;
        for (VendorMix.Replaced moved : replaced()) {
            now = new MixChange.Replace(moved.vendor(), List.of(moved.function()), moved.part(), moved.gains())
                    .at(now, moved.operator(), moved.function());
        }
        return now;
    }

    private List<VendorMix.Replaced> replaced(String operator, Function function) {
        Map<String, Double> before = start.of(operator, function);
        Map<String, Double> gains = new LinkedHashMap<>();
        end.of(operator, function).forEach((vendor, share) -> {
            double more = share - before.getOrDefault(vendor, 0.0);
            if (more > SMALL) {
                gains.put(vendor, more);
            }
        });
        double sum = gains.values().stream().mapToDouble(Double::doubleValue).sum();
        gains.replaceAll((vendor, more) -> more / sum);
        Map<String, Double> losses = new LinkedHashMap<>();
        before.forEach((vendor, share) -> {
            double less = share - end.of(operator, function).getOrDefault(vendor, 0.0);
            if (less > SMALL) {
                losses.put(vendor, less);
            }
        });
        double others = pace(done.get(function), losses);
        List<VendorMix.Replaced> moved = new ArrayList<>();
        losses.forEach((vendor, less) -> moved.add(new VendorMix.Replaced(
                operator,
                function,
                vendor,
                Math.min(1, less / before.get(vendor) * done.get(function).getOrDefault(vendor, others)),
                gains)));
        return moved;
    }

    /** The part of the way of all that is phased out; where nothing of it is lost, that of the plans in the mean. */
    private static double pace(Map<String, Double> parts, Map<String, Double> losses) {
        double lost = 0;
        double gone = 0;
        for (Map.Entry<String, Double> part : parts.entrySet()) {
            lost += losses.getOrDefault(part.getKey(), 0.0);
            gone += losses.getOrDefault(part.getKey(), 0.0) * part.getValue();
        }
        return lost > 0
                ? gone / lost
                : parts.values().stream()
                        .mapToDouble(Double::doubleValue)
                        .average()
                        .orElse(1);
    }
}
