package org.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.faultline.model.Network;
import org.faultline.story.NetworkText;
import org.faultline.story.Written;
import org.junit.jupiter.api.Test;

/** What is said of deadlocks that may stay unnamed. */
class DeadlockScopeTest {

    private static Network group(String rule) {
        return Written.read(
                        """
                        horizon: 1 h
                        network:
                          inline:
                            regions: {town: 10}
                            assets: {x: {kind: facility, region: town}, y: {kind: facility, region: town}}
                            links: [[x, y]]
                            groups: {both: {of: [x, y], %s}}
                        """
                                .formatted(rule))
                .network();
    }

    /** Neighbours are monotone; a largest component is not. */
    @Test
    void whatAGroupDecidedIsHeldUnlessItIsMonotone() {
        assertThat(DeadlockScope.notes(group("largest_component: true")))
                .singleElement()
                .asString()
                .contains("with what group both decided left as it ended");
        assertThat(DeadlockScope.notes(group("neighbours: {failed: 50 %}"))).isEmpty();
    }

    /** Without a capacity no link can be too full. */
    @Test
    void linksWithACapacityHideWhatIsBehindThem() {
        String drawing = "facility a,b\na -- b\nflow f a to b sends 5\n";
        assertThat(DeadlockScope.notes(NetworkText.of(drawing))).isEmpty();
        assertThat(DeadlockScope.notes(NetworkText.of(drawing.replace("a -- b\n", "a -- b carrying 2\n"))))
                .singleElement()
                .asString()
                .contains("not looked for behind links that would be too full");
    }
}
