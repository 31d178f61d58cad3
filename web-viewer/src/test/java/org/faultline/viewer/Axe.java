package org.faultline.viewer;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;

/** What axe finds wrong with a page by WCAG 2.2 AA and by its own best practice. */
final class Axe {

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private Axe() {}

    /** Each broken rule with the first elements that break it. */
    static List<String> violations(Page page) {
        return new AxeBuilder(page)
                .options(violationsOnly()).withTags(RULES).setLegacyMode(true).analyze().getViolations().stream()
                        .map(Axe::described)
                        .toList();
    }

    /** Describing the thousands of elements that pass would take longer than looking at them. */
    private static AxeRunOptions violationsOnly() {
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return options;
    }

    private static String described(Rule rule) {
        return rule.getImpact() + " " + rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream().limit(3).map(node -> node.getHtml()).toList();
    }
}
