package org.faultline.generate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.faultline.model.Asset;
import org.faultline.model.AssetKind;
import org.faultline.model.Assumption;
import org.faultline.model.Distribution;
import org.faultline.model.Gate;
import org.faultline.model.Link;
import org.faultline.model.Place;

/**
 * One operator's core: data centres, network functions in pools, what they can do together, and the systems that manage them.
 *
 * <p>Three or four data centres stand in the largest core cities, each joined to the two nearest core routers. Each holds two
 * instances of every control function (TS 23.501); user plane functions stand in every core city, weighted by the sites behind it.
 * A pool is the weighted mean of its instances and is full at the share that is left when one data centre is lost.
 *
 * <p>Three capabilities stand between pools and people. <em>Registration</em> needs access and mobility management at once; without
 * subscriber data, authentication or discovery nobody new is admitted, but who is registered stays until the periodic
 * update (T3512, 54 min by default, TS 24.501), whose moments are spread evenly. <em>Session</em> needs registration, session
 * management and user plane at once; without policy control no new session begins, and sessions are renewed four times an hour.
 * <em>Voice</em> needs a session and the IMS. Where a plan asks for it, nobody new is admitted without slice selection, and without the proxy between functions no session
 * works either.
 */
final class CoreNetwork {

    private static final List<AssetKind> CONTROL_FUNCTIONS = List.of(
            AssetKind.AMF,
            AssetKind.SMF,
            AssetKind.AUSF,
            AssetKind.UDM,
            AssetKind.UDR,
            AssetKind.PCF,
            AssetKind.NRF,
            AssetKind.IMS);
    static final int INSTANCES_PER_DATA_CENTRE = 2;
    static final int LARGE_OPERATOR_SITES = 10_000;
    static final double USER_PLANE_FULL_AT = 0.8;
    /** Periodic registration update T3512, default of TS 24.501, table 10.2.1. */
    static final double PERIODIC_UPDATE_HOURS = 54 / 60.0;

    static final int STEPS = 9;
    static final double SESSIONS_PER_HOUR = 4;
    /** Answers of the repository are cached this long; assumed. */
    static final double DISCOVERY_CACHE_HOURS = 1;

    /** Containers of a function are started again; assumed. */
    private static final Distribution FUNCTION_START_HOURS = new Distribution.Triangular(0.1, 0.25, 1);

    private static final Distribution DATA_CENTRE_START_HOURS = new Distribution.Triangular(0.5, 1, 3);
    private static final String STOCK = "core_site";

    private final Territory territory;
    private final NetworkParts parts;
    private final Feeding feeding;
    private final String operator;
    private final Transport transport;
    private final List<Integer> cities;
    private final Operations operations;
    private final CorePlan plan;

    /** A core for an operator with so many sites. */
    CoreNetwork(
            Territory territory,
            NetworkParts parts,
            Feeding feeding,
            String operator,
            Transport transport,
            int sites,
            Operations operations,
            CorePlan plan) {
        this.territory = territory;
        this.parts = parts;
        this.feeding = feeding;
        this.operator = operator;
        this.transport = transport;
        this.operations = operations;
        this.plan = plan;
        this.cities = transport.coreSettlements().subList(0, sites >= LARGE_OPERATOR_SITES ? 4 : 3);
    }

    /** Id of a pool of network functions. */
    String poolId(AssetKind function) {
        return "pool:" + function.id() + ":" + operator;
    }

    /** Id of one of the operator-wide capabilities {@code registration}, {@code session}, {@code voicecore}. */
    static String capabilityId(String capability, String operator) {
        return capability + ":" + operator;
    }

    /** Ids of the data centres. */
    List<String> dataCentres() {
        return cities.stream()
                .map(c ->
                        "dc:" + operator + ":" + territory.settlements().get(c).id())
                .toList();
    }

    /** Gate by which something with a link reaches the core: a path to any of the data centres. */
    Gate reach(String name) {
        return Gate.any(name, Gate.Kind.CONNECTIVITY, dataCentres().toArray(String[]::new));
    }

    /** Gate for signalling with the access and mobility function. */
    Gate signalling() {
        return Gate.all("AMF", Gate.Kind.SIGNALLING, poolId(AssetKind.AMF));
    }

    /** Adds the core to the network. */
    void write() {
        for (int i = 0; i < cities.size(); i++) {
            writeDataCentre(dataCentres().get(i), cities.get(i));
        }
        CONTROL_FUNCTIONS.forEach(this::writeControlFunction);
        plan.functions().forEach(this::writeControlFunction);
        writeUserPlane();
        writeCapabilities();
        writeManagement();
        noteAssumptions();
    }

    private void writeDataCentre(String id, int settlement) {
        parts.add(asset(id, AssetKind.DATA_CENTRE, settlement, 0));
        List<String> routers = linkToCore(id, settlement);
        parts.needs(
                id,
                feeding.gate(id, settlement, STOCK, operator),
                Gate.any("uplinks", Gate.Kind.CONNECTIVITY, routers.toArray(String[]::new)));
        parts.restart(id, DATA_CENTRE_START_HOURS);
    }

    private void writeControlFunction(AssetKind kind) {
        List<Gate.Need> members = new ArrayList<>();
        for (int i = 0; i < cities.size() * INSTANCES_PER_DATA_CENTRE; i++) {
            members.add(Gate.Need.of(writeHosted(kind, i + 1, i / INSTANCES_PER_DATA_CENTRE, 1)));
        }
        writePool(kind, members, (cities.size() - 1.0) / cities.size());
    }

    /** Adds something that runs in a data centre; returns its id. */
    private String writeHosted(AssetKind kind, int number, int dataCentre, double weight) {
        return writeHosted(kind.id(), kind, number, dataCentre, weight, List.of());
    }

    private String writeHosted(
            String word, AssetKind kind, int number, int dataCentre, double weight, List<String> tags) {
        String id = writeLinked(word, kind, number, dataCentre, weight, tags);
        parts.needs(id, Gate.all("data centre", Gate.Kind.POWER, dataCentres().get(dataCentre)));
        parts.restart(id, FUNCTION_START_HOURS);
        return id;
    }

    private String writeLinked(
            String word, AssetKind kind, int number, int dataCentre, double weight, List<String> tags) {
        String id = word + ":" + operator + ":" + number;
        int settlement = cities.get(dataCentre);
        parts.add(new Asset(id, kind, Optional.of(operator), place(settlement), weight, Optional.empty(), tags));
        linkToCore(id, settlement);
        return id;
    }

    private void writeUserPlane() {
        int[] sites = transport.sitesPerCore();
        double total = Arrays.stream(sites).sum();
        List<Gate.Need> members = new ArrayList<>();
        for (int c = 0; c < sites.length; c++) {
            String id = "upf:" + operator + ":" + (c + 1);
            int settlement = transport.coreSettlements().get(c);
            double weight = Math.max(sites[c], 1) / total;
            parts.add(asset(id, AssetKind.UPF, settlement, weight));
            List<String> routers = linkToCore(id, settlement);
            parts.needs(
                    id,
                    feeding.gate(id, settlement, STOCK, operator),
                    Gate.any("uplinks", Gate.Kind.CONNECTIVITY, routers.toArray(String[]::new)));
            parts.restart(id, FUNCTION_START_HOURS);
            members.add(new Gate.Need(id, weight));
        }
        writePool(AssetKind.UPF, members, USER_PLANE_FULL_AT);
    }

    private void writePool(AssetKind kind, List<Gate.Need> members, double fullAt) {
        parts.add(asset(poolId(kind), AssetKind.NF_POOL, cities.get(0), 0));
        parts.needs(
                poolId(kind),
                new Gate(
                        kind.name() + " instances",
                        Gate.Kind.SIGNALLING,
                        Gate.Mode.WEIGHTED,
                        1,
                        members,
                        fullAt,
                        Optional.empty(),
                        List.of()));
    }

    private void writeCapabilities() {
        List<Gate> registration = new ArrayList<>(List.of(
                pools("AMF", AssetKind.AMF),
                withResponse(
                        pools("subscriber data", AssetKind.AUSF, AssetKind.UDM, AssetKind.UDR),
                        0,
                        untilPeriodicUpdate()),
                withResponse(pools("discovery", AssetKind.NRF), DISCOVERY_CACHE_HOURS, untilPeriodicUpdate())));
        List<Gate> session = new ArrayList<>(List.of(
                Gate.all("registration", Gate.Kind.SIGNALLING, capabilityId("registration", operator)),
                pools("SMF", AssetKind.SMF),
                pools("user plane", AssetKind.UPF),
                withResponse(pools("policy control", AssetKind.PCF), 0, untilRenewal())));
        if (plan.between().choosesSlices()) {
            registration.add(withResponse(pools("slice selection", AssetKind.NSSF), 0, untilPeriodicUpdate()));
        }
        if (plan.between().isIndirect()) {
            registration.add(withResponse(pools("proxy", AssetKind.SCP), 0, untilPeriodicUpdate()));
            session.add(pools("proxy", AssetKind.SCP));
        }
        writeCapability("registration", registration.toArray(Gate[]::new));
        writeCapability("session", session.toArray(Gate[]::new));
        writeCapability(
                "voicecore",
                Gate.all("session", Gate.Kind.SIGNALLING, capabilityId("session", operator)),
                pools("IMS", AssetKind.IMS));
    }

    private void writeCapability(String capability, Gate... gates) {
        String id = capabilityId(capability, operator);
        parts.add(asset(id, AssetKind.CAPABILITY, cities.get(0), 0));
        parts.needs(id, gates);
    }

    private Gate pools(String name, AssetKind... kinds) {
        return Gate.all(
                name,
                Gate.Kind.SIGNALLING,
                Arrays.stream(kinds).map(this::poolId).toArray(String[]::new));
    }

    private static Gate withResponse(Gate gate, double holdHours, List<Gate.ResponseStep> response) {
        Optional<Gate.Autonomy> hold =
                holdHours > 0 ? Optional.of(new Gate.Autonomy(Distribution.of(holdHours), 0)) : Optional.empty();
        return new Gate(gate.name(), gate.kind(), gate.mode(), gate.k(), gate.needs(), gate.fullAt(), hold, response);
    }

    /** Falls evenly from one to nothing over T3512: the value of each step is that at its middle, so the area is exact. */
    static List<Gate.ResponseStep> untilPeriodicUpdate() {
        List<Gate.ResponseStep> steps = new ArrayList<>();
        for (int i = 0; i < STEPS; i++) {
            steps.add(new Gate.ResponseStep(i * PERIODIC_UPDATE_HOURS / STEPS, 1 - (i + 0.5) / STEPS));
        }
        steps.add(new Gate.ResponseStep(PERIODIC_UPDATE_HOURS, 0));
        return steps;
    }

    /** Falls as exp(-4 t / h) in steps of the same area, until less than 2 % are left after an hour. */
    static List<Gate.ResponseStep> untilRenewal() {
        List<Gate.ResponseStep> steps = new ArrayList<>();
        double step = 1.0 / STEPS;
        for (int i = 0; i < STEPS; i++) {
            double left = (StrictMath.exp(-SESSIONS_PER_HOUR * i * step)
                            - StrictMath.exp(-SESSIONS_PER_HOUR * (i + 1) * step))
                    / (SESSIONS_PER_HOUR * step);
            steps.add(new Gate.ResponseStep(i * step, left));
        }
        steps.add(new Gate.ResponseStep(1, 0));
        return steps;
    }

    private void writeManagement() {
        List<Operations.Managed> managed = new ArrayList<>();
        for (int c = 0; c < cities.size(); c++) {
            managed.add(new Operations.Managed(dataCentres().get(c), cities.get(c)));
        }
        List<String> duties = List.of("ran", "ran", "ran", "ran", "transport", "transport", "core", "core");
        for (int i = 0; i < duties.size(); i++) {
            int dataCentre = i % cities.size();
            managed.add(writeManager("em", AssetKind.ELEMENT_MANAGER, i + 1, dataCentre, duties.get(i)));
        }
        for (int i = 0; i < plan.orchestrators(); i++) {
            int dataCentre = i % cities.size();
            managed.add(writeManager("orchestrator", AssetKind.ORCHESTRATOR, i + 1, dataCentre, "core"));
        }
        for (int i = 0; i < 2; i++) {
            writeHosted("repo", AssetKind.SOFTWARE_REPOSITORY, i + 1, i, 0, List.of());
        }
        operations.write(managed);
    }

    private Operations.Managed writeManager(String word, AssetKind kind, int number, int dataCentre, String duty) {
        String id = writeLinked(word, kind, number, dataCentre, 0, List.of("manages-" + duty));
        List<Gate> needs = operations.needsOfManager(id, dataCentres().get(dataCentre), cities.get(dataCentre));
        parts.needs(id, needs.toArray(Gate[]::new));
        if (operations.managersRestart()) {
            parts.restart(id, FUNCTION_START_HOURS);
        }
        return new Operations.Managed(id, cities.get(dataCentre));
    }

    private void noteAssumptions() {
        parts.assume(
                "core-pools",
                BuildingRules.number(INSTANCES_PER_DATA_CENTRE)
                        + " instances of each control function per data centre; a pool is full without one data centre.",
                Assumption.Grade.ASSUMED,
                "");
        parts.assume(
                "user-plane-headroom",
                "The user plane is full at " + USER_PLANE_FULL_AT + " of its capacity.",
                Assumption.Grade.ASSUMED,
                "");
        parts.assume(
                "periodic-update",
                "Registered phones update every " + BuildingRules.number(PERIODIC_UPDATE_HOURS * 60)
                        + " min (T3512), evenly spread.",
                Assumption.Grade.PUBLISHED,
                "3GPP TS 24.501, table 10.2.1");
        parts.assume(
                "session-renewal",
                "A phone sets up " + BuildingRules.number(SESSIONS_PER_HOUR) + " sessions an hour.",
                Assumption.Grade.PUBLISHED,
                "TelcoCalc signalling load (2 to 6 in the busy hour) https://telcocalc.com/tools/capacity/signaling-load");
        parts.assume(
                "discovery-cache",
                "Network functions find each other for " + BuildingRules.number(DISCOVERY_CACHE_HOURS)
                        + " h without the repository.",
                Assumption.Grade.ASSUMED,
                "");
    }

    private List<String> linkToCore(String id, int settlement) {
        Settlement city = territory.settlements().get(settlement);
        List<String> routers = transport.nearestCore(city.x(), city.y(), 2);
        routers.forEach(r -> parts.link(id, r, Link.Kind.CORE));
        return routers;
    }

    private Asset asset(String id, AssetKind kind, int settlement, double capacity) {
        return new Asset(id, kind, Optional.of(operator), place(settlement), capacity, Optional.empty(), List.of());
    }

    private Place place(int settlement) {
        Settlement city = territory.settlements().get(settlement);
        return territory.placeAt(city.x(), city.y(), city.region());
    }
}
