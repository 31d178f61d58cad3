package org.faultline.io.scenario;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.faultline.model.Procedure;
import org.faultline.model.Procedure.Message;
import org.faultline.model.signalling.Discovery;
import org.faultline.model.signalling.Roaming;

/**
 * What stands between the functions of a core without being named in procedures: a register that is asked for a function before a procedure that makes a context first comes
 * to it (TS 23.502, 4.17.4), a proxy that each message passes (TS 23.501, annex E; TS 23.502, 4.17.9), and who chooses slices (TS 23.502, 4.2.2.2.3). A proxy asks the register
 * in place of who sends.
 *
 * @param isRegister whether there is a register with a speed
 * @param isProxy whether messages pass a proxy
 * @param isSliceSelection whether slices are chosen by a function of their own
 * @param border between a host and the home of guests
 */
record Between(boolean isRegister, boolean isProxy, boolean isSliceSelection, Border border) {

    /**
     * What messages between a host and the home of its guests pass (TS 23.501, 6.2.17; TS 29.573).
     *
     * @param homeFunctions functions that are those of the home; none where nobody is a guest
     * @param isOfHost whether the host has a function at its edge
     * @param isOfHome whether the home has one
     */
    record Border(Set<String> homeFunctions, boolean isOfHost, boolean isOfHome) {

        /** Devices are in their own network. */
        static final Border NONE = new Border(Set.of(), false, false);

        /** Who passes a message on, from its sender on; nobody within one network. */
        List<String> between(String sender, String receiver) {
            boolean isFromHome = homeFunctions.contains(sender);
            if (isFromHome == homeFunctions.contains(receiver)) {
                return List.of();
            }
            List<String> edges = new ArrayList<>();
            if (isOfHost) {
                edges.add(Roaming.EDGE);
            }
            if (isOfHome) {
                edges.add(isFromHome ? 0 : edges.size(), Roaming.HOME_EDGE);
            }
            return edges;
        }
    }

    private static final String SLICE_SELECTION = "nssf";
    private static final String PROXY = "scp";
    private static final String AMF = "amf";

    /** Functions that speak over service-based interfaces; the user plane and IMS do not. */
    private static final Set<String> SERVICE_BASED = Set.of(AMF, "ausf", "udm", "udr", "pcf", "smf", SLICE_SELECTION);

    /** The answer to the AMF after which it knows to which slices a device may go. */
    private static final String SUBSCRIPTION = "Nudm_SDM_Get Response";

    /** Functions send to each other, and have found each other before. */
    static final Between NOTHING = new Between(false, false, false, Border.NONE);

    /** What stands between the functions of a core, or of a slice of one. */
    static Between of(SignallingDeclaration.Core core, List<SignallingDeclaration.Core> cores) {
        Set<String> functions = functions(core, cores);
        return new Between(
                core.register().isPresent() && functions.contains(Discovery.FUNCTION),
                functions.contains(PROXY),
                functions.contains(SLICE_SELECTION),
                Border.NONE);
    }

    /** The same where those whom a core serves are guests from another one. */
    Between ofGuests(
            SignallingDeclaration.Core host,
            SignallingDeclaration.Core home,
            List<String> homeFunctions,
            List<SignallingDeclaration.Core> cores) {
        Border between = new Border(
                Set.copyOf(homeFunctions),
                functions(host, cores).contains(Roaming.EDGE),
                functions(home, cores).contains(Roaming.EDGE));
        return new Between(isRegister, isProxy, isSliceSelection, between);
    }

    private static Set<String> functions(SignallingDeclaration.Core core, List<SignallingDeclaration.Core> cores) {
        Set<String> functions = new HashSet<>(core.functions().keySet());
        core.sliceOf()
                .flatMap(of -> cores.stream().filter(c -> c.id().equals(of)).findFirst())
                .ifPresent(c -> functions.addAll(c.functions().keySet()));
        return functions;
    }

    /** Whether a function is asked by devices that come to the network only, which no contact tells the rate of. */
    static boolean isForAttemptsAlone(String function) {
        return function.equals(Discovery.FUNCTION) || function.equals(SLICE_SELECTION);
    }

    /** Whether a function is asked for guests only, whom no core is dimensioned for. */
    static boolean isForGuestsAlone(String function) {
        return function.equals(Roaming.EDGE);
    }

    /** A procedure that makes a context, with all that it does not name: its functions are chosen in it. */
    Procedure choosing(Procedure procedure) {
        return with(procedure, isRegister);
    }

    /** A procedure of devices that have contexts, which say where its messages go. */
    Procedure bound(Procedure procedure) {
        return with(procedure, false);
    }

    private Procedure with(Procedure procedure, boolean isAsking) {
        List<Message> messages = new ArrayList<>();
        Set<String> found = new HashSet<>();
        for (Message message : isSliceSelection ? withSlices(procedure.messages()) : procedure.messages()) {
            boolean isBetween = SERVICE_BASED.contains(message.sender()) && SERVICE_BASED.contains(message.receiver());
            found.add(message.sender());
            boolean isNew = found.add(message.receiver());
            String sender = message.sender();
            List<String> way = isBetween ? way(message) : List.of(message.receiver());
            int asked = isBetween && isNew && isAsking ? asker(way) : -1;
            for (int k = 0; k < way.size(); k++) {
                if (k == asked) {
                    messages.add(new Message(sender, Discovery.FUNCTION, Discovery.QUESTION, "23.502 4.17.4"));
                }
                messages.add(new Message(sender, way.get(k), message.name(), message.clause()));
                sender = way.get(k);
            }
        }
        return new Procedure(procedure.id(), procedure.title(), messages);
    }

    /** Who receives a message, one after the other: the proxy of the host on its own side of the border, and last for whom it is. */
    private List<String> way(Message message) {
        List<String> all = new ArrayList<>(border.between(message.sender(), message.receiver()));
        if (isProxy) {
            boolean isFromHome = border.homeFunctions().contains(message.sender());
            all.add(isFromHome ? all.size() : 0, PROXY);
        }
        all.add(message.receiver());
        return all;
    }

    /** Before which step of a way its sender, or the proxy in his place, asks the register: before the border, if there is one ahead. */
    private static int asker(List<String> way) {
        int edge = way.indexOf(Roaming.EDGE);
        int homeEdge = way.indexOf(Roaming.HOME_EDGE);
        int first = Math.max(edge, homeEdge) < 0
                ? way.size() - 1
                : edge < 0 ? homeEdge : homeEdge < 0 ? edge : Math.min(edge, homeEdge);
        return way.indexOf(PROXY) > first ? way.size() - 1 : first;
    }

    private static List<Message> withSlices(List<Message> messages) {
        Optional<Message> last = messages.stream()
                .filter(m -> m.receiver().equals(AMF) && m.name().equals(SUBSCRIPTION))
                .findFirst();
        List<Message> all = new ArrayList<>(messages);
        last.ifPresent(m -> {
            String name = "Nnssf_NSSelection_Get ";
            String clause = "23.502 4.2.2.2.3";
            all.addAll(
                    messages.indexOf(m) + 1,
                    List.of(
                            new Message(AMF, SLICE_SELECTION, name + "Request", clause),
                            new Message(SLICE_SELECTION, AMF, name + "Response", clause)));
        });
        return all;
    }
}
