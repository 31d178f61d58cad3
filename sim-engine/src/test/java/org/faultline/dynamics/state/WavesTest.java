package org.faultline.dynamics.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.faultline.kernel.Agenda;
import org.faultline.kernel.Draws;
import org.faultline.model.Asset;
import org.faultline.model.AssetKind;
import org.faultline.model.Network;
import org.faultline.model.Place;
import org.faultline.model.Region;
import org.faultline.trace.EventLog;
import org.faultline.trace.What;
import org.junit.jupiter.api.Test;

/** In which order the nodes of one moment are evaluated. */
class WavesTest {

    private static final int LARGE = 256;

    private final Agenda agenda = new Agenda();
    private final EventLog log = new EventLog(16);

    private Levels levels(int size, Supply supply) {
        List<Asset> assets = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            assets.add(Asset.of("n" + i, AssetKind.FACILITY, new Place(50, 10, "r")));
        }
        List<Region> regions = List.of(new Region("r", "r", 0));
        Network network = new Network(
                "waves", regions, List.of(), assets, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                List.of(), List.of());
        Levels levels = new Levels(new Nodes(network), agenda, log, Restarts.none());
        levels.connect(supply, List.of());
        levels.reset(new Draws(1, 0));
        return levels;
    }

    /** The last node is hit first. */
    private List<Integer> fallen(int size) {
        Levels levels = levels(size, Supply.FULL);
        for (int node = size - 1; node >= 0; node--) {
            levels.setCondition(node, 0, EventLog.NO_CAUSE);
        }
        agenda.runUntil(1);
        return IntStream.range(0, log.size())
                .filter(e -> log.what(e) == What.LEVEL)
                .mapToObj(log::subject)
                .toList();
    }

    @Test
    void aSmallWaveGoesInTheOrderOfTouching() {
        assertThat(fallen(LARGE - 1))
                .isEqualTo(IntStream.range(0, LARGE - 1)
                        .mapToObj(i -> LARGE - 2 - i)
                        .toList());
    }

    @Test
    void aLargeWaveGoesInTheOrderOfTheNetwork() {
        assertThat(fallen(LARGE)).isEqualTo(IntStream.range(0, LARGE).boxed().toList());
    }

    /** Both nodes are touched once more while the first is evaluated: that is a wave of its own, in which each is evaluated once. */
    @Test
    void whoIsTouchedDuringAWaveIsEvaluatedInTheNext() {
        List<Integer> asked = new ArrayList<>();
        Levels[] levels = new Levels[1];
        levels[0] = levels(2, new Supply() {
            @Override
            public double suppliedTo(int node, int cause) {
                asked.add(node);
                if (asked.size() == 1) {
                    levels[0].touch(0, EventLog.NO_CAUSE);
                    levels[0].touch(1, EventLog.NO_CAUSE);
                }
                return 1;
            }

            @Override
            public int lostBy(int node, int otherwise) {
                return otherwise;
            }
        });
        levels[0].touch(0, EventLog.NO_CAUSE);
        agenda.runUntil(1);
        assertThat(asked).containsExactly(0, 0, 1);
    }
}
