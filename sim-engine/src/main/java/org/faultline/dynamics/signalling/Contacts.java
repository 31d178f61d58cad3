package org.faultline.dynamics.signalling;

import org.faultline.model.signalling.Contact;

/** What becomes of the contacts of served devices: a message is lost as often as those of attempts are, and may take too long. */
final class Contacts {

    /** Beyond this a device has given up: T3517, and T3510 (TS 24.501, table 10.2.1). */
    private static final double PATIENCE = 15 * SignallingTable.SECOND;

    private Contacts() {}

    /** Chance that a contact of a class is answered now. */
    static double success(SignallingTable table, Functions functions, int c, int contact) {
        int[] messages = table.contactMessages[c][contact];
        double chance = 1;
        double delay = 0;
        for (int s = 0; s < messages.length; s++) {
            if (messages[s] > 0) {
                double one = functions.acceptance(s);
                if (one < 1) {
                    chance *= StrictMath.pow(one, messages[s]);
                }
                delay += messages[s] * functions.delayOf(s);
            }
        }
        return delay > PATIENCE ? 0 : chance;
    }

    /** Messages per microsecond that the contacts of a device of a class bring to each set. */
    static double[] load(SignallingTable table, int c) {
        double[] load = new double[table.sets];
        for (int k = 0; k < table.contactMessages[c].length; k++) {
            Contact contact = table.classes.get(c).contacts().get(k);
            for (int s = 0; s < load.length; s++) {
                load[s] += contact.perHour() / 3600 / SignallingTable.SECOND * table.contactMessages[c][k][s];
            }
        }
        return load;
    }
}
