package org.faultline.io.scenario;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.faultline.io.Diagnostic;
import org.faultline.io.Diagnostics;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.rule.Rules;

/** Holds a bound question against the rules of a sound one; what an earlier binding made sure of is not looked at again. */
final class RuleCheck {

    /** How the codes of rules begin that look at nothing but the network. */
    private static final String ABOUT_NETWORKS = "F1";

    /** The rule about networks that a drawing can break although another drawing between the same assets does not. */
    private static final String ABOUT_DRAWINGS = "F104";

    private final Groundwork groundwork;
    private final Diagnostics diagnostics;
    private final boolean again;

    /**
     * For one binding.
     *
     * @param again true when the document differs from one that was bound in uncertain numbers only
     */
    RuleCheck(Groundwork groundwork, Diagnostics diagnostics, boolean again) {
        this.groundwork = groundwork;
        this.diagnostics = diagnostics;
        this.again = again;
    }

    /** What an earlier binding made sure of. */
    private enum Known {
        NOTHING,
        /** That all names in the network are known. */
        NAMES,
        /** That the network obeys the rules about networks. */
        NETWORK
    }

    private Known known(Optional<NetworkBuilder.Built> built) {
        if (again && built.filter(groundwork::isChecked).isPresent()) {
            return Known.NETWORK;
        }
        return again && built.filter(groundwork::isDrawnAnew).isPresent() ? Known.NAMES : Known.NOTHING;
    }

    /**
     * Notes what breaks a rule. Warnings wait until everything could be read: about parts they would often be wrong. Nobody asks for them again when a value
     * was drawn.
     */
    void check(Draft draft, Places places, Optional<NetworkBuilder.Built> built) {
        Known known = known(built);
        boolean withWarnings = diagnostics.errors() == 0 && !again;
        List<Rule> rules = Rules.all().stream()
                .filter(r -> withWarnings || r.explanation().severity() == Severity.ERROR)
                .filter(r -> known == Known.NOTHING
                        || !r.explanation().code().startsWith(ABOUT_NETWORKS)
                        || (known == Known.NAMES && r.explanation().code().equals(ABOUT_DRAWINGS)))
                .toList();
        List<List<Finding>> findings = findings(rules, draft);
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            for (Finding finding : findings.get(i)) {
                diagnostics.add(Diagnostic.at(
                        places.of(finding.where()),
                        rule.explanation().code(),
                        rule.explanation().severity(),
                        finding.message(),
                        finding.help()));
            }
        }
    }

    /** What each rule found. Whoever has time takes the next rule: a few of them take as long as all others. */
    private static List<List<Finding>> findings(List<Rule> rules, Draft draft) {
        AtomicReferenceArray<List<Finding>> found = new AtomicReferenceArray<>(rules.size());
        AtomicInteger next = new AtomicInteger();
        IntStream.range(0, Runtime.getRuntime().availableProcessors())
                .parallel()
                .forEach(worker -> {
                    for (int rule = next.getAndIncrement(); rule < rules.size(); rule = next.getAndIncrement()) {
                        found.set(rule, rules.get(rule).check(draft));
                    }
                });
        return IntStream.range(0, rules.size()).mapToObj(found::get).toList();
    }
}
