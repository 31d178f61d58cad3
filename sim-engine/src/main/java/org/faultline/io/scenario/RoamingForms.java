package org.faultline.io.scenario;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.faultline.io.form.Dimension;
import org.faultline.io.form.Distributions;
import org.faultline.io.form.Keys;
import org.faultline.io.form.ObjectForm;
import org.faultline.io.form.Shapes;
import org.faultline.io.form.Values;
import org.faultline.model.Distribution;

/** National roaming, as it is written in a scenario file. */
final class RoamingForms {

    private static final double SECONDS = 3600;

    private RoamingForms() {}

    static ObjectForm<SignallingDeclaration.Roaming> guests() {
        Keys keys = new Keys(
                "guests",
                "Devices of another class that have lost their access: at own level a and host level h a share (1 - a) x reach x h of them.");
        var of = keys.required(
                "of", Values.id("a class of devices"), "The class whose devices they are, which stands before.");
        var operator = keys.optional(
                "operator",
                Values.id("an operator"),
                "The host: guests reach it through its coverage area in the region of their own one.");
        var through = keys.optional(
                "through",
                Shapes.mapOf("access of the home class", Values.id("an asset")),
                "The asset through which they reach the host, by that of their own place.");
        var reach = keys.usual(
                "reach", Values.share(), 1.0, "100 %", "Share of them that the host's cells can reach and carry.");
        var byRoom = keys.usual(
                "by_room",
                Values.bool(),
                false,
                "false",
                "Whether only as many are let in as the cells of the host's area have room for, besides their own users and those they have taken over from cells next"
                        + " to them; places must be coverage areas with cells.");
        var weight = keys.usual(
                "weight",
                Values.share(),
                0.0,
                "0 %",
                "Weight of a guest against a user of the host where cells are full: with 0 % the host's own come first, with 100 % all are alike and guests crowd them out; counts with `by_room`.");
        var homeCore = keys.optional(
                "without",
                Values.id("an asset"),
                "An asset of their own core, e.g. the pool of its SMFs: while it stands at level c, a share 1 - c of those that have their own radio leave it for the host"
                        + " as well.",
                "only who has lost the radio");
        var from = keys.usual(
                "from",
                Distributions.of(Dimension.DURATION),
                Distribution.of(0),
                "0 h",
                "Time since the start from which the host lets them in.");
        var functions = keys.usual(
                "home_functions",
                Shapes.oneOrMore(Values.id("a function")),
                List.of("ausf", "udm", "udr"),
                "[ausf, udm, udr]",
                "Functions that stay those of their own core, reached over the interconnection: through the `sepp` of the host and that of their own core, where these have one.");
        var between = keys.optional(
                "interconnection",
                Values.duration(),
                "Time that a message takes from one network to the other (N32).",
                "the `message_time` of the host");
        var serves = keys.optional(
                "serves",
                Shapes.mapOf("procedure of a stage", Values.id("an asset")),
                "Assets whose level is the share of all devices of the home class that have completed a stage as guests and get through.",
                "nothing shows it");
        keys.exactlyOne(operator, through);
        return keys.bind(in -> new SignallingDeclaration.Roaming(
                new TrafficDeclaration.Word(in.get(of), in.at(of)),
                in.find(operator),
                in.find(through).orElse(Map.of()),
                in.get(reach),
                in.get(byRoom),
                in.find(homeCore).map(id -> new TrafficDeclaration.Word(id, in.at(homeCore))),
                in.get(weight),
                in.get(from),
                in.get(functions),
                in.find(between)
                        .map(hours -> OptionalDouble.of(hours * SECONDS))
                        .orElse(OptionalDouble.empty()),
                in.find(serves).orElse(Map.of())));
    }
}
