package org.faultline.io.scenario;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.faultline.io.document.Node.Mapping;
import org.faultline.io.form.Dimension;
import org.faultline.io.form.Distributions;
import org.faultline.io.form.Form;
import org.faultline.io.form.Keys;
import org.faultline.io.form.ObjectForm;
import org.faultline.io.form.Shapes;
import org.faultline.io.form.Values;
import org.faultline.io.toolbox.UseForms;
import org.faultline.policy.Criterion;
import org.faultline.policy.SupplierRisk;
import org.faultline.scenario.RiskQuestion;

/** The part of a scenario file that {@code faultline risk} reads. */
final class RiskForms {

    private static final double MOST_WEIGHT = 20;
    private static final double MOST_YEARS = 100;
    private static final double HOURS_OF_YEAR = 8760;

    /** A second before midnight. */
    private static final double LAST_OF_DAY = 24 - 1.0 / 3600;

    private RiskForms() {}

    /** What is asked, and the text of it, for the places of faults. */
    record Declared(RiskQuestion question, Mapping node) {}

    static ObjectForm<Declared> risk() {
        Keys keys = new Keys(
                "risk",
                "How likely each supplier is turned, what counts as loss, and which measures and years `faultline"
                        + " risk` tries.");
        RiskQuestion usual = RiskQuestion.USUAL;
        var loss = keys.usual(
                "loss", Values.text(), usual.measure(), usual.measure(), "Id of the measure that counts as loss.");
        var subject = keys.usual("subject", Values.text(), usual.subject(), usual.subject(), "Whose loss.");
        var probability = keys.usual(
                "probability",
                Values.share(),
                SupplierRisk.NEUTRAL.base(),
                "2 %",
                "Probability that a supplier is turned within a year, of whom nobody thinks anything.");
        var weights = keys.optional(
                "weights",
                criteria(Values.number(0, MOST_WEIGHT)),
                "What each criterion weighs: by so much the logarithm of the odds grows from the score 0 to the score"
                        + " 1.",
                "1 for each criterion, also for those that are left out");
        var profiles = keys.optional(
                "profiles",
                Shapes.mapOf("assessor", Shapes.mapOf("vendor", criteria(Values.number(-1, 1)))),
                "What assessors think of suppliers: assessor → vendor → criterion → score from -1 (nothing to fear) to"
                        + " 1. Where assessors differ, results are shown for each.",
                "nobody thinks anything of anybody: all are alike");
        var measures = keys.optional(
                "measures",
                UseForms.uses(),
                "Measures of which every combination is tried under the first mix.",
                "none");
        var over = keys.optional(
                "over",
                over(),
                "Time over which what measures save is added up, each from the end of its lead time on.",
                "a year in which all of them act");
        var years = keys.optional("years", years(), "Years in which mixes that have a plan are looked at.", "no years");
        var swap = keys.usual("swap", swap(), usual.swap(), "", "How equipment is replaced.");
        return keys.bind(in -> new Declared(
                new RiskQuestion(
                        in.get(loss),
                        in.get(subject),
                        new SupplierRisk(
                                in.get(probability),
                                in.find(weights).map(RiskForms::filled).orElse(EVERY_ONE),
                                in.find(profiles).orElse(Map.of())),
                        in.find(measures).orElse(List.of()),
                        in.find(over),
                        in.find(years),
                        in.get(swap)),
                in.node()));
    }

    private static final Map<Criterion, Double> EVERY_ONE = Map.of(
            Criterion.S1,
            1.0,
            Criterion.S2,
            1.0,
            Criterion.S3,
            1.0,
            Criterion.S4,
            1.0,
            Criterion.S5,
            1.0,
            Criterion.S6,
            1.0);

    /** The weights that are written, and 1 for each that is not. */
    private static Map<Criterion, Double> filled(Map<Criterion, Double> written) {
        Map<Criterion, Double> weights = new EnumMap<>(EVERY_ONE);
        weights.putAll(written);
        return weights;
    }

    private static Form<Map<Criterion, Double>> criteria(Form<Double> value) {
        return Shapes.mapOfWords("criterion", Criterion.values(), Criterion::name, value);
    }

    private static ObjectForm<RiskQuestion.Over> over() {
        Keys keys = new Keys("time of savings", "Time after the decision over which what measures save is added up.");
        var time = keys.required(
                "time", Values.quantity(1, MOST_YEARS * HOURS_OF_YEAR, Dimension.DURATION), "How long, e.g. 10 y.");
        var discount = keys.usual(
                "discount",
                Values.share(),
                0.0,
                "0 %",
                "Yearly rate: a loss that lies t years ahead counts (1 + discount)^-t. Costs fall due at once.");
        return keys.bind(in -> new RiskQuestion.Over(in.get(time) / HOURS_OF_YEAR, in.get(discount)));
    }

    private static ObjectForm<RiskQuestion.Years> years() {
        Keys keys = new Keys("years of a plan", "Years, each looked at on its first day.");
        var from = keys.required("from", Values.fixedInteger(1990, 2200), "First year.");
        var to = keys.required("to", Values.fixedInteger(1990, 2200), "Last year.");
        return keys.bind(in -> new RiskQuestion.Years(in.get(from), in.get(to)));
    }

    private static ObjectForm<RiskQuestion.Swap> swap() {
        RiskQuestion.Swap usual = RiskQuestion.Swap.USUAL;
        Keys keys = new Keys("swap", "How radio sites are replaced.");
        var outage = keys.usual(
                "outage", Values.duration(), usual.outageHours(), "4 h", "How long a site is down for it; assumed.");
        var crews = keys.usual("crews", Values.integer(1, 1_000_000), usual.crews(), "100", "Crews; assumed.");
        var sites = keys.usual(
                "sites_per_crew_year",
                Values.number(0.1, 10_000),
                usual.sitesPerCrewYear(),
                "60",
                "Sites that a crew replaces in a year; assumed.");
        var cost = keys.usual(
                "eur_per_site",
                Distributions.of(Dimension.COUNT),
                usual.eurPerSite(),
                "triangular(49 k, 65 k, 100 k)",
                "What a site costs, in euros; published by BT and Deutsche Telekom in 2020.");
        var orders = keys.usual(
                "orders",
                Values.integer(0, 1000),
                usual.orders(),
                "3",
                "Orders, drawn at random, in which the sites of a year are taken down and brought back in a run; 0:"
                        + " the outage is by formula alone.");
        var at = keys.optional(
                "at",
                Values.quantity(0, LAST_OF_DAY, Dimension.DURATION),
                "Hour of the day at which sites are taken down, since midnight, e.g. 1 h; waves are then whole days"
                        + " apart.",
                "any hour");
        var moments = keys.usual(
                "moments",
                Values.integer(0, 1000),
                0,
                "0",
                "Moments of each year, drawn at random, at which the campaign strikes: sites of earlier waves have"
                        + " their new maker then, those of the wave under way are down; 0: only the first day of each year"
                        + " is attacked.");
        var bound = keys.usual(
                "crews_bound",
                Values.integer(0, 1_000_000),
                0,
                "0",
                "Members of each on-site crew of an operator who replace sites and mend nothing in the meantime; at"
                        + " least one is left.");
        var overlap = keys.usual(
                "overlap",
                Values.duration(),
                0.0,
                "0 h",
                "Time before and after its swap in which both makers can reach a site, e.g. with staff, tools and"
                        + " accounts: attacks by either find it.");
        return keys.bind(in -> new RiskQuestion.Swap(
                in.get(outage),
                in.get(crews),
                in.get(sites),
                in.get(cost),
                in.get(orders),
                in.find(at),
                new RiskQuestion.Swap.Attack(in.get(moments), in.get(bound), in.get(overlap))));
    }
}
