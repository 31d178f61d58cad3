package org.faultline.dynamics;

import org.faultline.story.Sample;
import org.faultline.story.Written;
import org.junit.jupiter.api.Test;

/**
 * Problems that couple several subsystems, against simulations that share no code with this one: a few lines each, of the random variables
 * that the comment names, with as many courses as leave a standard error well below that of the runs here. Seeds were fixed before looking.
 */
class CoupledTest {

    /**
     * A core function lives on a battery of 1 to 3 h after a blackout at 1 h. Whoever mends the grid sits at a manager beyond a router that was wiped at
     * 30 min: if field crews (way 2 h and work 30 min in the mean) have replaced it by 1 h, a session of 1 h brings the grid back; otherwise it is given to
     * the field crew, which goes there when it is done with the router, by whatever way. 400,000 courses of fall, router and grid. While the function
     * is down 60 calls an hour are turned away; at each fall the one of M/M/1 at load 0.5 who is there in the mean is lost.
     */
    @Test
    void aCoreOnABatteryIsMendedOverTheNetworkThatWasCut() {
        Written run = Written.run(
                """
                horizon: 40 h
                network:
                  inline:
                    regions: {here: 1 k}
                    operators: {alpha: 100 %}
                    assets:
                      grid: {kind: facility, operator: alpha}
                      router: {kind: core-router, operator: alpha}
                      manager: {kind: element-manager, operator: alpha}
                      amf: {kind: amf, operator: alpha, needs: {power: {of: grid, autonomy: "uniform(1 h, 3 h)"}}}
                    links: [[manager, router], [router, grid]]
                stations: {amf-servers: {service: exponential(0.5 min), host: {asset: amf, work: lose, keeps_line: false, admits: false}}}
                arrivals: {calls: {every: exponential(1 min), to: amf-servers}}
                campaign:
                  steps:
                    cut: {at: 30 min, effect: wipe, targets: router, no_technique: a fault}
                    blackout: {at: 1 h, effect: stop, targets: grid, no_technique: a fault}
                response:
                  detection: {notice: 0 h}
                  crews:
                    sessions: {reach: remote, size: 1, work: exponential(1 h)}
                    field: {reach: on-site, size: 1, travel: exponential(2 h), work: exponential(30 min)}
                observe:
                  down: {level: amf, time: {below: 1}}
                  back: {level: grid, time: {below: 1}}
                  rejected: {customers: {of: amf-servers, what: rejected}, take: final}
                  dropped: {customers: {of: amf-servers, what: dropped}, take: final}
                """,
                21, 4000);

        Sample.of(run, "down").meets(2.5920, 0.03);
        Sample.of(run, "back").meets(5.3845 - 1, 0.02);
        Sample.of(run, "rejected").meets(60 * 2.5920, 0.03);
        Sample.of(run, "dropped").meets(0.78098, 0.04);
    }

    /**
     * Shocks (every 6 h in the mean, each site with 30 %, down for 2 h in the mean, overlapping ones up to the last end) while an update stops one site
     * every 12 min from 1 h on until it is noticed, 1.5 h in the mean after the first; owners mend it 3 h after notice. A site is down in the union
     * of both. 20,000 courses.
     */
    @Test
    void stormsDuringARollOutAddToIt() {
        Written run = Written.run(
                """
                horizon: 24 h
                network:
                  inline:
                    regions: {here: 1 k}
                    operators: {alpha: 100 %}
                    layers: {site: {assets: 20, kind: gnb, operator: alpha}}
                campaign:
                  steps:
                    update:
                      at: 1 h
                      effect: stop
                      targets: {kind: gnb}
                      order: random
                      staged: [{after: 0 h, lasting: 4 h, reaches: 100 %}]
                      no_technique: a faulty update that nobody meant
                failures:
                  storm: {targets: {kind: gnb}, shock: exponential(6 h), chance: 30 %, repair: exponential(2 h)}
                response:
                  detection: {notice: exponential(1.5 h), implant_chance: 100 %}
                  crews: {own: {reach: owners, work: 3 h}}
                observe:
                  hits: {count: {integrity: active, ever: true}, take: final}
                  integral: {count: {level: {below: 1}}, take: integral}
                  at-6: {count: {level: {below: 1}}, at: 6 h}
                """,
                22, 2000);

        Sample.of(run, "hits").meets(7.504, 0.03);
        Sample.of(run, "integral").meets(72.97, 0.02);
        Sample.of(run, "at-6").meets(5.696, 0.04);
    }

    /**
     * A ring of ten units, eight of which run and two stand by warm; a unit whose two neighbours do not work does not either, and comes back when one
     * of them does. Once all are down that way nobody begins. 20,000 courses of the chain of conditions with the rule worked out after each change.
     */
    @Test
    void warmSparesInARingOfNeighbours() {
        Written run = Written.run(
                """
                horizon: 40 h
                network:
                  inline:
                    regions: {here: 0}
                    layers: {a: {assets: 10, links: ring}}
                    groups: {herd: {of: a, neighbours: {failed: 100 %}}}
                failures:
                  wear: {targets: {}, after: exponential(10 h), repair: exponential(2.5 h), standby: {running: 8, ageing: 30 %}}
                observe:
                  at-20: {count: {level: {above: 0}}, at: 20 h}
                  working: {count: {level: {above: 0}}, take: time-average}
                  few: {count: {level: {above: 0}}, share_of_time: {at_most: 6}}
                """,
                23, 4000);

        Sample.of(run, "at-20").meets(6.937, 0.02);
        Sample.of(run, "working").meets(7.086, 0.01);
        Sample.of(run, "few").meets(0.2935, 0.02);
    }

    /**
     * A flow of 50, 100 and 150 Mbit/s by the hour goes over a spare way of 120 Mbit/s while the main way is down, with chance p(t) = (1 - e^-0.3t) / 6 for
     * lives of 20 h and repairs of 4 h: from 16 to 24 h and 40 to 48 h 30 Mbit/s are lost, 30 x integral of p = 79.875 Mbit/s x h in all.
     */
    @Test
    void whatDoesNotFitDependsOnTheHour() {
        Written run = Written.run(
                """
                horizon: 48 h
                network:
                  inline:
                    regions: {here: 0}
                    assets:
                      source: {kind: gnb}
                      main: {kind: core-router}
                      spare-1: {kind: core-router}
                      spare-2: {kind: core-router}
                      sink: {kind: upf}
                    links:
                      - {from: source, to: main, capacity: 1000 Mbit/s}
                      - {from: main, to: sink, capacity: 1000 Mbit/s}
                      - {from: source, to: spare-1, capacity: 120 Mbit/s}
                      - {from: spare-1, to: spare-2, capacity: 120 Mbit/s}
                      - {from: spare-2, to: sink, capacity: 120 Mbit/s}
                traffic:
                  flows:
                    up: {from: source, to: sink, volume: 100 Mbit/s, demand: [1,1,1,1,1,1,1,1,2,2,2,2,2,2,2,2,3,3,3,3,3,3,3,3]}
                failures:
                  wear: {targets: main, after: exponential(20 h), repair: exponential(4 h)}
                observe:
                  lost: {traffic: lost, take: integral}
                  asked: {traffic: demand, take: integral}
                """,
                24,
                8000);

        Sample.of(run, "lost").meets(79.875, 0.03);
        Sample.of(run, "asked").meets(4800, 1e-9);
    }

    /**
     * Feeders of weights 3, 2 and 1, of which half is enough; with less a battery of 3 h bridges, which gains half an hour per hour of supply, and once
     * it is empty the site gets what is left. 400 courses of 5,000 h.
     */
    @Test
    void weightedFeedersAndABatteryThatIsNotFullAgain() {
        Written run = Written.run(
                """
                horizon: 5000 h
                network:
                  inline:
                    regions: {here: 0}
                    assets:
                      one: {kind: feeder}
                      two: {kind: feeder}
                      three: {kind: feeder}
                      site: {kind: facility, needs: {power: {of: {one: 3, two: 2, three: 1}, mode: weighted, full_at: 50 %, autonomy: 3 h, refill_rate: 0.5}}}
                failures:
                  first: {targets: one, after: exponential(30 h), repair: exponential(6 h)}
                  second: {targets: two, after: exponential(20 h), repair: exponential(4 h)}
                  third: {targets: three, after: exponential(10 h), repair: exponential(4 h)}
                observe:
                  level: {level: site, take: time-average, after: 100 h}
                  falls: {level: site, entries_per_hour: {below: 1}, after: 100 h}
                  dry: {level: site, share_of_time: {below: 1}, after: 100 h}
                """,
                25, 200);

        Sample.of(run, "level").meets(0.98660, 0.001);
        Sample.of(run, "falls").meets(0.009577, 0.02);
        Sample.of(run, "dry").meets(0.025212, 0.03);
    }
}
