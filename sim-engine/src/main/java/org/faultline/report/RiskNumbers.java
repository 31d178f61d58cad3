package org.faultline.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import org.faultline.risk.Losses;
import org.faultline.risk.RiskReport;
import org.faultline.stats.Interval;

/** The numbers of a study of risks, as a page tells them. */
final class RiskNumbers {

    private final RiskReport report;

    RiskNumbers(RiskReport report) {
        this.report = report;
    }

    /** What is lost, in words: {@code people-hours}. */
    String unitWords() {
        return report.unit().isEmpty() ? report.key().measure().replace('-', ' ') : report.unit();
    }

    String title(String mix) {
        return report.mixes().getOrDefault(mix, mix);
    }

    /** What people call a supplier; sets of suppliers have no name but their label. */
    String name(String supplier) {
        return report.names().getOrDefault(supplier, supplier);
    }

    Estimate given(String mix, String supplier) {
        return Estimate.of(report.unit(), report.losses().given(mix, supplier, report.level()));
    }

    List<Double> lost(String mix, String supplier) {
        return DoubleStream.of(report.losses().of(mix, supplier)).boxed().toList();
    }

    /** Suppliers by what is lost under the first mix, the most first. */
    List<String> byLoss() {
        List<String> byLoss = new ArrayList<>(report.losses().turned(report.first()));
        byLoss.sort(Comparator.comparingDouble(
                s -> -given(report.first(), s).middle().value()));
        return byLoss;
    }

    double[] expected(String mix, String assessor) {
        return report.losses().expected(mix, report.probabilities().get(assessor));
    }

    Estimate year(String mix, String assessor) {
        return Estimate.of(report.unit(), Losses.ofLoss(expected(mix, assessor), report.level()));
    }

    /** What a mix loses more than the first in a year, paired. */
    Estimate difference(String mix, String assessor) {
        return Estimate.of(
                report.unit(),
                Interval.ofPairedDifference(
                        expected(mix, assessor), expected(report.first(), assessor), report.level()));
    }
}
