package org.faultline.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.faultline.model.Asset;
import org.faultline.model.Distribution;
import org.faultline.model.Gate;
import org.faultline.model.Network;
import org.faultline.model.SectorPack;
import org.faultline.model.Service;
import org.faultline.model.ServiceType;
import org.junit.jupiter.api.Test;

class ServicePlacementTest {

    private static final ServiceType.Placement PER_REGION = new ServiceType.PerRegion();

    private static ServiceType.Need need(String of, Gate.Kind kind, Gate.Mode mode, ServiceType.Operators operators) {
        return new ServiceType.Need("need", kind, of, mode, 1, operators, 1, Optional.empty(), List.of());
    }

    private static ServiceType.Need mobile(String of, ServiceType.Operators operators) {
        return need(of, Gate.Kind.DATA, Gate.Mode.ALL, operators);
    }

    private static ServiceType.Need facility(String of, Gate.Mode mode) {
        return need(of, Gate.Kind.DATA, mode, ServiceType.Operators.BY_SHARE);
    }

    private static List<Service> services(
            ServiceType.Placement placement, double peopleShare, ServiceType.Need... needs) {
        return build(placement, peopleShare, needs).services();
    }

    private static Network build(ServiceType.Placement placement, double peopleShare, ServiceType.Need... needs) {
        ServiceType type = new ServiceType(
                "test", "Test", "sector", placement, peopleShare, Service.FLAT, Distribution.of(0), List.of(needs));
        return Countries.build("nordland", new SectorPack("sector", "Sector", List.of(type), List.of()))
                .network();
    }

    private static List<String> providers(Service service) {
        return service.gates().get(0).needs().stream().map(Gate.Need::provider).toList();
    }

    @Test
    void aServicePerRegionServesItsShareOfThePopulation() {
        List<Service> services =
                services(PER_REGION, 0.5, need("power", Gate.Kind.POWER, Gate.Mode.ALL, ServiceType.Operators.ONE));
        assertThat(services).hasSize(24);
        assertThat(services.stream().mapToDouble(Service::people).sum()).isCloseTo(0.5 * 5_199_915, within(1e-3));
        assertThat(services.get(0).id()).isEqualTo("test@XN-SW-01");
        assertThat(providers(services.get(0)).get(0)).startsWith("bus:");
    }

    @Test
    void catchmentsOfFacilitiesAddUpToThePopulation() {
        List<Service> services =
                services(new ServiceType.AtFacilities("hospital"), 1, facility("facility.hospital", Gate.Mode.ALL));
        assertThat(services).hasSize(40);
        assertThat(services.stream().mapToDouble(Service::people).sum()).isCloseTo(5_199_915, within(1e-3));
        assertThat(services.stream().filter(s -> s.people() > 0).count()).isGreaterThan(30);
    }

    @Test
    void aServiceAtAFacilityMeansThatFacilityAndItsLine() {
        List<Service> services = services(
                new ServiceType.AtFacilities("hospital"),
                1,
                facility("facility.hospital", Gate.Mode.ALL),
                facility("facility.hospital-line", Gate.Mode.ALL));
        assertThat(services).allSatisfy(s -> {
            String hospital = s.id().substring("test@".length());
            assertThat(providers(s)).containsExactly(hospital);
            assertThat(s.gates().get(1).needs()).containsExactly(Gate.Need.of("line:" + hospital));
        });
    }

    @Test
    void operatorsCombineAsTheNeedSays() {
        Service service = services(
                        PER_REGION,
                        1,
                        mobile("mobile.data", ServiceType.Operators.BY_SHARE),
                        mobile("mobile.voice", ServiceType.Operators.ALL),
                        mobile("mobile.emergency", ServiceType.Operators.ANY))
                .get(3);
        Gate byShare = service.gates().get(0);
        assertThat(byShare.mode()).isEqualTo(Gate.Mode.WEIGHTED);
        assertThat(byShare.needs().stream().map(Gate.Need::weight)).containsExactly(0.42, 0.34, 0.24);
        assertThat(providers(service))
                .containsExactly("data:north@XN-SW-04", "data:coast@XN-SW-04", "data:valley@XN-SW-04");
        assertThat(service.gates().get(1).mode()).isEqualTo(Gate.Mode.ALL);
        assertThat(service.gates().get(2).mode()).isEqualTo(Gate.Mode.ANY);
    }

    /** Lines 42, 34 and 24 %: of 24 contracts drawn no operator has none or nearly all. */
    @Test
    void oneOperatorIsDrawnForEachInstance() {
        Map<String, Long> contracts = services(PER_REGION, 1, mobile("mobile.data", ServiceType.Operators.ONE)).stream()
                .map(s -> providers(s).get(0).split("[:@]")[1])
                .collect(Collectors.groupingBy(o -> o, Collectors.counting()));
        assertThat(contracts).hasSize(3).allSatisfy((operator, count) -> assertThat(count)
                .isBetween(2L, 18L));
    }

    @Test
    void facilitiesAreNearestInTheRegionOrAll() {
        Network network = build(
                PER_REGION,
                1,
                facility("facility.rail-control", Gate.Mode.ALL),
                facility("facility.rail-radio-site", Gate.Mode.WEIGHTED),
                facility("facility.payment-data-centre", Gate.Mode.ANY));
        Map<String, Asset> assets = network.assets().stream().collect(Collectors.toMap(Asset::id, a -> a));
        Service north = network.services().stream()
                .filter(s -> s.id().equals("test@XN-NW-01"))
                .findFirst()
                .orElseThrow();
        assertThat(providers(north)).containsExactly("rail-control:2");
        assertThat(north.gates().get(1).needs())
                .isNotEmpty()
                .allMatch(n -> assets.get(n.provider()).place().region().equals("XN-NW-01"));
        assertThat(north.gates().get(2).needs()).hasSize(2);
    }

    @Test
    void wordsThatMeanNothingAreRefused() {
        assertThatThrownBy(() -> services(PER_REGION, 1, mobile("mobile.fax", ServiceType.Operators.ALL)))
                .hasMessage(
                        "The need need of service type test names 'mobile.fax'; a mobile network gives mobile.data, mobile.voice and mobile.emergency.");
        assertThatThrownBy(() -> services(PER_REGION, 1, facility("facility.lighthouse", Gate.Mode.ALL)))
                .hasMessageContaining("tag 'lighthouse'")
                .hasMessageContaining("hospital, dispatch-centre");
        assertThatThrownBy(() -> services(PER_REGION, 1, facility("upf:north:99", Gate.Mode.ALL)))
                .hasMessageContaining("names 'upf:north:99'");
        assertThatThrownBy(() -> services(PER_REGION, 1, facility("facility.rail-radio-site-line", Gate.Mode.ALL)))
                .hasMessageContaining("rail-radio-site, which has none");
        assertThatThrownBy(() -> services(
                        PER_REGION,
                        1,
                        need("facility.hospital", Gate.Kind.CONNECTIVITY, Gate.Mode.ALL, ServiceType.Operators.ALL)))
                .hasMessageContaining("kind connectivity");
    }

    @Test
    void anAssetCanBeNamed() {
        assertThat(providers(services(PER_REGION, 1, facility("registration:north", Gate.Mode.ALL))
                        .get(0)))
                .containsExactly("registration:north");
    }
}
