package org.faultline.model;

import java.util.List;

/**
 * A signalling procedure between a device and the network, as the sequence of its messages (3GPP TS 23.502). A message is work for
 * whoever receives it; what device and radio access network receive costs time, but no capacity that is counted.
 *
 * @param id short name, e.g. {@code registration}
 * @param title shown to people
 * @param messages in order, at least one
 */
public record Procedure(String id, String title, List<Message> messages) {

    /** The sender or receiver that is the device. */
    public static final String DEVICE = "ue";

    /** The sender or receiver that is the radio access network. */
    public static final String RADIO = "ran";

    private static final String PAGE = "Paging";

    /**
     * One message.
     *
     * @param sender {@link #DEVICE}, {@link #RADIO} or a network function such as {@code amf}
     * @param receiver as the sender
     * @param name as in the specification
     * @param clause where it stands there
     */
    public record Message(String sender, String receiver, String name, String clause) {
        public Message {
            Checks.named("sender of a message", sender);
            Checks.named("receiver of message " + name, receiver);
            Checks.named("name of a message", name);
            Checks.named("clause of message " + name, clause);
        }
    }

    public Procedure {
        Checks.named("id of a procedure", id);
        Checks.named("title of procedure " + id, title);
        messages = List.copyOf(messages);
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("The procedure " + id + " must have at least one message.");
        }
    }

    /** Whether the network pages the device for it: others begin it, and the device is idle. A handover is begun by others too, of a device that is connected. */
    public boolean isPaged() {
        return messages.stream().anyMatch(m -> m.name().equals(PAGE));
    }

    /** How many messages a function receives. */
    public int receivedBy(String function) {
        return (int)
                messages.stream().filter(m -> m.receiver().equals(function)).count();
    }
}
