package org.faultline.dynamics.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.faultline.story.Written;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A manager beside the network, with a gateway that leads to its core router, and a base station behind that router:
 *
 * <pre>
 *   manager ==== gateway ==== core ---- site          ==== management, ---- traffic
 * </pre>
 *
 * <p>The site stops at 1 h, which is noticed at once; a session from afar mends it in an hour, and nobody goes there. The run is six hours long.
 */
class ManagementBesideTest {

    /** With both on its way at work the site is back at 2 h: down for one of six hours. Without either nobody reaches it: five of six. */
    @ParameterizedTest
    @CsvSource({"nothing, 1", "gateway, 5", "core, 5"})
    void aSiteIsReachedOverTheGatewayAndPastTheCore(String wiped, double hours) {
        String before =
                wiped.equals("nothing") ? "" : "    before: {at: 30 min, effect: wipe, targets: " + wiped + "}\n";
        Written run = Written.run(
                """
                horizon: 6 h
                network:
                  inline:
                    regions: {town: 1 k}
                    operators: {alpha: 100 %%}
                    assets:
                      manager: {kind: element-manager, operator: alpha}
                      gateway: {kind: gateway, operator: alpha}
                      core: {kind: core-router, operator: alpha}
                      site: {kind: gnb, operator: alpha}
                    links:
                      - {from: manager, to: gateway, kind: management}
                      - {from: gateway, to: core, kind: management}
                      - {from: core, to: site, kind: core}
                campaign:
                  steps:
                %s    fall: {at: 1 h, effect: stop, targets: site}
                response:
                  detection: {notice: 0 h}
                  crews:
                    afar: {reach: remote, size: 1, work: 1 h}
                observe:
                  down: {level: site, share_of_time: {below: 1}}
                """
                        .formatted(before),
                1,
                1);

        assertThat(run.mean("down")).isCloseTo(hours / 6, within(1e-9));
    }
}
