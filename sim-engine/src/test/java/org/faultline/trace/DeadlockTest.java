package org.faultline.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.faultline.trace.Deadlock.Named;
import org.junit.jupiter.api.Test;

/** A deadlock in words, and what it refuses. */
class DeadlockTest {

    private static Named named(String... ids) {
        return Named.of(List.of(ids));
    }

    @Test
    void saysWhoWaitsAndWhatHelps() {
        assertThat(new Deadlock(named("a", "b"), named(), named("a"), 1, true).words())
                .isEqualTo("a and b wait for each other; a manual start of a breaks it");
        assertThat(new Deadlock(named("a", "b", "c", "d", "e"), named("s"), named("a", "d"), 2, false).words())
                .isEqualTo("a, b, c and 2 more wait for each other in 2 loops, and 1 more for them; "
                        + "manual starts of a and d break it, though fewer may do");
        assertThat(new Deadlock(named("a"), named(), named("a"), 1, true).words())
                .isEqualTo("a waits for itself; a manual start of a breaks it");
    }

    @Test
    void ofManyTheFirstThousandAreNamed() {
        Named many = Named.of(IntStream.range(0, 1500).mapToObj(i -> "n" + i).toList());
        assertThat(many.count()).isEqualTo(1500);
        assertThat(many.first()).hasSize(1000).startsWith("n0", "n1");
        assertThat(many.words()).isEqualTo("n0, n1, n2 and 1497 more");
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> new Deadlock(named("a", "b"), named(), named(), 1, true))
                .hasMessageContaining("1 loops and 0 starters");
        assertThatThrownBy(() -> new Deadlock(named("a"), named(), named("a", "b"), 1, true))
                .hasMessageContaining("1 members");
        assertThatThrownBy(() -> new Named(3, List.of("a")))
                .hasMessageContaining("Of 3 assets and services 1 are named");
    }
}
