package org.faultline.io.scenario;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.faultline.model.Procedure;
import org.faultline.model.Procedure.Message;
import org.faultline.model.signalling.Discovery;

/**
 * What stands between the functions of a core without being named in procedures: a register that is asked for a function before a procedure that makes a context first comes
 * to it (TS 23.502, 4.17.4), a proxy that each message passes (TS 23.501, annex E; TS 23.502, 4.17.9), and who chooses slices (TS 23.502, 4.2.2.2.3). A proxy asks the register
 * in place of who sends.
 *
 * @param isRegister whether there is a register with a speed
 * @param isProxy whether messages pass a proxy
 * @param isSliceSelection whether slices are chosen by a function of their own
 */
record Between(boolean isRegister, boolean isProxy, boolean isSliceSelection) {

    private static final String SLICE_SELECTION = "nssf";
    private static final String PROXY = "scp";
    private static final String AMF = "amf";

    /** Functions that speak over service-based interfaces; the user plane and IMS do not. */
    private static final Set<String> SERVICE_BASED = Set.of(AMF, "ausf", "udm", "udr", "pcf", "smf", SLICE_SELECTION);

    /** The answer to the AMF after which it knows to which slices a device may go. */
    private static final String SUBSCRIPTION = "Nudm_SDM_Get Response";

    /** Functions send to each other, and have found each other before. */
    static final Between NOTHING = new Between(false, false, false);

    /** What stands between the functions of a core, or of a slice of one. */
    static Between of(SignallingDeclaration.Core core, List<SignallingDeclaration.Core> cores) {
        Set<String> functions = new HashSet<>(core.functions().keySet());
        core.sliceOf()
                .flatMap(of -> cores.stream().filter(c -> c.id().equals(of)).findFirst())
                .ifPresent(c -> functions.addAll(c.functions().keySet()));
        return new Between(
                core.register().isPresent() && functions.contains(Discovery.FUNCTION),
                functions.contains(PROXY),
                functions.contains(SLICE_SELECTION));
    }

    /** Whether a function is asked by devices that come to the network only, which no contact tells the rate of. */
    static boolean isForAttemptsAlone(String function) {
        return function.equals(Discovery.FUNCTION) || function.equals(SLICE_SELECTION);
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
            if (isBetween && isProxy) {
                messages.add(new Message(sender, PROXY, message.name(), message.clause()));
                sender = PROXY;
            }
            if (isBetween && isNew && isAsking) {
                messages.add(new Message(sender, Discovery.FUNCTION, Discovery.QUESTION, "23.502 4.17.4"));
            }
            messages.add(new Message(sender, message.receiver(), message.name(), message.clause()));
        }
        return new Procedure(procedure.id(), procedure.title(), messages);
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
