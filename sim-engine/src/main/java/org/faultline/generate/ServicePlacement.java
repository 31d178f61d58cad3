package org.faultline.generate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.faultline.model.Gate;
import org.faultline.model.Operator;
import org.faultline.model.Place;
import org.faultline.model.SectorPack;
import org.faultline.model.Service;
import org.faultline.model.ServiceType;

/**
 * Turns the kinds of services of sector packs into services that stand somewhere and need something there.
 *
 * <p>What the words of a need mean: {@code mobile.data}, {@code mobile.voice} and {@code mobile.emergency} are what the operators
 * give in the service's region, combined as {@code operators} says; {@code power} is the bus that feeds the place;
 * {@code facility.<tag>} is, in mode {@code all}, what stands at the nearest place that has such a facility (with equal weights if
 * it has several), in mode {@code weighted} all of the region (or the nearest), in modes {@code any} and {@code k-of-n} all of the
 * country; {@code facility.<tag>-line} is the line of these facilities to the fixed network; anything else is the id of an asset.
 * A service at a facility means that facility by its own tag.
 *
 * <p>People of a service at facilities: each settlement counts for the nearest place that has such a facility, in equal parts for the
 * facilities there.
 */
final class ServicePlacement {
    private static final String MOBILE = "mobile.";
    private static final String FACILITY = "facility.";
    private static final String LINE = "-line";
    private static final Set<String> MOBILE_WORDS = Set.of("data", "voice", "emergency");

    private final Territory territory;
    private final Feeding feeding;
    private final Chance chance;
    private final List<Operator> operators;
    private final Map<String, List<Facility>> facilities;
    private final Set<String> assetIds;
    private final Map<String, Catchments> catchments = new HashMap<>();

    ServicePlacement(
            Territory territory,
            Feeding feeding,
            Chance chance,
            List<Operator> operators,
            Map<String, List<Facility>> facilities,
            Set<String> assetIds) {
        this.territory = territory;
        this.feeding = feeding;
        this.chance = chance;
        this.operators = operators;
        this.facilities = facilities;
        this.assetIds = assetIds;
    }

    /** All services of the packs, in their order. */
    List<Service> place(List<SectorPack> sectors) {
        List<Service> services = new ArrayList<>();
        for (SectorPack sector : sectors) {
            sector.services().forEach(type -> services.addAll(place(type)));
        }
        return services;
    }

    private List<Service> place(ServiceType type) {
        List<Spot> spots =
                type.placement() instanceof ServiceType.AtFacilities at ? atFacilities(type, at.tag()) : perRegion();
        return spots.stream().map(spot -> service(type, spot)).toList();
    }

    private Service service(ServiceType type, Spot spot) {
        String id = type.id() + "@" + spot.name();
        List<Gate> gates =
                type.needs().stream().map(need -> gate(type, id, need, spot)).toList();
        return new Service(
                id,
                type.id(),
                type.sector(),
                spot.place(),
                spot.people() * type.peopleShare(),
                type.demandByHour(),
                gates,
                type.restart());
    }

    private List<Spot> perRegion() {
        return IntStream.range(0, territory.regions().size())
                .mapToObj(r -> new Spot(
                        territory.regions().get(r).id(),
                        r,
                        territory.capitalOf(r),
                        territory.centreOf(r),
                        territory.regions().get(r).population(),
                        List.of()))
                .toList();
    }

    private List<Spot> atFacilities(ServiceType type, String tag) {
        List<Facility> here = facilitiesOf(tag, "The service type " + type.id());
        double[] people = catchments(tag).people();
        List<Spot> spots = new ArrayList<>();
        for (int i = 0; i < here.size(); i++) {
            Facility f = here.get(i);
            int region = territory.settlements().get(f.settlement()).region();
            spots.add(new Spot(
                    f.id(), region, f.settlement(), territory.placeAt(f.x(), f.y(), region), people[i], List.of(f)));
        }
        return spots;
    }

    private Gate gate(ServiceType type, String service, ServiceType.Need need, Spot spot) {
        String subject = "The need " + need.name() + " of service type " + type.id();
        if (need.kind() == Gate.Kind.CONNECTIVITY) {
            throw new IllegalArgumentException(
                    subject + " is of kind connectivity, but a service has no link of its own;"
                            + " use kind data and facility.<tag>-line for the line of a facility.");
        }
        if (need.of().equals("power")) {
            return need.toGate(Gate.Mode.ALL, List.of(Gate.Need.of(feeding.busOf(spot.settlement()))));
        }
        if (need.of().startsWith(MOBILE)) {
            return mobileGate(service, need, spot, subject);
        }
        if (need.of().startsWith(FACILITY)) {
            return facilityGate(need, spot, subject);
        }
        if (!assetIds.contains(need.of())) {
            throw new IllegalArgumentException(
                    subject + " names '" + need.of() + "'; known are mobile.data, mobile.voice, mobile.emergency,"
                            + " power, facility.<tag>, facility.<tag>-line and ids of assets. Tags are "
                            + String.join(", ", facilities.keySet()) + ".");
        }
        return need.toGate(Gate.Mode.ALL, List.of(Gate.Need.of(need.of())));
    }

    private Gate mobileGate(String service, ServiceType.Need need, Spot spot, String subject) {
        String word = need.of().substring(MOBILE.length());
        if (!MOBILE_WORDS.contains(word)) {
            throw new IllegalArgumentException(subject + " names '" + need.of()
                    + "'; a mobile network gives mobile.data, mobile.voice and mobile.emergency.");
        }
        List<Gate.Need> providers = new ArrayList<>();
        for (Operator operator : operators) {
            if (operator.lineShare() > 0) {
                providers.add(new Gate.Need(
                        Access.id(
                                word,
                                operator.id(),
                                territory.regions().get(spot.region()).id()),
                        operator.lineShare()));
            }
        }
        return switch (need.operators()) {
            case BY_SHARE -> need.toGate(Gate.Mode.WEIGHTED, providers);
            case ALL -> need.toGate(Gate.Mode.ALL, providers);
            case ANY -> need.toGate(Gate.Mode.ANY, providers);
            case ONE -> need.toGate(Gate.Mode.ALL, List.of(contracted(service, providers)));
        };
    }

    private Gate.Need contracted(String service, List<Gate.Need> providers) {
        double left = chance.uniform(Chance.Purpose.CONTRACT, service, 0);
        for (Gate.Need provider : providers) {
            left -= provider.weight();
            if (left < 0) {
                return Gate.Need.of(provider.provider());
            }
        }
        return Gate.Need.of(providers.get(providers.size() - 1).provider());
    }

    private Gate facilityGate(ServiceType.Need need, Spot spot, String subject) {
        String word = need.of().substring(FACILITY.length());
        boolean line = word.endsWith(LINE);
        String tag = line ? word.substring(0, word.length() - LINE.length()) : word;
        List<Facility> providers = chosen(need, spot, tag, subject);
        List<Gate.Need> needs = new ArrayList<>();
        for (Facility f : providers) {
            needs.add(Gate.Need.of(line ? lineOf(f, subject) : f.id()));
        }
        Gate.Mode mode = need.mode() == Gate.Mode.ALL && needs.size() > 1 ? Gate.Mode.WEIGHTED : need.mode();
        return need.toGate(mode, needs);
    }

    private List<Facility> chosen(ServiceType.Need need, Spot spot, String tag, String subject) {
        List<Facility> all = facilitiesOf(tag, subject);
        if (!spot.at().isEmpty() && spot.at().get(0).tag().equals(tag)) {
            return spot.at();
        }
        return switch (need.mode()) {
            case ANY, K_OF_N -> all;
            case ALL -> catchments(tag).nearestTo(spot.settlement());
            case WEIGHTED -> {
                List<Facility> inRegion = all.stream()
                        .filter(f -> territory.settlements().get(f.settlement()).region() == spot.region())
                        .toList();
                yield inRegion.isEmpty() ? catchments(tag).nearestTo(spot.settlement()) : inRegion;
            }
        };
    }

    private static String lineOf(Facility facility, String subject) {
        return facility.line()
                .orElseThrow(() -> new IllegalArgumentException(
                        subject + " asks for the line of " + facility.tag() + ", which has none."));
    }

    private List<Facility> facilitiesOf(String tag, String subject) {
        List<Facility> found = facilities.get(tag);
        if (found == null) {
            throw new IllegalArgumentException(subject + " names facilities with the tag '" + tag
                    + "'; the country has " + String.join(", ", facilities.keySet()) + ".");
        }
        return found;
    }

    private Catchments catchments(String tag) {
        return catchments.computeIfAbsent(tag, t -> new Catchments(territory, facilities.get(t)));
    }

    /** Where one instance stands, and whom it serves at a people share of one. */
    private record Spot(String name, int region, int settlement, Place place, double people, List<Facility> at) {}

    /** Which facilities of one kind are nearest to which settlement. */
    private static final class Catchments {
        private final Territory territory;
        private final List<Facility> facilities;
        private final List<List<Integer>> atPlace = new ArrayList<>();
        private final int[] placeOfSettlement;

        Catchments(Territory territory, List<Facility> facilities) {
            this.territory = territory;
            this.facilities = facilities;
            Map<Integer, List<Integer>> bySettlement = new LinkedHashMap<>();
            for (int f = 0; f < facilities.size(); f++) {
                bySettlement
                        .computeIfAbsent(facilities.get(f).settlement(), s -> new ArrayList<>())
                        .add(f);
            }
            atPlace.addAll(bySettlement.values());
            double[] x = bySettlement.keySet().stream()
                    .mapToDouble(s -> territory.settlements().get(s).x())
                    .toArray();
            double[] y = bySettlement.keySet().stream()
                    .mapToDouble(s -> territory.settlements().get(s).y())
                    .toArray();
            KdTree tree = new KdTree(x, y);
            placeOfSettlement = territory.settlements().stream()
                    .mapToInt(s -> tree.nearest(s.x(), s.y()))
                    .toArray();
        }

        List<Facility> nearestTo(int settlement) {
            return atPlace.get(placeOfSettlement[settlement]).stream()
                    .map(facilities::get)
                    .toList();
        }

        /** Population of the catchment of each facility. */
        double[] people() {
            double[] people = new double[facilities.size()];
            for (int s = 0; s < placeOfSettlement.length; s++) {
                List<Integer> here = atPlace.get(placeOfSettlement[s]);
                for (int f : here) {
                    people[f] += (double) territory.settlements().get(s).population() / here.size();
                }
            }
            return people;
        }
    }
}
