package org.faultline.io.scenario;

import java.util.List;
import org.faultline.io.form.Dimension;
import org.faultline.io.form.Key;
import org.faultline.io.form.Keys;
import org.faultline.io.form.ObjectForm;
import org.faultline.io.form.Shapes;
import org.faultline.io.form.Values;
import org.faultline.scenario.MemberState;
import org.faultline.scenario.Observation;
import org.faultline.scenario.Quantity;
import org.faultline.scenario.QueueCount;
import org.faultline.scenario.Sample;

/** What can be observed of stations and of those who come to them. */
final class QueueObservationForms {

    private QueueObservationForms() {}

    static ObjectForm<Quantity.Queue> customers() {
        Keys keys = new Keys(
                "customers",
                "A number of customers at stations, forks, random accesses, arrival streams or populations, or how often something happened to"
                        + " customers there since the start.");
        var of = of(keys);
        var what = keys.required(
                "what",
                Values.word("count of customers", QueueCount.values(), QueueCount::id),
                "Customers now: `in-system`, `waiting`, `busy` (in service), `in-orbit` (in back-off), `present` (all of these). Servers:"
                        + " `running`, `up-idle` (1 while servers run and nobody is there). Since the start: `arrivals`, `attempts`, `rejected`"
                        + " attempts, `rejected-first`, `retries`, `accepted`, `completed`, `lost`, `balked`, `abandoned`, `dropped`; preambles"
                        + " `collided`, `unheard`, `unanswered`.");
        var from = from(keys);
        return keys.bind(
                in -> new Quantity.Queue(in.get(of), in.get(what), in.find(from).orElse(List.of())));
    }

    static ObjectForm<Quantity.Members> members() {
        Keys keys = new Keys("members", "How many members of populations are in a state.");
        var of = keys.required("of", Shapes.oneOrMore(Values.id("a population")), "Which populations.");
        var state = keys.required(
                "state",
                Values.word("state of a member", MemberState.values(), MemberState::id),
                "`at-rest` (served, or not asked yet), `requesting` (under way or in back-off), `detached`, `gave-up`, or `unserved`: all but"
                        + " at rest.");
        var share = keys.usual("share", Values.bool(), false, "false", "Gives the share of all members.");
        return keys.bind(in -> new Quantity.Members(in.get(of), in.get(state), in.get(share)));
    }

    static ObjectForm<Observation.Sampled> sample() {
        Keys keys = new Keys(
                "sample",
                "A figure of a number known of each customer; of a run without such customers it has no value.");
        var of = of(keys);
        var number = keys.required(
                "number",
                Values.word("number known of customers", Sample.Value.values(), Sample.Value::id),
                "`wait`: from being let in to the begin of service, or to leaving unserved; `sojourn`: to leaving, of a stream or population from"
                        + " arrival to leaving the network; `work`: the service that a station drew when it let the customer in; `attempts`:"
                        + " attempts made, known when let in or given up.");
        var outcome = keys.usual(
                "outcome",
                Values.word("outcome", Sample.Outcome.values(), Sample.Outcome::id),
                Sample.Outcome.ALL,
                "all",
                "Customers that count: `all`, `served` or `unserved`; for `attempts` and `work`, `served` are those that got in.");
        var from = from(keys);
        var figure = keys.optional(
                "figure",
                Values.word(
                        "figure",
                        new Sample.Figure[] {
                            Sample.Figure.MEAN,
                            Sample.Figure.VARIANCE,
                            Sample.Figure.SECOND_MOMENT,
                            Sample.Figure.THIRD_MOMENT,
                            Sample.Figure.GREATEST,
                            Sample.Figure.LEAST,
                            Sample.Figure.SUM,
                            Sample.Figure.COUNT
                        },
                        Sample.Figure::id),
                "What is made of the numbers; `second-moment` is the mean of the squares, `third-moment` that of the cubes.");
        var above = keys.optional(
                "share_above",
                Values.anyQuantity(Dimension.DURATION, Dimension.COUNT),
                "Gives the share of customers whose number is above this bound.");
        var quantile = keys.optional(
                "quantile",
                Values.share(),
                "Gives the least number at which at least this share of all customers lies.");
        var after = keys.usual(
                "after",
                Values.duration(),
                0.0,
                "0 h",
                "Warm-up: customers that came before this time since the start do not count.");
        keys.exactlyOne(figure, above, quantile);
        return keys.bind(in -> {
            Sample sample = new Sample(in.get(of), in.get(number), in.find(from).orElse(List.of()), in.get(outcome));
            double begin = in.get(after);
            return in.find(figure)
                    .map(f -> new Observation.Sampled(sample, f, 0, begin))
                    .or(() -> in.find(above)
                            .map(b -> new Observation.Sampled(sample, Sample.Figure.SHARE_ABOVE, b.value(), begin)))
                    .or(() -> in.find(quantile)
                            .map(q -> new Observation.Sampled(sample, Sample.Figure.QUANTILE, q, begin)))
                    .orElseThrow();
        });
    }

    private static Key<List<String>> of(Keys keys) {
        return keys.required(
                "of",
                Shapes.oneOrMore(Values.id("a station, fork, random access, arrival stream or population")),
                "Where; of several the customers are taken together.");
    }

    private static Key<List<String>> from(Keys keys) {
        return keys.optional(
                "from",
                Shapes.oneOrMore(Values.id("an arrival stream or population")),
                "Only customers of these arrival streams and populations.",
                "all customers");
    }
}
