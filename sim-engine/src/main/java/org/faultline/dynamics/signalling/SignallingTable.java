package org.faultline.dynamics.signalling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.faultline.dynamics.state.Nodes;
import org.faultline.kernel.Draws;
import org.faultline.model.Distribution;
import org.faultline.model.signalling.CellGroup;
import org.faultline.model.signalling.Controls;
import org.faultline.model.signalling.CoreNetwork;
import org.faultline.model.signalling.DeviceClass;
import org.faultline.model.signalling.DevicePlace;
import org.faultline.model.signalling.Discovery;
import org.faultline.model.signalling.FunctionSet;
import org.faultline.model.signalling.Instance;
import org.faultline.model.signalling.NetworkTimers;
import org.faultline.model.signalling.Quota;
import org.faultline.model.signalling.Roaming;
import org.faultline.model.signalling.Signalling;
import org.faultline.model.signalling.Stage;

/**
 * Devices and cores turned from names into numbers; not changed by runs and shared by all of them. Sets of all cores are numbered in a
 * row, and so are instances, classes and places. Times are in microseconds, rates in messages per microsecond.
 */
public final class SignallingTable {

    static final double SECOND = 1e6;
    static final int NONE = -1;

    /** Where a message goes that no function receives. */
    static final int TO_DEVICE = -1;

    static final int TO_RADIO = -2;

    /** Where the answer of a register goes: to who asked, without work. */
    static final int TO_ASKER = -3;

    /** The function whose instances admit, refuse and ask for less. */
    private static final String AMF = "amf";

    final Signalling described;
    final List<DeviceClass> classes;
    private final List<List<Stage>> steps;
    final double tick;

    final int cores;
    final long[] messageTime;
    final long[] radioTime;
    /** By core: what holds back an overload from the start, and then what operators switch to by hand. */
    final Controls[][] regimes;
    /** By core and regime: hours at which it is switched to; none for the first. */
    final Distribution[][] regimeFrom;

    final long[] keyOfCore;
    /** By core: nodes that are its register; none where functions need not look for each other. */
    final int[][] registers;
    /** By core: microseconds for which the answers of its register are kept. */
    final double[] validity;
    /** By core: microseconds after which its AMF sends a message to a device again that is not answered; zero for never. */
    final long[] resendAfter;
    /** By core: how often it does. */
    final int[] resendTimes;
    /** The AMF set of each core, or none; a slice has one only if it is its own. */
    final int[] gate;
    /** By core: sets whose full lines are pressure on its AMF, those that a slice shares among them; not that at its edge, which serves guests alone. */
    final int[][] pressing;

    final int sets;
    final int[] coreOfSet;
    final int[] firstInstance;
    final FunctionSet.Contexts[] contexts;
    final double[] wrongBelow;
    final double[] toldPerSecond;
    final double[] timeOut;
    final double[] room;
    final long[] failover;
    /** By set: whether it is the register in which functions find each other. */
    final boolean[] isRegister;
    /** By set: share of the messages of a procedure to it that are sent; one but for registers, which not everybody asks. */
    final double[] asks;
    /** By set: the register to which its instances send heartbeats, or none. */
    final int[] reportsTo;
    /** By set: heartbeats per microsecond that a register gets from an instance; zero for what is no register. */
    final double[] beat;

    final int instances;
    final int[] setOfInstance;
    final int[] nodeOfInstance;
    final double[] rate;
    final double[] weight;

    /** Shares of a room that classes may fill with first requests, each once, the least first and 1 last. */
    final double[] limits;
    /** By class and regime of its core: which of them holds. */
    final int[][] limitOfClass;

    final int[] coreOfClass;
    final long[] keyOfClass;
    /** By class and way: where each message of the procedure goes. The ways of stages come first, in order, then those of attempts that find data which do not agree. */
    final int[][][] hops;
    /** By class and stage: the way of attempts that find data which do not agree, or none. */
    final int[][] detour;
    /** By class, way and message: whether the procedure has not been at that function before. */
    final boolean[][][] isFirstVisit;
    /** By class of guests and set: whether it is of the home; empty for other classes. */
    final boolean[][] atHome;
    /** By class: microseconds that a message takes between host and home. */
    final long[] betweenTime;
    /** By class: the ways of what is sent to its devices again. */
    final ResentWays[] resent;
    /** By class and stage: the set whose instance keeps the context. */
    final int[][] home;

    /** By class: the step that only devices make whose contexts are kept, after the last stage, or none. */
    final int[] update;

    /** By class and stage: messages that each set receives. */
    final int[][][] stageMessages;
    /** By class, way and message: messages that each set receives from it on. */
    final int[][][][] messagesFrom;

    /** By class and contact: messages that each set receives. */
    final int[][][] contactMessages;
    /** By class, contact and procedure of devices that are not served: messages that each set receives. */
    final int[][][][] messagesWithoutService;

    final int places;
    final int[] firstPlace;
    final int[] classOfPlace;
    final int[] accessNode;
    /** By place of guests: the node through which they reach the host, or none. */
    final int[] hostNode;
    /** By place of guests: the asset of their home core without which they are let in, or none. */
    final int[] homeCoreNode;
    /** By place of guests: their place at home, or none. */
    final int[] homePlace;

    final double[] members;
    /** Devices of a class. */
    final double[] membersOfClass;
    /** By place: cells in which devices contend; zero for no contention. */
    final int[] cells;
    /** By place and group of its cells, the most crowded first. */
    final int[][] cellsOfGroup;
    /** By place and group of its cells: the share of the devices there that they have. */
    final double[][] shareOfGroup;

    /** By place and stage: the node that shows who has completed it, or none. */
    final int[][] servesNode;

    private final List<Map<String, Integer>> setOf = new ArrayList<>();
    private final Map<Integer, int[]> placesOfAccess = new HashMap<>();
    private final Map<Integer, int[]> guestsOfNode = new HashMap<>();
    private final Map<Integer, int[]> guestsOfPlace = new HashMap<>();
    private final Map<Integer, int[]> instancesOfNode = new HashMap<>();
    private final Map<Integer, int[]> coresOfRegister = new HashMap<>();

    /**
     * Compiles devices and cores; O(places + instances + messages).
     *
     * @throws IllegalArgumentException when a procedure visits a function that the core lacks
     */
    public SignallingTable(Signalling signalling, Nodes nodes) {
        described = signalling;
        classes = signalling.classes();
        steps = classes.stream().map(DeviceClass::steps).toList();
        tick = Math.max(1, StrictMath.rint(signalling.tickSeconds() * SECOND));
        cores = signalling.cores().size();
        messageTime = new long[cores];
        radioTime = new long[cores];
        regimes = new Controls[cores][];
        regimeFrom = new Distribution[cores][];
        keyOfCore = new long[cores];
        registers = new int[cores][];
        validity = new double[cores];
        resendAfter = new long[cores];
        resendTimes = new int[cores];
        gate = new int[cores];
        List<FunctionSet> allSets = new ArrayList<>();
        List<Integer> owner = new ArrayList<>();
        for (int c = 0; c < cores; c++) {
            CoreNetwork core = signalling.cores().get(c);
            messageTime[c] = micros(core.messageSeconds());
            radioTime[c] = micros(core.radioSeconds());
            regimes[c] = Stream.concat(
                            Stream.of(core.controls()), core.switches().stream().map(CoreNetwork.Switch::controls))
                    .toArray(Controls[]::new);
            regimeFrom[c] = Stream.concat(
                            Stream.of(Distribution.of(0)),
                            core.switches().stream().map(CoreNetwork.Switch::atHours))
                    .toArray(Distribution[]::new);
            keyOfCore[c] = Draws.keyOf(core.id());
            registers[c] = core.discovery().stream()
                    .flatMap(d -> d.registers().stream())
                    .mapToInt(nodes::of)
                    .toArray();
            for (int node : registers[c]) {
                add(coresOfRegister, node, c);
            }
            validity[c] =
                    core.discovery().map(d -> d.validityHours() * 3600 * SECOND).orElse(Double.POSITIVE_INFINITY);
            resendAfter[c] = core.timers()
                    .map(t -> Math.max(1, micros(t.afterSeconds())))
                    .orElse(0L);
            resendTimes[c] = core.timers().map(NetworkTimers::times).orElse(0);
            Map<String, Integer> names = new HashMap<>(
                    core.sliceOf().map(this::coreNamed).map(setOf::get).orElse(Map.of()));
            Set<String> own =
                    core.functions().stream().map(FunctionSet::function).collect(Collectors.toSet());
            for (FunctionSet set : core.functions()) {
                names.put(set.function(), allSets.size());
                allSets.add(set);
                owner.add(c);
            }
            gate[c] = own.contains(AMF) ? names.get(AMF) : NONE;
            setOf.add(names);
        }
        pressing = setOf.stream()
                .map(names -> names.entrySet().stream()
                        .filter(e -> !e.getKey().equals(Roaming.EDGE))
                        .mapToInt(Map.Entry::getValue)
                        .sorted()
                        .toArray())
                .toArray(int[][]::new);
        sets = allSets.size();
        coreOfSet = owner.stream().mapToInt(Integer::intValue).toArray();
        firstInstance = new int[sets + 1];
        contexts = new FunctionSet.Contexts[sets];
        wrongBelow = new double[sets];
        toldPerSecond = new double[sets];
        timeOut = new double[sets];
        room = new double[sets];
        failover = new long[sets];
        List<Instance> all = new ArrayList<>();
        for (int s = 0; s < sets; s++) {
            FunctionSet set = allSets.get(s);
            all.addAll(set.instances());
            firstInstance[s + 1] = all.size();
            contexts[s] = set.contexts();
            wrongBelow[s] = set.wrongBelow();
            toldPerSecond[s] = set.toldPerSecond();
            timeOut[s] = set.timeoutSeconds() * SECOND;
            room[s] = set.queueSeconds() * SECOND;
            failover[s] = micros(set.failoverSeconds());
        }
        isRegister = new boolean[sets];
        asks = new double[sets];
        Arrays.fill(asks, 1);
        reportsTo = new int[sets];
        Arrays.fill(reportsTo, NONE);
        beat = new double[sets];
        for (int s = 0; s < sets; s++) {
            joinToRegister(s, setOf.get(coreOfSet[s]), allSets.get(s).function());
        }
        instances = all.size();
        setOfInstance = new int[instances];
        for (int s = 0; s < sets; s++) {
            Arrays.fill(setOfInstance, firstInstance[s], firstInstance[s + 1], s);
        }
        nodeOfInstance = all.stream().mapToInt(i -> nodes.of(i.asset())).toArray();
        rate = all.stream().mapToDouble(i -> i.messagesPerSecond() / SECOND).toArray();
        weight = all.stream().mapToDouble(Instance::weight).toArray();
        for (int i = 0; i < instances; i++) {
            add(instancesOfNode, nodeOfInstance[i], i);
        }
        int n = classes.size();
        double[][] shedAt = classes.stream().map(this::shedAt).toArray(double[][]::new);
        limits = DoubleStream.concat(Arrays.stream(shedAt).flatMapToDouble(Arrays::stream), DoubleStream.of(1))
                .sorted()
                .distinct()
                .toArray();
        limitOfClass = Arrays.stream(shedAt)
                .map(byRegime -> Arrays.stream(byRegime)
                        .mapToInt(share -> Arrays.binarySearch(limits, share))
                        .toArray())
                .toArray(int[][]::new);
        coreOfClass = new int[n];
        keyOfClass = new long[n];
        hops = new int[n][][];
        detour = new int[n][];
        home = new int[n][];
        update = new int[n];
        isFirstVisit = new boolean[n][][];
        atHome = new boolean[n][];
        betweenTime = new long[n];
        resent = new ResentWays[n];
        contactMessages = new int[n][][];
        messagesWithoutService = new int[n][][][];
        stageMessages = new int[n][][];
        messagesFrom = new int[n][][][];
        firstPlace = new int[n + 1];
        for (int c = 0; c < n; c++) {
            DeviceClass devices = classes.get(c);
            coreOfClass[c] = controlling(coreNamed(devices.core()));
            keyOfClass[c] = Draws.keyOf(devices.id());
            Map<String, Integer> names = namesOf(devices);
            atHome[c] = setsAtHome(devices, names);
            betweenTime[c] = devices.roaming().stream()
                    .flatMapToDouble(r -> r.betweenSeconds().stream())
                    .mapToLong(SignallingTable::micros)
                    .findFirst()
                    .orElse(messageTime[coreOfClass[c]]);
            int asking = resendAfter[coreOfClass[c]] > 0 ? gate[coreOfClass[c]] : NONE;
            Ways ways = new Ways(devices, names, sets, asking);
            resent[c] = ways.resent;
            hops[c] = ways.hops;
            detour[c] = ways.detour;
            isFirstVisit[c] = ways.isFirstVisit;
            home[c] = devices.steps().stream()
                    .mapToInt(s -> names.getOrDefault(s.home(), NONE))
                    .toArray();
            update[c] = devices.update().isPresent() ? devices.stages().size() : NONE;
            if (update[c] >= 0) {
                home[c][update[c]] = NONE;
            }
            stageMessages[c] = ways.messages;
            messagesFrom[c] = ways.messagesFrom;
            contactMessages[c] = ways.contactMessages;
            messagesWithoutService[c] = ways.messagesWithoutService;
            firstPlace[c + 1] = firstPlace[c] + devices.places().size();
        }
        places = firstPlace[n];
        classOfPlace = new int[places];
        accessNode = new int[places];
        hostNode = new int[places];
        homeCoreNode = new int[places];
        homePlace = new int[places];
        members = new double[places];
        membersOfClass = classes.stream().mapToDouble(DeviceClass::members).toArray();
        cells = new int[places];
        cellsOfGroup = new int[places][];
        shareOfGroup = new double[places][];
        servesNode = new int[places][];
        for (int c = 0; c < n; c++) {
            for (int p = firstPlace[c]; p < firstPlace[c + 1]; p++) {
                DevicePlace place = classes.get(c).places().get(p - firstPlace[c]);
                classOfPlace[p] = c;
                accessNode[p] = nodes.of(place.access());
                members[p] = place.members();
                cells[p] = place.cells().stream().mapToInt(CellGroup::cells).sum();
                cellsOfGroup[p] =
                        place.cells().stream().mapToInt(CellGroup::cells).toArray();
                shareOfGroup[p] =
                        place.cells().stream().mapToDouble(CellGroup::share).toArray();
                servesNode[p] = place.serves().stream()
                        .mapToInt(s -> s.map(nodes::of).orElse(NONE))
                        .toArray();
                if (classes.get(c).roaming().isPresent()) {
                    Roaming roaming = classes.get(c).roaming().get();
                    hostNode[p] = nodes.of(roaming.hosts().get(p - firstPlace[c]));
                    add(guestsOfNode, accessNode[p], p);
                    add(guestsOfNode, hostNode[p], p);
                    homePlace[p] = firstPlace[classNamed(roaming.home())] + p - firstPlace[c];
                    homeCoreNode[p] = roaming.homeCore().map(nodes::of).orElse(NONE);
                    if (homeCoreNode[p] >= 0) {
                        add(guestsOfNode, homeCoreNode[p], p);
                    }
                    add(guestsOfPlace, homePlace[p], p);
                } else {
                    hostNode[p] = NONE;
                    homeCoreNode[p] = NONE;
                    homePlace[p] = NONE;
                    add(placesOfAccess, accessNode[p], p);
                }
            }
        }
    }

    /** Share of a room that a class may fill, by regime of its core. */
    private double[] shedAt(DeviceClass devices) {
        return Arrays.stream(regimes[controlling(coreNamed(devices.core()))])
                .mapToDouble(controls ->
                        Math.min(devices.shedAt(), controls.shedding().getOrDefault(devices.id(), 1.0)))
                .toArray();
    }

    private void joinToRegister(int s, Map<String, Integer> names, String function) {
        Optional<Discovery> discovery =
                described.cores().get(coreOfSet[s]).discovery().filter(d -> names.containsKey(Discovery.FUNCTION));
        if (discovery.isEmpty()) {
            return;
        }
        if (function.equals(Discovery.FUNCTION)) {
            isRegister[s] = true;
            asks[s] = discovery.get().asks();
            beat[s] = 1 / (discovery.get().heartbeatHours() * 3600 * SECOND);
        } else {
            reportsTo[s] = names.get(Discovery.FUNCTION);
        }
    }

    private static void add(Map<Integer, int[]> lists, int key, int value) {
        int[] before = lists.getOrDefault(key, new int[0]);
        int[] after = Arrays.copyOf(before, before.length + 1);
        after[before.length] = value;
        lists.put(key, after);
    }

    /** What the slice of a class admits; empty for any number. */
    Optional<Quota> quotaOf(int c) {
        return described.cores().get(coreNamed(classes.get(c).core())).quota();
    }

    /** The functions that serve a class by name: those of its core, and for guests some of their home core. */
    private Map<String, Integer> namesOf(DeviceClass devices) {
        Map<String, Integer> names = new HashMap<>(setOf.get(coreNamed(devices.core())));
        devices.roaming().ifPresent(r -> {
            Map<String, Integer> atHome =
                    setOf.get(coreNamed(classes.get(classNamed(r.home())).core()));
            r.homeFunctions().forEach(f -> names.put(f, atHome.get(f)));
            Optional.ofNullable(atHome.get(Roaming.EDGE)).ifPresent(set -> names.put(Roaming.HOME_EDGE, set));
        });
        return names;
    }

    private boolean[] setsAtHome(DeviceClass devices, Map<String, Integer> names) {
        boolean[] found = new boolean[devices.roaming().isPresent() ? sets : 0];
        devices.roaming().ifPresent(r -> Stream.concat(r.homeFunctions().stream(), Stream.of(Roaming.HOME_EDGE))
                .map(names::get)
                .filter(Objects::nonNull)
                .forEach(set -> found[set] = true));
        return found;
    }

    /** Time of a message of a class between two functions. */
    long timeBetween(int c, int from, int to) {
        boolean isAcross = atHome[c].length > 0 && from >= 0 && to >= 0 && atHome[c][from] != atHome[c][to];
        return isAcross ? betweenTime[c] : messageTime[coreOfClass[c]];
    }

    /** The core whose AMF serves the devices of a core: for a slice without one of its own the core that it is a slice of. */
    private int controlling(int core) {
        Integer amf = setOf.get(core).get(AMF);
        return amf == null ? core : coreOfSet[amf];
    }

    private int classNamed(String id) {
        for (int c = 0; c < classes.size(); c++) {
            if (classes.get(c).id().equals(id)) {
                return c;
            }
        }
        throw new IllegalArgumentException("No class of devices has the id " + id + ".");
    }

    private int coreNamed(String id) {
        for (int c = 0; c < cores; c++) {
            if (described.cores().get(c).id().equals(id)) {
                return c;
            }
        }
        throw new IllegalArgumentException("No core has the id " + id + ".");
    }

    static long micros(double seconds) {
        return StrictMath.round(seconds * SECOND);
    }

    /** Steps that a device of a class may have to complete: whoever has completed all of them is served. */
    int stages(int c) {
        return steps.get(c).size();
    }

    Stage stage(int c, int s) {
        return steps.get(c).get(s);
    }

    /** Steps that a device has completed once it has completed one: an update is due only to those who come back with their contexts. */
    int after(int c, int s) {
        return s + 1 == update[c] ? s + 2 : s + 1;
    }

    int mostStages() {
        return steps.stream().mapToInt(List::size).max().orElse(0);
    }

    /** Places that reach the core through a node; empty for most nodes. */
    int[] placesAt(int node) {
        return placesOfAccess.getOrDefault(node, new int[0]);
    }

    /** Classes whose devices are guests of a class elsewhere. */
    int[] guestsOf(int c) {
        return IntStream.range(0, classes.size())
                .filter(g -> classes.get(g)
                        .roaming()
                        .filter(r -> r.home().equals(classes.get(c).id()))
                        .isPresent())
                .toArray();
    }

    /** Places of guests whose home or host is a node; empty for most nodes. */
    int[] guestsAt(int node) {
        return guestsOfNode.getOrDefault(node, new int[0]);
    }

    /** Places of guests that are devices of a place; empty for most places. */
    int[] guestPlaces(int place) {
        return guestsOfPlace.getOrDefault(place, new int[0]);
    }

    /** Cores whose register a node is; empty for most nodes. */
    int[] coresOfRegister(int node) {
        return coresOfRegister.getOrDefault(node, new int[0]);
    }

    /** The set that a function of a core is, or none. */
    int setNamed(int core, String function) {
        return setOf.get(core).getOrDefault(function, NONE);
    }

    /** Instances that are a node; empty for most nodes. */
    int[] instancesAt(int node) {
        return instancesOfNode.getOrDefault(node, new int[0]);
    }
}
