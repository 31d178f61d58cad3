package org.faultline.dynamics;

import org.faultline.story.Sample;
import org.faultline.story.Written;
import org.junit.jupiter.api.Test;

/**
 * Problems whose answers come from somewhere else: closed forms, chains solved exactly, all states of a small graph counted, or a simulation of a few lines that
 * shares no code with this one. Each was written down from the format page before it was run. Seeds were fixed before looking.
 */
class TextbookTest {

    /**
     * Each of twelve needs two of three providers, drawn by each for itself and anew in each run, and all that it drew. One provider is lost: each stands with a chance of
     * 1/3, four in the mean, and exactly four with C(12, 4) 2^8 / 3^12 = 0.238446. If all drew the same two it would be twelve or none.
     */
    @Test
    void eachDrawsItsOwnOfFewProviders() {
        Written run = Written.run(
                """
                horizon: 3 h
                network:
                  inline:
                    regions: {here: 0}
                    layers:
                      a: {assets: 12, tags: a}
                      p: {assets: 3}
                    supports: {need: {kind: power, of: a, by: p, count: 2, layout: "uniform(1, 1000000000)"}}
                campaign: {steps: {hit: {at: 1 h, targets: p-0, effect: stop, no_technique: a published model says who fails and not why}}}
                observe:
                  standing: {count: {of: {tag: a}, level: {above: 0}}, take: final}
                  four: {count: {of: {tag: a}, level: {above: 0}}, test: {at: 2 h, is: {equals: 4}}}
                """,
                41,
                1000);

        Sample.of(run, "standing").meets(4, 0.02);
        Sample.of(run, "four").meets(0.238446, 0.07);
    }

    /**
     * Three random graphs of mean degree 4 in a loop: 60 % of the nodes of each need a node of the next, one way, drawn one to one. A share p = 0.8 is left of each. The share
     * that works is P = x (1 - e^-4P), x = p (1 - 0.6 + 0.6 P) (Gao, Buldyrev, Stanley and Havlin, Nature Physics 8 (2012) 40-48, for a loop): 0.439196.
     */
    @Test
    void threeNetworksInALoop() {
        Written run = Written.run(
                """
                horizon: 3 h
                network:
                  inline:
                    regions: {here: 0}
                    layers:
                      for n in ['a', 'b', 'c']:
                        ${n}: {assets: 3000, layout: "uniform(1, 1000000000)", links: {pattern: erdos-renyi, degree: 4}}
                    supports:
                      for i, n in enumerate(['a', 'b', 'c']):
                        of-${n}:
                          {kind: power, of: "${n}", by: "${['b', 'c', 'a'][i]}", one_to_one: random, share: 60 %, layout: "uniform(1, 1000000000)"}
                    groups:
                      for n in ['a', 'b', 'c']:
                        whole-${n}: {of: "${n}", largest_component: true}
                campaign: {steps: {hit: {at: 1 h, targets: {}, chance: 20 %, effect: stop, no_technique: a published model says who fails and not why}}}
                observe: {left: {count: {level: {above: 0}, share: true}, take: final}}
                """,
                42, 24);

        Sample.of(run, "left").meets(0.439196, 0.01);
    }

    /**
     * Three rows of five nodes, each of which needs two working neighbours and a place in the largest component; each is lost with 15 %. All 2^15 states counted:
     * 10.5074 work in the mean, and none with 0.030684.
     */
    @Test
    void twoRulesForTheNodesOfOneGrid() {
        Written run = Written.run(
                """
                horizon: 3 h
                network:
                  inline:
                    regions: {here: 0}
                    layers: {a: {assets: 15, links: {pattern: lattice, columns: 5}}}
                    groups:
                      whole: {of: a, largest_component: true}
                      core: {of: a, neighbours: {live: 2}}
                campaign: {steps: {hit: {at: 1 h, targets: {}, chance: 15 %, effect: stop, no_technique: a published model says who fails and not why}}}
                observe:
                  left: {count: {level: {above: 0}}, take: final}
                  none: {count: {level: {above: 0}}, test: {at: 2 h, is: {equals: 0}}}
                """,
                43, 5000);

        Sample.of(run, "left").meets(10.5074, 0.006);
        Sample.of(run, "none").meets(0.030684, 0.09);
    }

    /**
     * Four hosts that infect each other at rate 0.8 for each pair, are clean after 1 h in the mean and can be infected again. Two, drawn, are patched at 1 h and
     * the others at 2 h. The chain of those susceptible, infected, immune and infected with a patch, stepped at both waves: 0.313606 infected in the mean at 3 h.
     */
    @Test
    void patchesThatComeInWaves() {
        Written run = Written.run(
                """
                horizon: 3 h
                network: {inline: {regions: {here: 0}, layers: {a: {assets: 4, links: complete}}}}
                campaign:
                  steps:
                    worm:
                      at: 0 h
                      targets: a-0
                      effect: {spread: {over: links, contact: exponential(1.25 h), cleaned: exponential(1 h), again: true}}
                      no_technique: a published model says who is infected and not how
                    fix:
                      at: 1 h
                      targets: {}
                      effect: {patch: worm}
                      staged: [{after: 0 h, reaches: 50 %}, {after: 1 h, reaches: 100 %}]
                      no_technique: what defenders do
                observe: {infected: {count: {integrity: active}, at: 3 h}}
                """,
                44, 10_000);

        Sample.of(run, "infected").meets(0.313606, 0.025);
    }

    /**
     * A spread leaves backdoors, at rate 0.3 for each pair of five hosts, and at 2 h all that are there are used. The chain of pure births has reached 3.62199 hosts
     * then in the mean; what is infected later is not hit.
     */
    @Test
    void whatASpreadLeavesIsUsedLater() {
        Written run = Written.run(
                """
                horizon: 6 h
                network: {inline: {regions: {here: 0}, layers: {a: {assets: 5, links: complete}}}}
                campaign:
                  steps:
                    worm:
                      at: 0 h
                      targets: a-0
                      effect: {spread: {carries: implant, over: links, contact: "exponential(${1 / 0.3} h)"}}
                      no_technique: a published model says who is infected and not how
                    use: {at: 2 h, targets: {implanted_by: worm}, effect: stop, no_technique: a published model says who fails and not why}
                observe: {down: {count: {level: {below: 1}}, at: 5 h}}
                """,
                45,
                5000);

        Sample.of(run, "down").meets(3.62199, 0.006);
    }

    /**
     * Five sites of one supplier are wiped, noticed after 1 h and understood after 2 h more. One part is at hand, the others come from 10 h later on, one an hour; two crews need 1 h for the
     * way and 3 h for the work in the mean. 400,000 courses of a queue with two servers whose customers come with their parts: 84.351 hours down in all, and
     * the last is back after 23.373 h.
     */
    @Test
    void aWipeWaitsForPartsAndCrews() {
        Written run = Written.run(
                """
                horizon: 200 h
                vendors: {v: First, w: Second}
                network:
                  inline:
                    regions: {here: 0}
                    layers:
                      s: {assets: 5, kind: gnb, maker: v}
                      r: {assets: 3, kind: gnb, maker: w}
                campaign: {steps: {hit: {at: 0 h, targets: {vendor: v}, effect: wipe, no_technique: a published model says who fails and not why}}}
                response:
                  detection: {notice: 1 h, diagnosis: 2 h}
                  spares: {box: {for: {}, stock: 1, lead: 10 h, per_day: 24}}
                  crews: {c: {reach: on-site, size: 2, travel: exponential(1 h), work: exponential(30 h), replace: exponential(3 h)}}
                observe:
                  down: {count: {level: {below: 1}}, take: integral}
                  last: {count: {level: {below: 1}}, time: {at_least: 1}}
                """,
                46,
                3000);

        Sample.of(run, "down").meets(84.351, 0.004);
        Sample.of(run, "last").meets(23.373, 0.005);
    }

    /**
     * An intruder needs 4, 3 and 2 h in the mean for three steps. From the first on a trace is found after 10 h in the mean, from the second on another one after 5 h; either ends it.
     * It gets through with (1/3) / (1/3 + 1/10) x (1/2) / (1/2 + 1/10 + 1/5) = 0.480769.
     */
    @Test
    void anIntruderIsSlowerThanTwoTraces() {
        Written run = Written.run(
                """
                horizon: 300 h
                network: {inline: {regions: {here: 0}, assets: {core: {kind: facility}}}}
                campaign:
                  steps:
                    first: {at: exponential(4 h), effect: nothing, no_technique: a stage of a published model}
                    second: {after: first, delay: exponential(3 h), effect: nothing, unless: [trace, other], no_technique: a stage of a published model}
                    third: {after: second, delay: exponential(2 h), effect: stop, targets: core, unless: [trace, other], no_technique: a stage of a published model}
                    trace: {after: first, delay: exponential(10 h), effect: nothing, no_technique: what defenders do}
                    other: {after: second, delay: exponential(5 h), effect: nothing, no_technique: what defenders do}
                observe: {lost: {level: core, test: {at: 299 h, is: {equals: 0}}}}
                """,
                47,
                6000);

        Sample.of(run, "lost").meets(0.480769, 0.02);
    }

    /**
     * Two rooms of three units; two units must work in one of the rooms. Units fail at rate 0.03, each room at 0.02 and all at once at 0.01. At 20 h, with p = e^-0.6 and s = 3 p^2 (1 - p)
     * + p^3: e^-0.2 (1 - (1 - e^-0.4 s)^2) = 0.508142.
     */
    @Test
    void commonCausesOfARoomAndOfAll() {
        Written run = Written.run(
                """
                horizon: 20 h
                network:
                  inline:
                    regions: {here: 0}
                    assets:
                      for r in 1..2:
                        for i in 1..3:
                          u-${r}-${i}: {kind: facility, tags: "room-${r}"}
                        room-${r}: {kind: capability, needs: {data: {of: "${['u-' + str(r) + '-' + str(i) for i in 1..3]}", at_least: 2}}}
                      whole: {kind: capability, needs: {data: {of: [room-1, room-2], mode: any}}}
                failures:
                  own: {targets: {kind: facility}, after: "exponential(${1 / 0.03} h)"}
                  first: {targets: {tag: room-1}, shock: exponential(50 h)}
                  second: {targets: {tag: room-2}, shock: exponential(50 h)}
                  all: {targets: {kind: facility}, shock: exponential(100 h)}
                observe: {works: {level: whole, at: 20 h}}
                """,
                48,
                6000);

        Sample.of(run, "works").meets(0.508142, 0.02);
    }
}
