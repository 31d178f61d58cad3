package org.faultline.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.risk.RiskReport;
import org.faultline.risk.TurnedTipping;

/**
 * Two mixes that no probability of these suppliers turns over: one of them loses less whatever it is, or both lose the same.
 *
 * @param better id of the mix that loses less; empty where both lose the same
 * @param other id of the other
 * @param turned suppliers whose probability was moved, each alone
 * @param assessor whose probabilities hold for the others
 * @param sure true when replications tell the difference apart from nothing
 */
record NoPoint(Optional<String> better, String other, List<String> turned, String assessor, boolean sure) {

    NoPoint {
        turned = List.copyOf(turned);
    }

    /** Those of a report, one for all suppliers of whom the same holds. */
    static List<NoPoint> of(RiskReport report) {
        Map<NoPoint, List<String>> turned = new LinkedHashMap<>();
        for (RiskReport.TippingOf t : report.tipping()) {
            TurnedTipping.Verdict v = t.verdict();
            if (v.at().isEmpty()) {
                turned.computeIfAbsent(
                                new NoPoint(v.better(), v.worse(), List.of(), t.assessor(), v.sure()),
                                n -> new ArrayList<>())
                        .add(v.turned());
            }
        }
        return turned.entrySet().stream()
                .map(e -> {
                    NoPoint n = e.getKey();
                    return new NoPoint(n.better(), n.other(), e.getValue(), n.assessor(), n.sure());
                })
                .toList();
    }

    /** What holds, in words. */
    String words() {
        return better.isEmpty() ? "the same, whatever it is" : "whatever it is" + (sure ? "" : ", undecided");
    }
}
