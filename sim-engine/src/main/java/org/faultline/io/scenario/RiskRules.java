package org.faultline.io.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.faultline.impact.Measure;
import org.faultline.impact.Measures;
import org.faultline.io.Diagnostics;
import org.faultline.io.Fault;
import org.faultline.io.Span;
import org.faultline.io.document.Node;
import org.faultline.io.document.Node.Mapping;
import org.faultline.model.Vendor;
import org.faultline.scenario.Scenario;
import org.faultline.scenario.Spelling;

/** What a risk assessor asks about must be there: the measure of loss, whose loss it is, and the suppliers that were judged. */
final class RiskRules {

    private final RiskForms.Declared declared;
    private final Scenario scenario;
    private final Set<String> subjects;
    private final Diagnostics diagnostics;

    RiskRules(RiskForms.Declared declared, Scenario scenario, Set<String> subjects, Diagnostics diagnostics) {
        this.declared = declared;
        this.scenario = scenario;
        this.subjects = subjects;
        this.diagnostics = diagnostics;
    }

    void check() {
        String loss = declared.question().measure();
        Optional<Measure> measure = Measures.find(loss);
        List<String> known = new ArrayList<>();
        Measures.all().stream().filter(Measure::greaterIsWorse).map(Measure::id).forEach(known::add);
        if (measure.filter(Measure::greaterIsWorse).isEmpty()) {
            diagnostics.add(
                    Fault.UNKNOWN_RISK,
                    place("loss"),
                    measure.isEmpty()
                            ? "there is no measure '" + loss + "'"
                            : "more of '" + loss + "' is better, so it is no loss",
                    Spelling.advice(loss, known));
        }
        String subject = declared.question().subject();
        if (!subjects.contains(subject)) {
            diagnostics.add(
                    Fault.UNKNOWN_RISK,
                    place("subject"),
                    "the loss is that of an unknown subject '" + subject + "'",
                    Spelling.advice(subject, subjects));
        }
        List<String> vendors = scenario.vendors().stream().map(Vendor::id).toList();
        declared.question().suppliers().judgements().forEach((assessor, byVendor) -> byVendor.keySet().stream()
                .filter(v -> !vendors.contains(v))
                .forEach(v -> diagnostics.add(
                        Fault.UNKNOWN_RISK,
                        place("profiles", assessor, v),
                        "'" + assessor + "' judges an unknown vendor '" + v + "'",
                        Spelling.advice(v, vendors))));
    }

    private Span place(String... keys) {
        Node node = declared.node();
        Span span = node.span();
        for (String key : keys) {
            if (!(node instanceof Mapping map) || !map.entries().containsKey(key)) {
                return span;
            }
            span = keys[keys.length - 1].equals(key) && !(map.entries().get(key).value() instanceof Mapping)
                    ? map.entries().get(key).pointAt()
                    : map.entries().get(key).keySpan();
            node = map.entries().get(key).value();
        }
        return span;
    }
}
