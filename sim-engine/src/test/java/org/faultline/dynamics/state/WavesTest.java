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

    /** The event by which a node last changed its level. */
    private int causeOfLast(Levels levels, int node) {
        return log.cause(levels.lastEvent(node));
    }

    /**
     * Of two falls of its own condition at one moment, to 0.5 and to 0.25, the first names the fall of the level, whether something else touched
     * the node before them or the rise of another node between or after them.
     */
    @Test
    void aFallIsNamedAfterTheFirstOwnFallOfItsMoment() {
        for (int turn = 0; turn < 3; turn++) {
            agenda.clear();
            log.clear();
            Levels levels = levels(2, Supply.FULL);
            levels.setCondition(1, 0.5, EventLog.NO_CAUSE);
            agenda.runUntil(1);
            int rise = levels.setCondition(1, 1, EventLog.NO_CAUSE);
            if (turn == 0) {
                levels.touch(0, EventLog.NO_CAUSE);
            }
            int first = levels.setCondition(0, 0.5, EventLog.NO_CAUSE);
            if (turn == 1) {
                levels.touch(0, rise);
            }
            levels.setCondition(0, 0.25, EventLog.NO_CAUSE);
            levels.touch(0, rise);
            agenda.runUntil(2);
            assertThat(levels.level(0)).isEqualTo(0.25);
            assertThat(causeOfLast(levels, 0)).as("turn %d", turn).isEqualTo(first);
        }
    }

    /** At the next moment the node gets half of what it got: the fall of its own condition before is forgotten. */
    @Test
    void anOwnFallNamesNothingLater() {
        double[] supplied = {1};
        Levels levels = levels(2, new Supply() {
            @Override
            public double suppliedTo(int node, int cause) {
                return node == 0 ? supplied[0] : 1;
            }

            @Override
            public int lostBy(int node, int otherwise) {
                return otherwise;
            }
        });
        levels.touch(0, EventLog.NO_CAUSE);
        int own = levels.setCondition(0, 0.5, EventLog.NO_CAUSE);
        agenda.runUntil(1);
        assertThat(causeOfLast(levels, 0)).isEqualTo(own);
        int elsewhere = levels.setCondition(1, 0.5, EventLog.NO_CAUSE);
        supplied[0] = 0.5;
        levels.touch(0, elsewhere);
        agenda.runUntil(2);
        assertThat(levels.level(0)).isEqualTo(0.25);
        assertThat(causeOfLast(levels, 0)).isEqualTo(elsewhere);
    }
}
