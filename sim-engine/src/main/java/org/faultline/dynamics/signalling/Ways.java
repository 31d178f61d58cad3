package org.faultline.dynamics.signalling;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.faultline.model.Procedure;
import org.faultline.model.signalling.DeviceClass;
import org.faultline.model.signalling.Discovery;
import org.faultline.model.signalling.Stage;

/**
 * The ways of a class of devices through the sets of functions, message by message: first those of its steps, in order, then those of
 * attempts that find data which do not agree. Compiled once, O(messages x sets).
 */
final class Ways {

    /** By way: where each message of the procedure goes. */
    final int[][] hops;
    /** By step: the way of attempts that find data which do not agree, or none. */
    final int[] detour;
    /** By way and message: whether the procedure has not been at that function before. */
    final boolean[][] isFirstVisit;
    /** By way: messages that each set receives. */
    final int[][] messages;
    /** By way and message: messages that each set receives from it on. */
    final int[][][] messagesFrom;
    /** By contact: messages that each set receives. */
    final int[][] contactMessages;
    /** By contact and procedure of devices that are not served: messages that each set receives. */
    final int[][][] messagesWithoutService;
    /** Ways of what is sent to devices again. */
    final ResentWays resent;

    private final DeviceClass devices;
    private final Map<String, Integer> setOf;
    private final int sets;

    /**
     * Compiles the procedures of a class.
     *
     * @param setOf number of the set of each function that serves the class
     * @param sets number of sets of all cores
     * @param resending the set that sends messages to devices again that are not answered, or none
     * @throws IllegalArgumentException when a procedure visits a function that the core lacks
     */
    Ways(DeviceClass devices, Map<String, Integer> setOf, int sets, int resending) {
        this.devices = devices;
        this.setOf = setOf;
        this.sets = sets;
        List<Procedure> procedures = Stream.concat(devices.steps().stream().map(Stage::procedure), devices.detours())
                .toList();
        int[][] given = procedures.stream().map(this::way).toArray(int[][]::new);
        resent = new ResentWays(procedures, given, resending, accepting());
        hops = resent.hops;
        detour = detours();
        boolean[][] first = Arrays.stream(given).map(Ways::firstVisits).toArray(boolean[][]::new);
        isFirstVisit = IntStream.range(0, hops.length)
                .mapToObj(way -> resent.firstVisits(way, first))
                .toArray(boolean[][]::new);
        messages = Arrays.stream(hops).map(this::received).toArray(int[][]::new);
        messagesFrom = Arrays.stream(hops).map(this::receivedFrom).toArray(int[][][]::new);
        contactMessages = devices.contacts().stream()
                .map(k -> received(way(k.procedure())))
                .toArray(int[][]::new);
        messagesWithoutService = devices.contacts().stream()
                .map(k -> k.withoutService().stream().map(p -> received(way(p))).toArray(int[][]::new))
                .toArray(int[][][]::new);
    }

    private int[] way(Procedure procedure) {
        return procedure.messages().stream()
                .flatMapToInt(m -> hops(m, procedure))
                .toArray();
    }

    private IntStream hops(Procedure.Message message, Procedure procedure) {
        int hop = hop(message.receiver(), procedure);
        return message.name().equals(Discovery.QUESTION)
                ? IntStream.of(hop, SignallingTable.TO_ASKER)
                : IntStream.of(hop);
    }

    private int hop(String receiver, Procedure procedure) {
        if (receiver.equals(Procedure.DEVICE)) {
            return SignallingTable.TO_DEVICE;
        }
        if (receiver.equals(Procedure.RADIO)) {
            return SignallingTable.TO_RADIO;
        }
        Integer set = setOf.get(receiver);
        if (set == null) {
            throw new IllegalArgumentException("The procedure " + procedure.id() + " of devices " + devices.id()
                    + " needs the function " + receiver + ", which core " + devices.core() + " lacks.");
        }
        return set;
    }

    /** Procedures at whose end an AMF holds what they have made: a device is registered once it is told so. */
    private Set<String> accepting() {
        return devices.steps().stream()
                .filter(s -> s.home().equals("amf")
                        || devices.update().stream().anyMatch(u -> u.stage().equals(s)))
                .map(s -> s.procedure().id())
                .collect(Collectors.toSet());
    }

    private int[] detours() {
        int[] ways = new int[devices.steps().size()];
        int next = ways.length;
        for (int s = 0; s < ways.length; s++) {
            ways[s] = devices.steps().get(s).disagreement().isPresent() ? next++ : SignallingTable.NONE;
        }
        return ways;
    }

    private static boolean[] firstVisits(int[] way) {
        boolean[] first = new boolean[way.length];
        for (int h = 0; h < way.length; h++) {
            int set = way[h];
            first[h] = Arrays.stream(way, 0, h).noneMatch(earlier -> earlier == set);
        }
        return first;
    }

    private int[] received(int[] way) {
        int[] received = new int[sets];
        for (int set : way) {
            if (set >= 0) {
                received[set]++;
            }
        }
        return received;
    }

    private int[][] receivedFrom(int[] way) {
        return IntStream.rangeClosed(0, way.length)
                .mapToObj(h -> received(Arrays.copyOfRange(way, h, way.length)))
                .toArray(int[][]::new);
    }
}
