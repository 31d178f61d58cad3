package org.faultline.story;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.faultline.impact.LossAccount;
import org.faultline.impact.MeasureKey;
import org.faultline.impact.Measures;
import org.faultline.impact.ServiceIndex;
import org.faultline.kernel.SimTime;
import org.faultline.scenario.Scenario;
import org.faultline.trace.CausalChain;
import org.faultline.trace.EventLog;
import org.faultline.trace.Subjects;
import org.faultline.trace.What;

/** A story after it has happened: histories of single subjects as short text, losses, causes. */
public final class Told {

    private final Scenario scenario;
    private final Subjects subjects;
    private final EventLog log;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final LossAccount losses;
    private final Map<MeasureKey, Double> measures;

    Told(Scenario scenario, Subjects subjects, EventLog log) {
        this.scenario = scenario;
        this.subjects = subjects;
        this.log = log;
        for (int number = 0; number < subjects.size(); number++) {
            numbers.put(subjects.idOf(number), number);
        }
        losses = LossAccount.of(new ServiceIndex(scenario), subjects, log, SimTime.ofHours(scenario.horizonHours()));
        measures = Measures.valuesOf(losses);
    }

    public EventLog log() {
        return log;
    }

    public Subjects subjects() {
        return subjects;
    }

    public LossAccount losses() {
        return losses;
    }

    public Scenario scenario() {
        return scenario;
    }

    /** Changes of a subject's level: {@code 1h 0, 3.5h 1}; a level holds until the next. Empty when nothing happened. */
    public String levels(String subject) {
        return changes(subject, What.LEVEL);
    }

    /** Changes of any sort, written as {@link #levels}. */
    public String changes(String subject, What what) {
        StringJoiner text = new StringJoiner(", ");
        for (int e : events(subject, what)) {
            text.add(shortest(SimTime.toHours(log.timeMicros(e))) + "h " + shortest(log.to(e)));
        }
        return text.toString();
    }

    /** Ids of a subject's events of one sort. */
    public List<Integer> events(String subject, What what) {
        List<Integer> found = new ArrayList<>();
        int number = numbers.get(subject);
        for (int e = 0; e < log.size(); e++) {
            if (log.subject(e) == number && log.what(e) == what) {
                found.add(e);
            }
        }
        return found;
    }

    /** The level of a subject once everything has happened that happens at a moment. */
    public double levelAt(String subject, double hours) {
        double level = 1;
        for (int e : events(subject, What.LEVEL)) {
            if (log.timeMicros(e) <= SimTime.ofHours(hours)) {
                level = log.to(e);
            }
        }
        return level;
    }

    /** The chain to the worst moment of a subject: {@code cut STEP > upf CONDITION > upf LEVEL > web LEVEL}. */
    public String why(String subject) {
        return chain(CausalChain.worstEventOf(log, numbers.get(subject)));
    }

    /** The chain to one event, written as {@link #why}. */
    public String chain(int event) {
        StringJoiner text = new StringJoiner(" > ");
        CausalChain.of(log, event).forEach(e -> text.add(subjects.idOf(log.subject(e)) + " " + log.what(e)));
        return text.toString();
    }

    /** A measure of the run. */
    public double measure(String measure, String subject) {
        return measures.get(new MeasureKey(measure, subject));
    }

    /** True when a measure has a value for a subject. */
    public boolean hasMeasure(String measure, String subject) {
        return measures.containsKey(new MeasureKey(measure, subject));
    }

    /** People-hours lost by a subject such as {@code all} or {@code step:cut}. */
    public double lost(String subject) {
        return measure("people-hours-lost", subject);
    }

    private static String shortest(double value) {
        BigDecimal rounded =
                new BigDecimal(value).setScale(5, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }
}
