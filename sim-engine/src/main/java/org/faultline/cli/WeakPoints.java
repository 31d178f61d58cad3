package org.faultline.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.faultline.analysis.SinglePoints;
import org.faultline.analysis.StaticNetwork;
import org.faultline.io.results.Quantity;
import org.faultline.model.Network;

/** The few single points of failure that an author should know of. */
final class WeakPoints {

    /** Larger networks are left to {@code analyse}, so that checking a file stays quick. */
    private static final int MOST_ASSETS = 50_000;

    private static final int MOST_LINES = 3;
    private static final double BELOW = 0.5;

    private WeakPoints() {}

    private record Weak(SinglePoints.OfType type, SinglePoints.Point point) {}

    /**
     * One line for each of the assets that alone take most people's services down; none for networks of more than 50,000 assets. A type
     * with a single service, which hangs on whatever it is made of, is left out.
     */
    static List<String> of(Network network) {
        if (network.assets().size() > MOST_ASSETS) {
            return List.of();
        }
        StaticNetwork numbered = StaticNetwork.of(network);
        List<Weak> weak = new ArrayList<>();
        for (SinglePoints.OfType type :
                SinglePoints.find(numbered, BELOW, MOST_LINES, Optional.empty()).byType()) {
            for (SinglePoints.Point point : type.worst()) {
                if (type.services() > 1 && point.services() > 1) {
                    weak.add(new Weak(type, point));
                }
            }
        }
        weak.sort(Comparator.comparingDouble((Weak w) -> -w.point().people())
                .thenComparingInt(w -> w.point().asset()));
        List<String> lines = new ArrayList<>();
        Set<Integer> named = new HashSet<>();
        for (Weak w : weak) {
            if (lines.size() < MOST_LINES && named.add(w.point().asset())) {
                lines.add(line(numbered, w));
            }
        }
        return lines;
    }

    private static String line(StaticNetwork network, Weak weak) {
        int asset = weak.point().asset();
        double people = weak.point().people();
        return "weak point: the loss of " + network.id(asset) + " ("
                + network.asset(asset).kind().id() + ") alone takes "
                + weak.point().services() + " of " + weak.type().services() + " "
                + weak.type().type() + " services"
                + " below 50 % ("
                + Quantity.of("people", people).text(people) + " people)";
    }
}
