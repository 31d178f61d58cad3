package org.faultline.dynamics.attack;

import static org.assertj.core.api.Assertions.assertThat;

import org.faultline.story.Written;
import org.junit.jupiter.api.Test;

/** What brings a spread to its end. */
class SpreadEndsTest {

    /** In a pool of 50 an infected asset has a contact every 10 min on average; after 30 min nobody is infected any more. */
    @Test
    void afterTheFreezeNobodyInThePoolIsInfected() {
        Written run = Written.run(
                """
                horizon: 5 h
                network: {inline: {regions: {here: 0}, layers: {a: {assets: 50}}}}
                campaign:
                  steps:
                    worm: {at: 0 h, targets: a-0, effect: {spread: {over: pool, contact: exponential(10 min), frozen: 30 min}}}
                observe:
                  then: {count: {integrity: active}, at: 30 min}
                  later: {count: {integrity: active}, at: 5 h}
                """,
                5,
                40);

        assertThat(run.all("later")).isEqualTo(run.all("then"));
        assertThat(run.mean("then")).isBetween(5.0, 40.0);
    }

    /** The source is broken at 1 h for another reason and made whole and clean at 3 h: its contact at 5 h infects nobody. */
    @Test
    void whoWasMendedInfectsNobody() {
        String text =
                """
                horizon: 9 h
                network: {inline: {regions: {here: 0}, layers: {a: {assets: 3, links: line}}}}
                campaign: {steps: {worm: {at: 0 h, targets: a-0, effect: {spread: {over: links, contact: 5 h}}}}}
                failures: {wear: {targets: a-0, after: %s h}}
                response: {crews: {own: {reach: on-site, size: 1, work: 2 h}}}
                observe: {infected: {count: {integrity: active, ever: true}, take: final}}
                """;

        assertThat(Written.run(text.formatted("1"), 1, 1).mean("infected")).isEqualTo(1);
        assertThat(Written.run(text.formatted("100"), 1, 1).mean("infected")).isEqualTo(2);
    }
}
