package org.faultline.dynamics.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.faultline.story.Written;
import org.junit.jupiter.api.Test;

/**
 * How long packets take, observed. Two masts, one of them with 0.5 ms of fronthaul before its router; the short line is cut at 1 h.
 *
 * <pre>
 *   mast-1 (2 Mbit/s) --- 1 ms --- line --- 1 ms --- core --- 0 --- upf
 *   mast-2 (6 Mbit/s) --- 3 ms --------------------- core
 *   mast-1 --- 4 ms --- mast-2
 * </pre>
 *
 * <p>Before the cut mast-1 takes 2 + 0.5 = 2.5 ms and mast-2 3 ms; after it mast-1 takes 4 + 3 + 0.5 = 7.5 ms.
 */
class FlowLatencyTest {

    private static Written run(String bound) {
        return Written.run(
                """
                horizon: 2 h
                network:
                  inline:
                    regions: {town: 1}
                    operators: {a: 100 %%}
                    assets:
                      mast-1: {kind: access-router, operator: a}
                      mast-2: {kind: access-router, operator: a}
                      line: {kind: optical-line, operator: a}
                      core: {kind: core-router, operator: a}
                      upf: {kind: upf, operator: a}
                    links:
                      - {from: mast-1, to: line, latency: 1 ms}
                      - {from: line, to: core, latency: 1 ms}
                      - {from: mast-2, to: core, latency: 3 ms}
                      - {from: mast-1, to: mast-2, latency: 4 ms}
                      - [core, upf]
                traffic:
                  convergence: 0 s
                  flows:
                    one: {from: mast-1, to: upf, volume: 2 Mbit/s, access_latency: 0.5 ms, latency: %s}
                    two: {from: mast-2, to: upf, volume: 6 Mbit/s, latency: %s}
                campaign: {steps: {cut: {at: 1 h, effect: stop, targets: line}}}
                observe:
                  mean-before: {latency: mean, at: 0.5 h}
                  mean-after: {latency: mean, at: 1.5 h}
                  greatest: {latency: greatest, at: 1.5 h}
                  only-two: {latency: {flows: two, what: greatest}, at: 1.5 h}
                  by-source: {latency: {flows: one@mast-1, what: mean}, at: 0.5 h}
                  in-time-before: {latency: in-time-share, at: 0.5 h}
                  in-time-after: {latency: in-time-share, at: 1.5 h}
                  level: {level: one@mast-1, at: 1.5 h}
                """
                        .formatted(bound, bound),
                1,
                1);
    }

    /** Weighted by 2 and 6 Mbit/s: (2 x 2.5 + 6 x 3) / 8 = 2.875 ms, and afterwards (2 x 7.5 + 18) / 8 = 4.125 ms. */
    @Test
    void theMeanIsWeightedByVolume() {
        Written run = run("10 ms");
        assertThat(run.mean("mean-before")).isCloseTo(2.875, within(1e-9));
        assertThat(run.mean("mean-after")).isCloseTo(4.125, within(1e-9));
        assertThat(run.mean("greatest")).isCloseTo(7.5, within(1e-9));
        assertThat(run.mean("only-two")).isCloseTo(3, within(1e-9));
        assertThat(run.mean("by-source")).isCloseTo(2.5, within(1e-9));
    }

    /** Within 5 ms all are before the cut; after it the 6 of 8 Mbit/s that need not go round. The flow that comes too late is worth nothing. */
    @Test
    void whoHasToGoRoundComesTooLate() {
        Written run = run("5 ms");
        assertThat(run.mean("in-time-before")).isEqualTo(1);
        assertThat(run.mean("in-time-after")).isEqualTo(0.75);
        assertThat(run.mean("level")).isZero();
    }

    /** 7.2 ms would bear the 7 ms of links, but not the half millisecond before them. */
    @Test
    void whatPacketsTookBeforeCountsForTheBound() {
        assertThat(run("7.2 ms").mean("level")).isZero();
        assertThat(run("7.6 ms").mean("level")).isEqualTo(1);
    }
}
