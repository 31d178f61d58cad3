package org.faultline.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.faultline.analysis.graph.TerminalReliability;
import org.faultline.model.Asset;
import org.faultline.model.AssetKind;
import org.faultline.model.Network;
import org.faultline.story.NetworkText;
import org.junit.jupiter.api.Test;

class LinkNetworkTest {

    /** The bridge network of five cables, each down a tenth of the time. */
    private static StaticNetwork bridge() {
        Network drawn = NetworkText.of(
                """
                core-router a,b,c,d
                optical-line ab,ac,bc,bd,cd
                a -- ab -- b
                a -- ac -- c
                b -- bc -- c
                b -- bd -- d
                c -- cd -- d
                facility office
                office -- a
                """);
        List<Asset> assets = new ArrayList<>();
        drawn.assets().forEach(a -> assets.add(a.kind() == AssetKind.OPTICAL_LINE ? a.withUnavailability(0.1) : a));
        return StaticNetwork.of(new Network(
                "bridge",
                drawn.regions(),
                drawn.operators(),
                assets,
                drawn.links(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of()));
    }

    @Test
    void opticalLinesAreEdges() {
        StaticNetwork network = bridge();
        LinkNetwork links = LinkNetwork.of(network);
        assertThat(links.graph().size()).isEqualTo(5); // four routers and the office
        assertThat(links.graph().edges()).isEqualTo(6);
    }

    @Test
    void theBridgeHoldsWithTheProbabilityOfTheTextbook() {
        StaticNetwork network = bridge();
        var question = LinkNetwork.of(network).whetherJoined(network, network.of("a"), network.of("d"));
        double p = 0.9;
        // 2 p^2 + 2 p^3 - 5 p^4 + 2 p^5
        double byHand = 2 * p * p + 2 * p * p * p - 5 * Math.pow(p, 4) + 2 * Math.pow(p, 5);
        assertThat(TerminalReliability.of(question).value()).isCloseTo(byHand, within(1e-12));
    }

    @Test
    void whoHasNoLinkIsRefused() {
        StaticNetwork network = StaticNetwork.of(NetworkText.of("core-router a,b\na -- b\nfacility office"));
        assertThatThrownBy(() -> LinkNetwork.of(network).whetherJoined(network, network.of("a"), network.of("office")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("office has no traffic link");
    }
}
