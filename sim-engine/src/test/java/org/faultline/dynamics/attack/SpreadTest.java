package org.faultline.dynamics.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.faultline.io.scenario.Written;
import org.faultline.trace.What;
import org.junit.jupiter.api.Test;

/** Effects that spread, patches and frozen pushes, against exact results of epidemic theory; means within four standard errors. */
class SpreadTest {

    private static final double INFECTED = 2;
    private static final double CLEAN = 0;

    private static SummaryStatistics sample(Written written, int replications, ToDoubleFunction<Written> value) {
        SummaryStatistics sample = new SummaryStatistics();
        for (int r = 0; r < replications; r++) {
            sample.addValue(value.applyAsDouble(written.run(17, r)));
        }
        return sample;
    }

    private static void agrees(SummaryStatistics sample, double exact) {
        double error = sample.getStandardDeviation() / StrictMath.sqrt((double) sample.getN());
        assertThat((sample.getMean() - exact) / error)
                .as("mean %s, exact %s", sample.getMean(), exact)
                .isBetween(-4.0, 4.0);
    }

    private static double one(boolean holds) {
        return holds ? 1 : 0;
    }

    private static Written pool(int size, int first, String spread, String more) {
        return Written.of(
                """
                horizon: 2000 h
                network: {inline: {regions: {r: 0}, layers: {a: {assets: %d}}}}
                campaign:
                  steps:
                    worm: {at: 0 h, targets: {}, count: %d, effect: {spread: {over: pool, %s}}}
                    %s
                """
                        .formatted(size, first, spread, more));
    }

    private static Written graph(int size, String links, String target, String spread) {
        return Written.of(
                """
                horizon: 1000 h
                network: {inline: {regions: {r: 0}, layers: {a: {assets: %d, links: %s}}}}
                campaign: {steps: {worm: {at: 0 h, targets: %s, effect: {spread: {over: links, %s}}}}}
                """
                        .formatted(size, links, target, spread));
    }

    /** A worm without cure: all 100 after 2 H(99) = 10.355 h in the mean, variance 3.4769, half of them after 5.1774 h. */
    @Test
    void aWormTakesThePoolInLogarithmicTime() {
        Written worm = pool(100, 1, "contact: exponential(1 h)", "");
        SummaryStatistics all = sample(worm, 600, w -> w.hoursOf(What.INTEGRITY, INFECTED, 100));
        agrees(all, 10.3547550353);
        assertThat(all.getVariance()).isBetween(0.7 * 3.47686290108, 1.4 * 3.47686290108);
        agrees(sample(worm, 600, w -> w.hoursOf(What.INTEGRITY, INFECTED, 50)), 5.15737751764);
    }

    /** 50 assets, two contacts in the hour that an infection lasts: the exact final size. Ball 1986. */
    @Test
    void theFinalSizeOfAnOutbreak() {
        Written worm = pool(50, 1, "contact: exponential(30 min), cleaned: exponential(1 h)", "");
        agrees(sample(worm, 1500, w -> w.count(What.INTEGRITY, INFECTED) - 1), 18.0673284158);
        agrees(sample(worm, 1500, w -> one(w.count(What.INTEGRITY, INFECTED) == 1)), 0.337837837838);
        agrees(sample(worm, 1500, w -> one(w.count(What.INTEGRITY, INFECTED) == 2)), 0.0776602273131);
    }

    /** 20 assets that can be infected again: the mean time to extinction of the birth-death process. */
    @Test
    void anInfectionThatComesAgainDiesOutAtLast() {
        Written worm = pool(20, 1, "contact: exponential(40 min), cleaned: exponential(1 h), again: true", "");
        agrees(
                sample(worm, 1500, w -> w.hoursOf(What.INTEGRITY, CLEAN, w.count(What.INTEGRITY, CLEAN))),
                6.00164647478);
    }

    /** 50 assets, a contact an hour, everybody patched after 10 h and cleaned after 10 h in the mean. Backward recursion on the chain. */
    @Test
    void patchesRaceWithMalware() {
        Written race = pool(
                50,
                1,
                "contact: exponential(1 h), cleaned: exponential(10 h)",
                "fix: {at: 0 h, targets: {}, delay_each: exponential(10 h), effect: {patch: worm}}");
        agrees(sample(race, 1500, w -> w.count(What.INTEGRITY, INFECTED)), 25.1457538196);
        agrees(sample(race, 1500, w -> one(w.count(What.INTEGRITY, INFECTED) == 1)), 0.102322453019);
        agrees(sample(race, 800, w -> w.hoursOf(What.INTEGRITY, CLEAN, w.count(What.INTEGRITY, CLEAN))), 39.4712394343);
    }

    /** A host is exploited before its patch: eps / (eps + pi) where both times are exponential, 1 - exp(-eps T) where the patch comes at T. */
    @Test
    void anExploitRacesWithThePatchOfOneHost() {
        String text =
                """
                horizon: 2000 h
                network: {inline: {regions: {r: 0}, layers: {a: {assets: 400}}}}
                campaign:
                  steps:
                    exploit: {at: 0 h, targets: {}, delay_each: exponential(50 h), effect: intercept}
                    patch: {at: 0 h, targets: {}, delay_each: %s, effect: {patch: exploit}}
                """;
        Written exponential = Written.of(text.formatted("exponential(20 h)"));
        agrees(sample(exponential, 20, w -> w.count(What.INTEGRITY, INFECTED) / 400.0), 0.285714285714);
        Written fixed = Written.of(text.formatted("30 h"));
        agrees(sample(fixed, 20, w -> w.count(What.INTEGRITY, INFECTED) / 400.0), 0.451188363906);
    }

    /**
     * An orchestrator pushes to 50 functions that it manages, each after an hour in the mean; the push is frozen after two: 33.33 are turned by
     * then, at least 45 with chance 0.33676.
     */
    @Test
    void aMaliciousPushIsFrozen() {
        Written push = Written.of(
                """
                horizon: 2000 h
                network:
                  inline:
                    regions: {r: 0}
                    assets: {mano: {kind: orchestrator}}
                    layers: {nf: {assets: 50, kind: amf, tags: nf, needs: {management: mano}}}
                campaign:
                  steps:
                    push:
                      at: 0 h
                      targets: mano
                      effect: {spread: {over: management, among: {tag: nf}, contact: exponential(1 h), frozen: exponential(2 h)}}
                """);
        agrees(sample(push, 2000, w -> w.count(What.INTEGRITY, INFECTED) - 1), 33.3333333333);
        agrees(sample(push, 2000, w -> one(w.count(What.INTEGRITY, INFECTED) > 45)), 0.336757713528);
    }

    private static Written trusting(String trusts) {
        return Written.of(
                """
                horizon: 20 h
                network:
                  inline:
                    regions: {r: 0}
                    operators: {alpha: 50 %%, beta: 50 %%}
                    assets:
                      login: {kind: oss, operator: alpha}
                      a-1: {kind: amf, operator: alpha}
                      a-2: {kind: amf, operator: alpha}
                      b-1: {kind: amf, operator: beta}
                      u: {kind: upf, operator: alpha, needs: {signalling: a-1}}
                campaign:
                  steps:
                    worm: {at: 1 h, targets: login, effect: {spread: {over: trust, trusts: %s, carries: stop, contact: 2 h}}}
                """
                        .formatted(trusts));
    }

    /**
     * From the log-in service at 1 h to those who trust it at 3 h, from a-1 to the user plane function at 5 h; not against the trust. What is trusted
     * twice is met once, and no level depends on trust: until a-1 stops at 3 h the user plane function works, although the log-in service is down.
     */
    @Test
    void whatIsTrustedReachesWhoTrustsIt() {
        Written all =
                trusting("[{of: login, by: {kind: amf}}, {of: login, by: a-1}, {of: a-1, by: u}, {of: b-1, by: b-1}]");
        assertThat(all.run(1, 0).infected(2)).containsExactlyInAnyOrder("login");
        assertThat(all.run(1, 0).infected(4)).containsExactlyInAnyOrder("login", "a-1", "a-2", "b-1");
        assertThat(all.run(1, 0).infected(6)).containsExactlyInAnyOrder("login", "a-1", "a-2", "b-1", "u");
        assertThat(all.run(1, 0).hoursOf(What.LEVEL, 0, 2)).isCloseTo(3, within(1e-9));
        Written inside = trusting("{of: login, by: {kind: amf}, within_operator: true}");
        assertThat(inside.run(1, 0).infected(19)).containsExactlyInAnyOrder("login", "a-1", "a-2");
        Written against = trusting("{of: a-1, by: login}");
        assertThat(against.run(1, 0).infected(19)).containsExactlyInAnyOrder("login");
    }

    /** On the way to 400 who trust one asset each contact is a draw of its own: 1 - exp(-2 / 5) of them after 2 h. */
    @Test
    void contactsOverTrustAreDrawnOneByOne() {
        Written many = Written.of(
                """
                horizon: 2 h
                network:
                  inline:
                    regions: {r: 0}
                    assets: {login: {kind: oss}}
                    layers: {nf: {assets: 400, kind: amf}}
                campaign:
                  steps:
                    worm: {at: 0 h, targets: login, effect: {spread: {over: trust, trusts: {of: login, by: {kind: amf}}, contact: exponential(5 h)}}}
                """);
        agrees(sample(many, 20, w -> (w.count(What.INTEGRITY, INFECTED) - 1) / 400.0), 1 - Math.exp(-0.4));
    }

    /** On a path the infection must go through one asset after the other; a star whose infections come again, after 3 h. Exact chains. */
    @Test
    void smallGraphsMatchTheirMarkovChains() {
        Written path = graph(5, "line", "a-0", "contact: exponential(1 h)");
        agrees(sample(path, 3000, w -> one(w.infected(2).contains("a-2"))), 0.59399415029);
        agrees(sample(path, 3000, w -> one(w.infected(2).contains("a-4"))), 0.142876539501);
        Written star = graph(7, "star", "a-0", "contact: exponential(1.25 h), cleaned: exponential(1 h), again: true");
        agrees(sample(star, 3000, w -> one(w.infected(3).contains("a-3"))), 0.172896217275);
        agrees(sample(star, 3000, w -> one(w.infected(3).isEmpty())), 0.536861043476);
    }

    /**
     * On a random graph an outbreak is bond percolation (Newman 2002): degree 4, infectious for an exponential hour, two hours to a neighbour:
     * 0.45439 of all; regular of degree 3, infectious for exactly an hour, 40 min to a neighbour: 0.97631.
     */
    @Test
    void anOutbreakOnARandomGraphIsPercolation() {
        Written random = graph(
                20000,
                "{pattern: erdos-renyi, degree: 4}",
                "{}, count: 40",
                "contact: exponential(2 h), cleaned: exponential(1 h)");
        assertThat(sample(random, 4, w -> w.count(What.INTEGRITY, INFECTED) / 20000.0)
                        .getMean())
                .isCloseTo(0.454394983439, within(0.015));
        Written regular = graph(
                20000, "{pattern: regular, degree: 3}", "{}, count: 40", "contact: exponential(40 min), cleaned: 1 h");
        assertThat(sample(regular, 4, w -> w.count(What.INTEGRITY, INFECTED) / 20000.0)
                        .getMean())
                .isCloseTo(0.97630645482, within(0.004));
    }

    /**
     * Two neighbours, contacts every hour, infections of 3.5 h, again and again. The first infects the second at 1 h and is clean at 3.5 h; the second would infect
     * it again at 4 h. A patch at 2 h, while it is infected, keeps that out, and all is over at 4.5 h.
     */
    @Test
    void aPatchThatFindsAnInfectionHoldsOnceItIsClean() {
        String text =
                """
                horizon: 20 h
                network: {inline: {regions: {r: 0}, layers: {a: {assets: 2, links: line}}}}
                campaign:
                  steps:
                    worm: {at: 0 h, targets: a-0, effect: {spread: {over: links, contact: 1 h, cleaned: 3.5 h, again: true}}}
                    fix: {at: 2 h, targets: %s, effect: {patch: worm}}
                """;
        Written patched = Written.of(text.formatted("a-0")).run(1, 0);
        assertThat(patched.count(What.INTEGRITY, INFECTED)).isEqualTo(2);
        assertThat(patched.hoursOf(What.INTEGRITY, CLEAN, 2)).isCloseTo(4.5, within(1e-9));
        // The patch of who is infected now does not help the other: the first infects it once more.
        Written other = Written.of(text.formatted("a-1")).run(1, 0);
        assertThat(other.count(What.INTEGRITY, INFECTED)).isGreaterThan(2);
    }

    /**
     * Twelve in a pool, a contact every 1 / 1.8 h, infections of 1 h that come again, everybody patched after 20 / 3 h in the mean: the chain of those susceptible,
     * infected and unpatched, infected and patched dies out after 2.521050 h. Were patches of infected ones lost, it would take 2.708872 h.
     */
    @Test
    void patchesEndAnInfectionThatComesAgain() {
        Written worm = pool(
                12,
                1,
                "contact: exponential(0.5555555555555556 h), cleaned: exponential(1 h), again: true",
                "fix: {at: 0 h, targets: {}, delay_each: exponential(6.666666666666667 h), effect: {patch: worm}}");
        SummaryStatistics ends =
                sample(worm, 6000, w -> w.hoursOf(What.INTEGRITY, CLEAN, w.count(What.INTEGRITY, CLEAN)));
        agrees(ends, 2.521050);
        double error = ends.getStandardDeviation() / StrictMath.sqrt((double) ends.getN());
        assertThat(Math.abs(ends.getMean() - 2.708872)).isGreaterThan(4 * error);
    }

    /**
     * Eight that all meet each other, infections of exactly 1 h, contacts at rate 0.25 for each pair: Reed and Frost's chain of generations with the chance
     * 1 - exp(-0.25), from one infected: 5.001986 in the mean.
     */
    @Test
    void infectionsOfFixedLengthGoByGenerations() {
        Written worm = graph(8, "complete", "a-0", "contact: exponential(4 h), cleaned: 1 h");
        agrees(sample(worm, 3000, w -> w.count(What.INTEGRITY, INFECTED)), 5.0019858);
    }

    /** A path a, b, c with 1 h latent, 2 h to a contact, 4 h until clean from then: infected at 0, 3 and 6 h, clean at 5, 8 and 11 h. */
    @Test
    void aLatentAssetMeetsNobodyYet() {
        Written worm = graph(3, "line", "a-0", "contact: 2 h, latent: 1 h, cleaned: 4 h");
        assertThat(worm.run(1, 0).hoursOf(What.INTEGRITY, INFECTED, 2)).isCloseTo(3, within(1e-9));
        assertThat(worm.run(1, 0).hoursOf(What.INTEGRITY, INFECTED, 3)).isCloseTo(6, within(1e-9));
        assertThat(worm.run(1, 0).hoursOf(What.INTEGRITY, CLEAN, 1)).isCloseTo(5, within(1e-9));
        assertThat(worm.run(1, 0).hoursOf(What.INTEGRITY, CLEAN, 3)).isCloseTo(11, within(1e-9));
    }

    /**
     * Eight in a pool, latent for 1.25 h and infectious for 1 h in the mean with 2.5 contacts an hour, infected again and again, patched after 10 / 3 h: the chain of
     * those susceptible, latent and infectious, the latter with and without a patch, ends after 4.0805072 h.
     */
    @Test
    void patchesEndAnInfectionWithLatency() {
        Written worm = pool(
                8,
                1,
                "contact: exponential(24 min), latent: exponential(1.25 h), cleaned: exponential(1 h), again: true",
                "fix: {at: 0 h, targets: {}, delay_each: exponential(3.3333333333333335 h), effect: {patch: worm}}");
        agrees(sample(worm, 4000, w -> w.hoursOf(What.INTEGRITY, CLEAN, w.count(What.INTEGRITY, CLEAN))), 4.0805072);
    }

    /** Whoever is latent first, the final size is what it is without: twelve in a pool, two contacts an infection, 5.2840 in the mean by the chain. */
    @Test
    void latencyChangesNoFinalSize() {
        Written worm =
                pool(12, 1, "contact: exponential(30 min), latent: 'uniform(0 h, 3 h)', cleaned: exponential(1 h)", "");
        agrees(sample(worm, 2000, w -> w.count(What.INTEGRITY, INFECTED)), 5.2840201);
    }

    /**
     * Two linked assets, 1 h to each contact, 1.5 h until clean: the first infects the second at 1 h and is clean at 1.5 h. The second meets it at 2 h and is clean at
     * 2.5 h. With 15 min of immunity the first is infected again then, and the second by it at 3 h; with 2 h nobody is.
     */
    @Test
    void anImmunityThatEndsLetsAnInfectionComeBack() {
        Written soon = graph(2, "line", "a-0", "contact: 1 h, cleaned: 1.5 h, again: true, immune: 15 min");
        assertThat(soon.run(1, 0).hoursOf(What.INTEGRITY, INFECTED, 3)).isCloseTo(2, within(1e-9));
        assertThat(soon.run(1, 0).hoursOf(What.INTEGRITY, INFECTED, 4)).isCloseTo(3, within(1e-9));
        Written late = graph(2, "line", "a-0", "contact: 1 h, cleaned: 1.5 h, again: true, immune: 2 h");
        assertThat(late.run(1, 0).count(What.INTEGRITY, INFECTED)).isEqualTo(2);
    }

    /** As above with 15 min of immunity, of which the first has it at 1.5 h; a patch at 1.6 h makes it last, so that the second meets it at 2 h in vain. */
    @Test
    void aPatchThatFindsAnImmunityMakesItLast() {
        Written patched = Written.of(
                """
                horizon: 20 h
                network: {inline: {regions: {r: 0}, layers: {a: {assets: 2, links: line}}}}
                campaign:
                  steps:
                    worm: {at: 0 h, targets: a-0, effect: {spread: {over: links, contact: 1 h, cleaned: 1.5 h, again: true, immune: 15 min}}}
                    fix: {at: 1.6 h, targets: a-0, effect: {patch: worm}}
                """);
        assertThat(patched.run(1, 0).count(What.INTEGRITY, INFECTED)).isEqualTo(2);
    }

    /**
     * Six in a pool with three contacts an hour, infected for 1 h and immune for 30 min in the mean, patched after 4 h: the chain of those susceptible, infected with
     * and without a patch, and immune for a while ends after 2.2610427 h; without immunity it would after 2.5824 h, with one for good after 1.8662 h.
     */
    @Test
    void patchesEndAnInfectionWithImmunitiesThatEnd() {
        Written worm = pool(
                6,
                1,
                "contact: exponential(20 min), cleaned: exponential(1 h), again: true, immune: exponential(30 min)",
                "fix: {at: 0 h, targets: {}, delay_each: exponential(4 h), effect: {patch: worm}}");
        agrees(sample(worm, 6000, w -> w.hoursOf(What.INTEGRITY, CLEAN, w.count(What.INTEGRITY, CLEAN))), 2.2610427);
    }
}
