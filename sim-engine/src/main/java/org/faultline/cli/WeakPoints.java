package org.faultline.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faultline.analysis.SinglePoints;
import org.faultline.analysis.StaticNetwork;
import org.faultline.io.Diagnostic;
import org.faultline.io.Fault;
import org.faultline.io.Sources;
import org.faultline.io.Span;
import org.faultline.io.results.Quantity;
import org.faultline.io.scenario.Reading;
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
     * A warning for each of the assets that alone take most people's services down; none for networks of more than 50,000 assets. A type
     * with a single service, which hangs on whatever it is made of, is left out.
     */
    static List<Diagnostic> of(Network network, Reading reading) {
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
        List<Diagnostic> warnings = new ArrayList<>();
        Set<Integer> named = new HashSet<>();
        for (Weak w : weak) {
            if (warnings.size() < MOST_LINES && named.add(w.point().asset())) {
                warnings.add(Diagnostic.at(
                        place(numbered.id(w.point().asset()), reading),
                        Fault.WEAK_POINT.code(),
                        Fault.WEAK_POINT.severity(),
                        line(numbered, w),
                        Optional.empty()));
            }
        }
        return warnings;
    }

    /** Where the scenario file names an asset first; its beginning when it does not. */
    private static Span place(String asset, Reading reading) {
        String file = Sources.nameOf(reading.files().get(0));
        List<String> lines = reading.sources().lines(file).orElse(List.of());
        Pattern name = Pattern.compile("(?<![\\w-])" + Pattern.quote(asset) + "(?![\\w-])");
        for (int i = 0; i < lines.size(); i++) {
            Matcher found = name.matcher(lines.get(i));
            if (found.find()) {
                int column = lines.get(i).codePointCount(0, found.start()) + 1;
                int length = asset.codePointCount(0, asset.length());
                return new Span(file, i + 1, column, i + 1, column + length);
            }
        }
        return Span.startOf(file);
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
