package org.faultline.dynamics.signalling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.faultline.model.signalling.CellGroup;
import org.faultline.radio.RandomAccessLoad;
import org.faultline.story.Written;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Devices spread by the users of cells: over regions, and over the cells of a place. */
class SpreadTest {

    /** A town with one cell of 900 users and nine of 100; hills with one of 500. All phones begin to register within ten seconds. */
    private static Written run(String fidelity, String where) {
        return Written.run(
                """
                horizon: 1 h
                network:
                  inline:
                    regions: {town: 1800, hills: 500}
                    operators: {a: 100 %%}
                    assets:
                      town: {kind: coverage-area, operator: a, at: town}
                      hills: {kind: coverage-area, operator: a, at: hills}
                      amf: {kind: amf, operator: a, at: town}
                    cells:
                      crowded: {operator: a, area: town, at: town, users: 900}
                      for i in [1, 2, 3, 4, 5, 6, 7, 8, 9]:
                        calm-${i}: {operator: a, area: town, at: town, users: 100}
                      lonely: {operator: a, area: hills, at: hills, users: 500}
                signalling:
                  fidelity: %s
                  procedures: {attach: [amf]}
                  cores: {c: {functions: {amf: {instances: amf, messages_per_second: 1e6}}}}
                  devices:
                    phones: {core: c, start: register, returning: "uniform(0 s, 10 s)", stages: {attach: {waits: [1 h]}}, %s}
                campaign: {steps: {cut: {at: 30 min, effect: stop, targets: amf}}}
                response: {detection: {notice: 0 h}}
                observe:
                  soon: {devices: {of: phones, state: served}, at: 30 s}
                """
                        .formatted(fidelity, where),
                1,
                1);
    }

    /**
     * 72,000 phones in the town, 7,200 a second. In the crowded cell are half of them, 3,600 a second at 5,400 preambles: it is flooded, and few get through. In
     * each other cell 400 a second, which all do. Spread evenly every cell would have 720 a second, and all would get through.
     */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void theCrowdedCellOfAPlaceIsCongestedFirst(String fidelity) {
        double flooded = RandomAccessLoad.of(54, 100, 10).ofTheFlooded().success(3600);
        assertThat(flooded).isLessThan(0.2);
        double byUsers =
                run(fidelity, "spread: {per_user: 40, by_region: {hills: 0}}").mean("soon");
        double even =
                run(fidelity, "places: {town: {members: 72000, cells: 10}}").mean("soon");
        assertThat(byUsers / 72_000).isCloseTo(0.5 + 0.5 * flooded, within(0.04));
        assertThat(even / 72_000).isCloseTo(1, within(1e-4));
    }

    /** One phone for each of 1,800 users in the town and three for each of 500 in the hills: 3,300, and 2,300 without the difference. */
    @ParameterizedTest
    @ValueSource(strings = {"individual", "cohort"})
    void aRegionMayHaveMoreDevicesForEachUser(String fidelity) {
        assertThat(run(fidelity, "spread: {by_region: {hills: 3}}").mean("soon"))
                .isCloseTo(3300, within(1e-6));
        assertThat(run(fidelity, "spread: {}").mean("soon")).isCloseTo(2300, within(1e-6));
    }

    /** Of 16 cells the one with 50 users stands alone; the other 15, with 1 to 15 users, stand in threes: 42, 33, 24, 15 and 6 of 170 users. */
    @Test
    void groupsOfCellsBeginWithTheMostCrowdedAlone() {
        List<CellGroup> groups = CellGroup.byUsers(
                List.of(1.0, 15.0, 2.0, 14.0, 3.0, 13.0, 50.0, 4.0, 12.0, 5.0, 11.0, 6.0, 10.0, 7.0, 9.0, 8.0));
        assertThat(groups).extracting(CellGroup::cells).containsExactly(1, 3, 3, 3, 3, 3);
        double[] users = {50, 42, 33, 24, 15, 6};
        for (int g = 0; g < users.length; g++) {
            assertThat(groups.get(g).share()).isCloseTo(users[g] / 170, within(1e-12));
        }
    }

    @Test
    void cellsWithAsManyUsersAreOneGroup() {
        assertThat(CellGroup.byUsers(List.of(5.0, 5.0, 5.0))).containsExactly(new CellGroup(3, 1));
        assertThat(CellGroup.byUsers(List.of())).isEmpty();
    }

    /** A hundred cells: one alone, the others in seven groups of 15 and, the last, 9. */
    @Test
    void thereAreNeverMoreThanEightGroups() {
        List<Double> users = java.util.stream.IntStream.range(0, 100)
                .mapToObj(i -> (double) i)
                .toList();
        assertThat(CellGroup.byUsers(users)).extracting(CellGroup::cells).containsExactly(1, 15, 15, 15, 15, 15, 15, 9);
    }
}
