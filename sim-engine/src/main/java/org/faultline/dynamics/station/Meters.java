package org.faultline.dynamics.station;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.faultline.kernel.Agenda;
import org.faultline.scenario.Sample;
import org.faultline.trace.Readings;

/** Those who measure customers one by one, by the points at which they do. */
final class Meters {

    private static final SampleMeter[] NONE = {};

    private final QueueTable table;
    private final Customers customers;
    private final Agenda agenda;
    private final List<SampleMeter> all = new ArrayList<>();
    private final SampleMeter[][] waitsAt;
    private final SampleMeter[][] sojournsAt;
    private final SampleMeter[][] worksAt;
    private final SampleMeter[][] attemptsAt;

    Meters(QueueTable table, Customers customers, Agenda agenda) {
        this.table = table;
        this.customers = customers;
        this.agenda = agenda;
        waitsAt = nobody();
        sojournsAt = nobody();
        worksAt = nobody();
        attemptsAt = nobody();
    }

    private SampleMeter[][] nobody() {
        SampleMeter[][] at = new SampleMeter[table.points][];
        Arrays.fill(at, NONE);
        return at;
    }

    /** Takes on one that measures a sample. */
    void add(SampleMeter meter, Sample sample) {
        all.add(meter);
        SampleMeter[][] at =
                switch (sample.what()) {
                    case WAIT -> waitsAt;
                    case SOJOURN -> sojournsAt;
                    case WORK -> worksAt;
                    case ATTEMPTS -> attemptsAt;
                };
        for (String id : sample.of()) {
            int point = table.of(id);
            at[point] = with(at[point], meter);
        }
    }

    private static SampleMeter[] with(SampleMeter[] some, SampleMeter another) {
        SampleMeter[] more = Arrays.copyOf(some, some.length + 1);
        more[some.length] = another;
        return more;
    }

    /** Whether there are any at a point. */
    boolean areAt(int point) {
        return waitsAt[point].length + sojournsAt[point].length + worksAt[point].length + attemptsAt[point].length > 0;
    }

    /** Before a run. */
    void begin() {
        all.forEach(SampleMeter::reset);
    }

    /** A customer's wait is over, because service begins or because it leaves. */
    void waited(int point, int c, long now, boolean served) {
        waited(point, customers.enteredAt[c], customers.origin[c], now, served);
    }

    /** The wait of a customer of an origin, which entered the point at a moment, is over. */
    void waited(int point, long entered, int origin, long now, boolean served) {
        for (SampleMeter meter : waitsAt[point]) {
            meter.add(now - entered, entered, origin, served);
        }
    }

    /** A customer leaves a point. */
    void left(int point, int c, boolean served) {
        long entered = point >= table.firstOrigin ? customers.bornAt[c] : customers.enteredAt[c];
        left(point, entered, customers.origin[c], agenda.now(), served);
    }

    /** A customer of an origin, which entered the point at a moment, leaves it. */
    void left(int point, long entered, int origin, long now, boolean served) {
        for (SampleMeter meter : sojournsAt[point]) {
            meter.add(now - entered, entered, origin, served);
        }
    }

    /** A station lets a customer of an origin in, with work in microseconds. */
    void letIn(int point, long work, int origin, long now) {
        for (SampleMeter meter : worksAt[point]) {
            meter.add(work, now, origin, true);
        }
    }

    /** A customer was let in or gave up; its number of attempts is known. */
    void attempts(int point, int c, boolean letIn) {
        attempts(point, customers.attempts[c], customers.origin[c], agenda.now(), letIn);
    }

    /** A customer of an origin was let in, or gave up, with so many attempts. */
    void attempts(int point, int attempts, int origin, long now, boolean letIn) {
        for (SampleMeter meter : attemptsAt[point]) {
            meter.add(attempts, now, origin, letIn);
        }
    }

    /** Writes down what was measured. */
    void finish(Readings readings) {
        all.forEach(m -> m.finish(readings));
    }
}
