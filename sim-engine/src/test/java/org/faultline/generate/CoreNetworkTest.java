package org.faultline.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.faultline.model.Asset;
import org.faultline.model.AssetKind;
import org.faultline.model.Dependency;
import org.faultline.model.Gate;
import org.faultline.model.Network;
import org.junit.jupiter.api.Test;

class CoreNetworkTest {
    private static final Network GERMANY = Countries.Germany.BUILT.network();
    private static final Map<String, List<Gate>> GATES =
            GERMANY.dependencies().stream().collect(Collectors.toMap(Dependency::dependant, Dependency::gates));

    /** Evenly spread updates: of those registered the mean stays half of 54 min, so the area under the steps is 27 min. */
    @Test
    void registrationsRunOutEvenlyUntilThePeriodicUpdate() {
        List<Gate.ResponseStep> steps = CoreNetwork.untilPeriodicUpdate();
        assertThat(area(steps)).isCloseTo(27 / 60.0, within(1e-12));
        assertThat(last(steps).afterHours()).isCloseTo(54 / 60.0, within(1e-12));
        assertThat(last(steps).level()).isZero();
    }

    /** The integral of exp(-4 t) over the first hour is (1 - exp(-4)) / 4. */
    @Test
    void sessionsRunOutAsTheyAreRenewed() {
        List<Gate.ResponseStep> steps = CoreNetwork.untilRenewal();
        assertThat(area(steps)).isCloseTo((1 - Math.exp(-4)) / 4, within(1e-12));
        assertThat(last(steps).level()).isZero();
    }

    /** Four data centres with two instances each; full without one centre: 3 of 4. */
    @Test
    void poolsAreFullWithoutOneDataCentre() {
        for (String function : List.of("amf", "smf", "ausf", "udm", "udr", "pcf", "nrf", "ims")) {
            Gate pool = GATES.get("pool:" + function + ":telekom").get(0);
            assertThat(pool.needs()).hasSize(8);
            assertThat(pool.fullAt()).isEqualTo(0.75);
            assertThat(pool.mode()).isEqualTo(Gate.Mode.WEIGHTED);
        }
    }

    @Test
    void userPlaneStandsInEveryCoreCityAndItsWeightsAddUpToOne() {
        Gate pool = GATES.get("pool:upf:telekom").get(0);
        assertThat(pool.needs()).hasSize(12);
        assertThat(pool.needs().stream().mapToDouble(Gate.Need::weight).sum()).isCloseTo(1, within(1e-9));
    }

    @Test
    void everyGnbNeedsPowerAPathToADataCentreAndTheAmf() {
        GERMANY.assets().stream().filter(a -> a.kind() == AssetKind.GNB).forEach(gnb -> {
            List<Gate> gates = GATES.get(gnb.id());
            assertThat(gates.stream().map(Gate::kind))
                    .containsExactly(Gate.Kind.POWER, Gate.Kind.CONNECTIVITY, Gate.Kind.SIGNALLING);
            assertThat(gates.get(0).autonomy()).isPresent();
            assertThat(gates.get(1).needs()).allMatch(n -> n.provider()
                    .startsWith("dc:" + gnb.operator().orElseThrow() + ":"));
        });
    }

    @Test
    void withoutSubscriberDataNobodyIsThrownOutAtOnceButWithoutAmfEverybodyIs() {
        List<Gate> registration = GATES.get("registration:o2");
        assertThat(registration.get(0).response()).isEmpty();
        assertThat(registration.get(1).needs().stream().map(Gate.Need::provider))
                .containsExactly("pool:ausf:o2", "pool:udm:o2", "pool:udr:o2");
        assertThat(registration.get(1).response()).isEqualTo(CoreNetwork.untilPeriodicUpdate());
    }

    @Test
    void everyOperatorHasElementManagersAndARepositoryThatReachTheNetwork() {
        GERMANY.operators().forEach(o -> {
            List<Asset> managers = GERMANY.assets().stream()
                    .filter(a -> a.kind() == AssetKind.ELEMENT_MANAGER
                            && a.operator().equals(Optional.of(o.id())))
                    .toList();
            assertThat(managers.stream().flatMap(m -> m.tags().stream()))
                    .contains("manages-ran", "manages-transport", "manages-core");
            assertThat(managers)
                    .allMatch(m -> GERMANY.links().stream()
                                    .filter(l -> l.from().equals(m.id()))
                                    .count()
                            == 2);
            assertThat(GATES).containsKey("repo:" + o.id() + ":1");
        });
    }

    private static double area(List<Gate.ResponseStep> steps) {
        double area = 0;
        for (int i = 0; i + 1 < steps.size(); i++) {
            area += steps.get(i).level()
                    * (steps.get(i + 1).afterHours() - steps.get(i).afterHours());
        }
        return area;
    }

    private static Gate.ResponseStep last(List<Gate.ResponseStep> steps) {
        return steps.get(steps.size() - 1);
    }
}
