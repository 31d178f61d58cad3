package org.faultline.dynamics.signalling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.faultline.model.Procedure;
import org.faultline.model.Procedure.Message;
import org.faultline.model.signalling.Discovery;

/**
 * Ways of messages that an AMF sends to a device again while it is not answered. A request of a way w whose answer is message a of it is sent again on a way of its own:
 *
 * <pre>
 *   amf          the work of sending, in line with all other
 *   device
 *   w(a), w(a + 1), ...   the answer, and what follows it
 * </pre>
 *
 * <p>A request is a message to the device from the AMF, or through the access network where it does not only pass on what an SMF wants, whose next message of the device goes to the AMF.
 * One more way is that of a request sent again whose first answer still waits: it ends with the second answer.
 */
final class ResentWays {

    private static final String AMF = "amf";
    private static final String SMF = "smf";
    private static final String PROXY = "scp";

    /** Where the first messages of a way stand that sends a request again, and the answer. */
    private static final int TO_DEVICE = 1;

    private static final int ANSWER = 2;

    /** By way: where each message goes; those that are given come first. */
    final int[][] hops;
    /** By way and message: the way that sends the request again to which it is the answer, or on which it is the work of sending; or none. */
    final int[][] again;
    /** By way and message: the way that sends it again, as it is a request; or none. */
    final int[][] request;
    /** By way: the message by which a device is told that it has completed its stage while an answer is still to come, or none. */
    final int[] accept;
    /** The way of a request that is sent again while its answer waits, or none. */
    final int echo;
    /** By way: the given one of which it is the end. */
    private final int[] source;
    /** By way: the message of that with which its answer begins; zero for the given ones. */
    private final int[] answer;

    private final int given;

    /**
     * Adds ways to those of procedures.
     *
     * @param procedures of the ways
     * @param ways where each message of them goes
     * @param amf the set of the AMF that sends requests again, or none
     * @param accepting ids of procedures at whose end the AMF holds what they have made
     */
    ResentWays(List<Procedure> procedures, int[][] ways, int amf, Set<String> accepting) {
        List<int[]> all = new ArrayList<>(List.of(ways));
        List<int[]> points = new ArrayList<>();
        for (int w = 0; w < ways.length && amf >= 0; w++) {
            for (int[] one : requests(procedures.get(w).messages())) {
                points.add(new int[] {w, one[0], one[1]});
                int[] end = Arrays.copyOfRange(ways[w], one[1], ways[w].length);
                all.add(IntStream.concat(IntStream.of(amf, SignallingTable.TO_DEVICE), Arrays.stream(end))
                        .toArray());
            }
        }
        given = ways.length;
        source = new int[all.size()];
        answer = new int[all.size()];
        for (int k = 0; k < all.size(); k++) {
            source[k] = k < ways.length ? k : points.get(k - ways.length)[0];
            answer[k] = k < ways.length ? 0 : points.get(k - ways.length)[2];
        }
        again = none(all);
        request = none(all);
        accept = new int[all.size()];
        Arrays.fill(accept, SignallingTable.NONE);
        for (int k = 0; k < all.size(); k++) {
            for (int n = 0; n < points.size(); n++) {
                if (source[k] == points.get(n)[0]) {
                    boolean isMade =
                            accepting.contains(procedures.get(source[k]).id());
                    mark(k, points.get(n), ways.length + n, isMade && isLast(ways[source[k]], points.get(n)[1]));
                }
            }
        }
        for (int k = ways.length; k < all.size(); k++) {
            again[k][0] = k;
            again[k][ANSWER] = k;
            request[k][TO_DEVICE] = k;
        }
        echo = points.isEmpty() ? SignallingTable.NONE : all.size();
        hops = points.isEmpty()
                ? ways
                : IntStream.rangeClosed(0, all.size())
                        .mapToObj(k -> k < all.size() ? all.get(k) : new int[] {amf, SignallingTable.TO_DEVICE, amf})
                        .toArray(int[][]::new);
    }

    private static int[][] none(List<int[]> ways) {
        return IntStream.rangeClosed(0, ways.size())
                .mapToObj(k -> {
                    int[] one = new int[(k < ways.size() ? ways.get(k).length : ANSWER) + 1];
                    Arrays.fill(one, SignallingTable.NONE);
                    return one;
                })
                .toArray(int[][]::new);
    }

    /** Whether no message of a way comes to the device after one. */
    private static boolean isLast(int[] way, int message) {
        return Arrays.stream(way, message + 1, way.length).noneMatch(hop -> hop == SignallingTable.TO_DEVICE);
    }

    /** Marks a request of a given way, and its answer, in a way that is that one or the end of it. */
    private void mark(int k, int[] point, int resending, boolean isAccept) {
        if (point[1] < answer[k]) {
            return; // that was before it was sent again
        }
        int shift = k < given ? 0 : answer[k] - ANSWER;
        request[k][point[1] - shift] = resending;
        again[k][point[2] - shift] = resending;
        if (isAccept) {
            accept[k] = point[1] - shift;
        }
    }

    /** Whether a procedure has not been at the function of a message of a way before, where the way is the end of a given one. */
    boolean[] firstVisits(int way, boolean[][] ofGiven) {
        if (way < given) {
            return ofGiven[way];
        }
        boolean[] first = new boolean[hops[way].length];
        if (way != echo) {
            System.arraycopy(ofGiven[source[way]], answer[way], first, ANSWER, first.length - ANSWER);
        }
        return first;
    }

    /** Requests of a procedure and their answers, as numbers of the messages of its way. */
    static List<int[]> requests(List<Message> messages) {
        List<int[]> found = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            int answer = answerTo(messages, i);
            if (messages.get(i).receiver().equals(Procedure.DEVICE) && isOfAmf(messages, i) && answer > i) {
                found.add(new int[] {hopOf(messages, i), hopOf(messages, answer)});
            }
        }
        return found;
    }

    /** The next message of the device after one, if it goes to the AMF; otherwise none. */
    private static int answerTo(List<Message> messages, int message) {
        int next = message + 1;
        while (next < messages.size() && !messages.get(next).sender().equals(Procedure.DEVICE)) {
            next++;
        }
        return next < messages.size() && messages.get(next).receiver().equals(AMF) ? next : SignallingTable.NONE;
    }

    private static boolean isOfAmf(List<Message> messages, int i) {
        int from = i;
        while (from > 0
                && messages.get(from).sender().equals(Procedure.RADIO)
                && messages.get(from - 1).receiver().equals(Procedure.RADIO)) {
            from--;
        }
        return messages.get(from).sender().equals(AMF) && !(from < i && isPassedOn(messages, from));
    }

    /** Whether what the AMF sends follows from what an SMF told it last, perhaps through a proxy. */
    private static boolean isPassedOn(List<Message> messages, int sent) {
        int told = sent - 1;
        while (told >= 0 && !messages.get(told).receiver().equals(AMF)) {
            told--;
        }
        while (told > 0 && messages.get(told).sender().equals(PROXY)) {
            told--;
        }
        return told >= 0 && messages.get(told).sender().equals(SMF);
    }

    /** A question to a register takes two steps of a way. */
    private static int hopOf(List<Message> messages, int i) {
        return i
                + (int) messages.subList(0, i).stream()
                        .filter(m -> m.name().equals(Discovery.QUESTION))
                        .count();
    }
}
