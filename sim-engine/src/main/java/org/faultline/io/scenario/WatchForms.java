package org.faultline.io.scenario;

import java.util.List;
import java.util.Map;
import org.faultline.io.form.Dimension;
import org.faultline.io.form.Distributions;
import org.faultline.io.form.Fields;
import org.faultline.io.form.Form;
import org.faultline.io.form.Key;
import org.faultline.io.form.Keys;
import org.faultline.io.form.ObjectForm;
import org.faultline.io.form.Shapes;
import org.faultline.io.form.Values;
import org.faultline.model.Distribution;
import org.faultline.policy.Analysts;
import org.faultline.policy.DutyHours;
import org.faultline.policy.Footing;
import org.faultline.policy.Sensor;
import org.faultline.policy.Sign;
import org.faultline.policy.Watch;

/** Sensors, analysts, and what people need of the network they work on. */
final class WatchForms {

    private static final double DAY_HOURS = 24;
    private static final double MOST_FALSE_ALARMS = 1_000_000;

    private WatchForms() {}

    /** The keys of a watch among those of a response. */
    static final class WatchKeys {
        private final Key<Map<String, Sensor>> sensors;
        private final Key<Map<String, Analysts>> analysts;

        WatchKeys(Keys keys) {
            sensors = keys.optional(
                    "sensors", Shapes.mapOf("id", sensor()), "What looks for attacks and raises alerts.", "none");
            analysts = keys.optional(
                    "analysts",
                    Shapes.mapOf("id", analysts()),
                    "Who works the alerts; those named first are given work first.",
                    "an alert is known at once");
        }

        Watch read(Fields in) {
            return new Watch(
                    List.copyOf(in.partial(sensors).orElse(Map.of()).values()),
                    List.copyOf(in.partial(analysts).orElse(Map.of()).values()));
        }
    }

    /** The keys of hours of work. */
    static final class DutyKeys {
        private final Key<Double> from;
        private final Key<Double> to;

        DutyKeys(Keys keys, String whenTheyBegin, String whenTheyStop) {
            from = keys.usual("from", hour(), 0.0, "0 h", whenTheyBegin);
            to = keys.usual("to", hour(), DAY_HOURS, "24 h", whenTheyStop);
        }

        private static Form<Double> hour() {
            return Values.quantity(0, DAY_HOURS, Dimension.DURATION);
        }

        DutyHours read(Fields in) {
            return new DutyHours(in.get(from), in.get(to));
        }
    }

    private static ObjectForm<Sensor> sensor() {
        Keys keys = new Keys(
                "sensor",
                "Looks at assets for what a step leaves there and raises an alert. How long a step goes unseen follows from sensors and"
                        + " analysts.");
        var sees = keys.required(
                "sees",
                Shapes.oneOrMore(Values.word("sign", Sign.values(), Sign::id)),
                "`outage`: the asset delivers less; `traffic`: what passes through it is unusual (`degrade`, `intercept`, `flood`,"
                        + " `deregister`, `delay`, `drop`, `misroute`, `spread`); `integrity`: its software is another (`implant`, `wipe`, and what"
                        + " else keeps it at work, but for `flood`); `access`: its management is taken (`lock-out`); `interception`: what passes is"
                        + " copied or read by others (`intercept`, `misroute`, an `impostor` that reads).");
        var covers = keys.required("covers", TargetForms.selection(), "Assets that it looks at; `{}` for all.");
        var chance = keys.usual(
                "chance",
                Values.share(),
                1.0,
                "100 %",
                "Chance that it ever sees a sign, one draw for each asset and step.");
        var after = keys.usual(
                "after",
                Distributions.of(Dimension.DURATION),
                Distribution.of(0),
                "0 h",
                "Time from the sign to the alert, one draw for each asset and step; `exponential(30 d)` sees one asset in 30 days in the"
                        + " mean, and the first of ten in three.");
        var falseAlarms = keys.usual(
                "false_alarms_per_day",
                Values.number(0, MOST_FALSE_ALARMS),
                0.0,
                "0",
                "Alerts without a cause a day, at each operator that has assets under it.");
        var priority = keys.usual(
                "priority",
                Values.integer(0, Sensor.GREATEST_PRIORITY),
                0,
                "0",
                "Alerts of a higher priority are worked first.");
        return keys.bind(in -> new Sensor(
                in.id(),
                in.get(sees),
                in.get(covers),
                in.get(chance),
                in.get(after),
                in.get(falseAlarms),
                in.get(priority)));
    }

    private static ObjectForm<Analysts> analysts() {
        Keys keys = new Keys("analysts", "People who tell true alerts from false ones, one alert at a time each.");
        var size =
                keys.required("size", Values.integer(1, 1_000_000), "Number that work at the same time, per operator.");
        var work = keys.required(
                "work", Distributions.of(Dimension.DURATION), "Time for one alert, true or false; one draw for each.");
        DutyKeys duty = new DutyKeys(
                keys,
                "Hour of the day at which they begin.",
                "Hour of the day from which they take no new alert; before `from` for a night.");
        var needs = keys.optional("needs", footing(), "What they work with.", "nothing of the network");
        return keys.bind(in -> new Analysts(in.id(), in.get(size), duty.read(in), in.get(work), in.find(needs)));
    }

    /** What people need of the network. */
    static ObjectForm<Footing> footing() {
        Keys keys = new Keys(
                "needs of people",
                "What people need of the network they work on: management, telephones. While it is lost their work goes on slower, or not at"
                        + " all, until they have found another way.");
        var of = keys.optional("of", Shapes.oneOrMore(Values.id("an asset or service")), "Assets and services by id.");
        var where = keys.optional(
                "where",
                TargetForms.selection(),
                "Assets by filters; of those that have an operator only the people's own count.");
        var mode = keys.usual(
                "mode",
                Values.word("mode of needs", Mode.values(), Mode::id),
                Mode.ALL,
                "all",
                "Whether `all` of them are needed or `any` one is enough.");
        var above = keys.usual("above", Values.share(), 0.0, "0 %", "Level above which one of them counts as working.");
        var speed = keys.usual(
                "speed", Values.share(), 0.0, "0 %", "How fast work goes on while they are lost; at 0 % it waits.");
        var fallback = keys.optional("fallback", fallback(), "Another way to work.", "none");
        keys.exactlyOne(of, where);
        return keys.bind(in -> new Footing(
                in.find(of).orElse(List.of()),
                in.find(where),
                in.get(mode) == Mode.ALL,
                in.get(above),
                in.get(speed),
                in.find(fallback)));
    }

    private static ObjectForm<Footing.Fallback> fallback() {
        Keys keys = new Keys("fallback", "Another way to work, e.g. with cards of another operator.");
        var after = keys.required(
                "after",
                Distributions.of(Dimension.DURATION),
                "Time from the loss until it is found, one draw for each loss.");
        var speed = keys.usual("speed", Values.share(), 1.0, "100 %", "How fast work goes on with it.");
        return keys.bind(in -> new Footing.Fallback(in.get(after), in.get(speed)));
    }

    private enum Mode {
        ALL,
        ANY;

        String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
