package org.faultline.dynamics.signalling;

import java.util.Arrays;
import java.util.List;
import org.faultline.model.Procedure;
import org.faultline.model.signalling.Contact;

/**
 * Contacts and random access: each contact that a device begins, or is paged for, is one more device in the cells of its place, and gets through as attempts there do. Of a
 * class as a whole the mean over its places gets through, weighted by devices. O(places) a step where cells are counted.
 */
final class AirOfContacts {

    private final SignallingTable table;
    private final AirAccess air;
    private final Hours hours;
    /** By class: contacts per microsecond, in its busiest hour, for which a served device accesses the radio. */
    private final double[] served;
    /** The same of a device that is not served. */
    private final double[] unserved;

    private final double[] through;
    private final double[] throughUnserved;

    AirOfContacts(SignallingTable table, AirAccess air, Hours hours) {
        this.table = table;
        this.air = air;
        this.hours = hours;
        int n = table.classes.size();
        served = new double[n];
        unserved = new double[n];
        for (int c = 0; c < n; c++) {
            List<Contact> contacts = table.classes.get(c).contacts();
            served[c] =
                    perMicro(contacts.stream().filter(AirOfContacts::accesses).toList());
            unserved[c] = perMicro(
                    contacts.stream().filter(k -> !k.withoutService().isEmpty()).toList());
        }
        through = new double[n];
        throughUnserved = new double[n];
        reset();
    }

    private static double perMicro(List<Contact> contacts) {
        return contacts.stream().mapToDouble(Contact::perHour).sum() / 3600 / SignallingTable.SECOND;
    }

    /** Whether a device accesses the radio for a contact: it is connected already where others begin it and do not page. */
    static boolean accesses(Contact contact) {
        Procedure procedure = contact.procedure();
        return procedure.isPaged() || procedure.messages().get(0).sender().equals(Procedure.DEVICE);
    }

    /** All contacts get through. */
    void reset() {
        Arrays.fill(through, 1);
        Arrays.fill(throughUnserved, 1);
    }

    /** Contacts of the step that begins go to their cells. */
    void load(Crowd crowd, long now) {
        for (int c = 0; c < served.length && !air.isFree(); c++) {
            double share = hours.share(c, now);
            int stages = table.stages(c);
            for (int p = table.firstPlace[c]; p < table.firstPlace[c + 1]; p++) {
                double all = crowd.at[p][stages] * served[c];
                if (unserved[c] > 0) {
                    all += tryingAt(p, crowd) * unserved[c];
                }
                air.load(p, all * share * table.tick);
            }
        }
    }

    /** Works out the shares that get through. */
    void look(Crowd crowd) {
        if (air.isFree()) {
            return;
        }
        for (int c = 0; c < through.length; c++) {
            if (allGetThrough(c)) {
                through[c] = 1;
                throughUnserved[c] = 1;
                continue;
            }
            double all = 0;
            double others = 0;
            double some = 0;
            double someOthers = 0;
            for (int p = table.firstPlace[c]; p < table.firstPlace[c + 1]; p++) {
                double share = air.through(p);
                double here = crowd.at[p][table.stages(c)];
                double trying = tryingAt(p, crowd);
                all += here;
                some += here * share;
                others += trying;
                someOthers += trying * share;
            }
            through[c] = some < all ? some / all : 1;
            throughUnserved[c] = someOthers < others ? someOthers / others : 1;
        }
    }

    private boolean allGetThrough(int c) {
        for (int p = table.firstPlace[c]; p < table.firstPlace[c + 1]; p++) {
            if (air.through(p) < 1) {
                return false;
            }
        }
        return true;
    }

    private double tryingAt(int place, Crowd crowd) {
        double sum = 0;
        for (int s = 0; s < table.stages(table.classOfPlace[place]); s++) {
            sum += crowd.at[place][s];
        }
        return sum;
    }

    /** Share of the contacts of served devices of a class that get through. */
    double through(int c, Contact contact) {
        return through[c] < 1 && accesses(contact) ? through[c] : 1;
    }

    /** Share of the contacts of devices of a class that are not served which get through. */
    double throughUnserved(int c) {
        return throughUnserved[c];
    }
}
