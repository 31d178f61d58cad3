package org.faultline.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.story.StepText.step;

import java.util.List;
import org.faultline.kernel.SimTime;
import org.faultline.story.Story;
import org.faultline.story.Told;
import org.junit.jupiter.api.Test;

/** One event has one cause, but where providers stand in for each other several of them bring it about. */
class TogetherTest {

    private static List<String> with(Told told, String subject, int change) {
        int event = told.events(subject, What.LEVEL).get(change);
        return new Together(told.log(), told.subjects(), told.scenario().network())
                .with(event).stream()
                        .map(o -> told.subjects().idOf(o.subject()) + " " + o.level() + " "
                                + SimTime.toHours(o.sinceMicros()))
                        .toList();
    }

    /**
     * Of four parts a carries three and b one. a falls at 1 h: f is left with 1/4, by a alone. b falls at 2 h: f has nothing, by b together
     * with a, which lies at 0 since 1 h. b alone would have left 3/4.
     */
    @Test
    void theSecondOfTwoPartsFallsTogetherWithTheFirst() {
        Told told = Story.of(
                        """
                        facility a
                        facility b
                        facility f needs power weighted a*3 b
                        """)
                .hitBy(step("one").at(1).stops("a"), step("two").at(2).stops("b"))
                .told();
        assertThat(told.levels("f")).isEqualTo("1h 0.25, 2h 0");
        assertThat(with(told, "f", 0)).isEmpty();
        assertThat(with(told, "f", 1)).containsExactly("a 0.0 1.0");
    }

    /** Where both are needed the first loss is the whole cause. */
    @Test
    void whereAllAreNeededOneSuffices() {
        Told told = Story.of(
                        """
                        facility a
                        facility b
                        facility f needs power all a b
                        """)
                .hitBy(step("one").at(1).stops("a", "b"))
                .told();
        assertThat(with(told, "f", 0)).isEmpty();
    }
}
