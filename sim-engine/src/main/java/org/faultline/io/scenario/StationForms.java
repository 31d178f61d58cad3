package org.faultline.io.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.faultline.io.Span;
import org.faultline.io.form.Dimension;
import org.faultline.io.form.Distributions;
import org.faultline.io.form.Form;
import org.faultline.io.form.Key;
import org.faultline.io.form.Keys;
import org.faultline.io.form.ObjectForm;
import org.faultline.io.form.Shapes;
import org.faultline.io.form.Values;
import org.faultline.model.ArrivalStream;
import org.faultline.model.Distribution;
import org.faultline.model.Fork;
import org.faultline.model.Population;
import org.faultline.model.RandomAccess;
import org.faultline.model.Routing;
import org.faultline.model.Station;

/** Where requests queue, and who makes them. */
final class StationForms {

    private static final int MANY = 100_000_000;
    private static final String UNBOUNDED = "unlimited";

    private StationForms() {}

    static ObjectForm<Station> station() {
        Keys keys = new Keys(
                "station",
                "Servers with a waiting line: a pool of network functions, a desk, a workshop; anything at which requests queue for work.");
        var servers = keys.usual(
                "servers",
                Values.integerOr(UNBOUNDED, 0, MANY),
                OptionalInt.of(1),
                "1",
                "Number of servers; `unlimited` for a mere delay, 0 where nobody is served.");
        var room = keys.usual(
                "room",
                Values.integerOr(UNBOUNDED, 0, MANY),
                OptionalInt.empty(),
                UNBOUNDED,
                "Customers in service and waiting together; who finds it full is refused.");
        var service = keys.required(
                "service",
                Distributions.of(Dimension.DURATION),
                "Work per customer, one draw for each that is let in.");
        var serviceOf = keys.optional(
                "service_of",
                Shapes.mapOf("arrival stream or population", Distributions.of(Dimension.DURATION)),
                "Work of the customers of some arrival streams and populations, in place of `service`.",
                "`service`");
        var discipline = keys.usual(
                "discipline",
                Values.word("discipline", Station.Discipline.values(), Station.Discipline::id),
                Station.Discipline.FIFO,
                "fifo",
                "Who is served next: `fifo`; `lifo`, the last who came; `random`, any of those who wait; `shortest`, the one with the least work;"
                        + " `priority`, the most urgent first; `preemptive`, which also interrupts a less urgent customer in"
                        + " service, who goes on later where it stopped; `sharing`, all at once, each at the same speed: that of one server, or, with more customers"
                        + " than servers, an equal part of all servers.");
        var patience = keys.optional(
                "patience",
                Distributions.of(Dimension.DURATION),
                "Time after which a customer that still waits leaves.",
                "everybody waits");
        var balking = keys.optional(
                "balking",
                balking(),
                "Chance not to join by the number of customers found, e.g. `{10: 50 %, 20: 100 %}`: each entry holds up to the next.",
                "everybody joins");
        var balkingOf = keys.optional(
                "balking_of",
                Shapes.mapOf("arrival stream or population", balking()),
                "The same for the customers of some arrival streams and populations, in place of `balking`: servers kept free for the others, e.g."
                        + " `{new-calls: {8: 100 %}}` of ten without a waiting line.",
                "`balking`");
        var retry = keys.optional("retry", retry(), "What refused customers do.", "they leave");
        var initial = keys.usual("initial", Values.integer(0, MANY), 0, "0", "Customers there at the start.");
        var next = next(keys);
        var host = keys.optional("host", hosting(), "The asset that carries the servers.", "they never stop");
        var waitsForRoom = keys.usual(
                "waits_for_room",
                Values.bool(),
                false,
                "false",
                "`true`: a customer that was served keeps its server while the station where it goes is full (blocking after service);"
                        + " otherwise it is refused there. Stations in a ring can so bring each other to a stop.");
        var setUp = keys.optional(
                "set_up",
                Distributions.of(Dimension.DURATION),
                "Time that the servers need before they serve again once the station was empty, from the next customer on: servers that are"
                        + " switched off when nobody is there.",
                "they serve at once");
        var speeds = keys.optional(
                "speeds",
                speeds(),
                "How fast all customers together are served, by how many are there, e.g. `{1: 1, 2: 1.8, 5: 3}`: each entry holds up to the next,"
                        + " below the first nobody is served, and 1 is the speed of one server. Only with `sharing` and one server.",
                "that of the servers");
        var takes = keys.usual(
                "takes",
                Values.integer(1, MANY),
                1,
                "1",
                "Servers that a customer takes at once, and as many places of `room`. Who needs more than are free waits, and nobody passes by it.");
        var takesOf = keys.optional(
                "takes_of",
                Shapes.mapOf("arrival stream or population", Values.integer(1, MANY)),
                "The same for the customers of some arrival streams and populations, in place of `takes`: calls of several widths on one"
                        + " link, e.g. `{video: 6}`.",
                "`takes`");
        var together = keys.optional(
                "together",
                together(),
                "Customers whom one server serves at once: whoever waits, up to a number, for as long as the work of the first of them takes.",
                "one after the other");
        return keys.bind(in -> new Station(
                in.id(),
                in.get(servers),
                in.get(room),
                in.get(service),
                in.find(serviceOf).orElse(Map.of()),
                in.get(discipline),
                in.find(patience),
                in.find(balking).orElse(List.of()),
                in.find(retry),
                in.get(initial),
                in.get(next),
                in.find(host),
                in.get(waitsForRoom),
                in.find(setUp),
                in.find(balkingOf).orElse(Map.of()),
                in.find(speeds).orElse(List.of()),
                in.get(takes),
                in.find(takesOf).orElse(Map.of()),
                in.find(together).orElse(Station.Batch.ONE)));
    }

    private static ObjectForm<Station.Batch> together() {
        Keys keys = new Keys("customers served together", "How many of those who wait a server takes at once.");
        var most = keys.required("at_most", Values.integer(1, MANY), "It takes no more.");
        var least = keys.usual("at_least", Values.integer(1, MANY), 1, "1", "It waits until so many are there.");
        keys.shorthand(most);
        return keys.bind(in -> new Station.Batch(in.get(least), in.get(most)));
    }

    private static Form<List<Station.Balking>> balking() {
        Form<Map<String, Double>> map = Shapes.mapOf("customers found", Values.share());
        return Shapes.called("map customers found → share", map.link(), Shapes.mapped(map, read -> {
            Map<Integer, Double> sorted = new TreeMap<>();
            read.forEach((found, chance) -> sorted.put(number(found), chance));
            List<Station.Balking> steps = new ArrayList<>();
            sorted.forEach((found, chance) -> steps.add(new Station.Balking(found, chance)));
            return steps;
        }));
    }

    private static Form<List<Station.Pace>> speeds() {
        Form<Map<String, Double>> map = Shapes.mapOf("customers there", Values.number(0, MANY));
        return Shapes.called("map customers there → number", map.link(), Shapes.mapped(map, read -> {
            Map<Integer, Double> sorted = new TreeMap<>();
            read.forEach((present, speed) -> sorted.put(number(present), speed));
            List<Station.Pace> steps = new ArrayList<>();
            sorted.forEach((present, speed) -> steps.add(new Station.Pace(present, speed)));
            return steps;
        }));
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is no whole number of customers.", e);
        }
    }

    private static ObjectForm<Station.Retry> retry() {
        Keys keys = new Keys("retry", "A refused customer backs off and tries again.");
        var after = keys.required(
                "after",
                Distributions.of(Dimension.DURATION),
                "Back-off, one draw per refusal; a constant makes all come back together.");
        var growth = keys.usual(
                "growth", Values.number(1, 1000), 1.0, "1", "Factor of the back-off from one refusal to the next.");
        var longest = keys.optional("longest", Values.duration(), "Bound of a back-off that grows.", "none");
        var persistence =
                keys.usual("persistence", Values.share(), 1.0, "100 %", "Chance to try again, after each refusal.");
        var attempts = keys.usual(
                "attempts",
                Values.integerOr(UNBOUNDED, 1, MANY),
                OptionalInt.empty(),
                UNBOUNDED,
                "Attempts in all, the first one included.");
        var patience = keys.usual(
                "after_patience",
                Values.bool(),
                false,
                "false",
                "`true` when customers that lost patience try again too.");
        keys.shorthand(after);
        return keys.bind(in -> new Station.Retry(
                in.get(after),
                in.get(growth),
                in.find(longest).orElse(Double.POSITIVE_INFINITY),
                in.get(persistence),
                in.get(attempts),
                in.get(patience)));
    }

    private static ObjectForm<Station.Hosting> hosting() {
        Keys keys = new Keys(
                "hosting",
                "Servers that stand on an asset: at level x as many run as fit into x times their number; the last that began are interrupted"
                        + " first.");
        var asset = keys.required("asset", Values.id("an asset or service"), "Asset or service.");
        var work = keys.usual(
                "work",
                Values.word("fate of interrupted work", Station.Work.values(), Station.Work::id),
                Station.Work.RESUME,
                "resume",
                "Interrupted work: `resume` where it stopped, `restart` from nothing, or `lose` the customer.");
        var line = keys.usual(
                "keeps_line", Values.bool(), true, "true", "`false`: who waits is lost when the level falls to zero.");
        var admits =
                keys.usual("admits", Values.bool(), true, "true", "`false`: nobody is let in while no server runs.");
        keys.shorthand(asset);
        return keys.bind(in -> new Station.Hosting(in.get(asset), in.get(work), in.get(line), in.get(admits)));
    }

    private static Key<Routing> next(Keys keys) {
        return keys.usual(
                "next",
                routing(),
                Routing.LEAVE,
                "leave",
                "Where customers go then: an id, or a map from ids to shares; the others leave.");
    }

    /** Where customers go. */
    private static Form<Routing> routing() {
        return Shapes.scalarOr(
                Shapes.mapped(
                        Values.id("a station, fork or random access"),
                        id -> id.equals("leave") ? Routing.LEAVE : Routing.to(id)),
                Shapes.mapped(Shapes.mapOf("station, fork or random access", Values.share()), shares -> {
                    List<Routing.Route> routes = new ArrayList<>();
                    shares.forEach((to, share) -> {
                        if (share > 0) {
                            routes.add(new Routing.Route(to, share));
                        }
                    });
                    return new Routing(routes);
                }));
    }

    static ObjectForm<Fork> fork() {
        Keys keys = new Keys(
                "fork",
                "A customer splits into parts and goes on when all of them have left the network; when one of them was lost, so is the"
                        + " customer.");
        var parts = keys.required(
                "parts",
                Shapes.listOf(Values.id("a station, fork or random access")),
                "Where the parts go, one for each.");
        var next = next(keys);
        return keys.bind(in -> new Fork(in.id(), in.get(parts), in.get(next)));
    }

    static ObjectForm<RandomAccess> access() {
        Keys keys = new Keys(
                "random access",
                "Slotted contention: in each slot every device that wants access sends one of some preambles at random; one that is sent by"
                        + " several is lost for all of them.");
        var preambles = keys.required("preambles", Values.integer(1, 1_000_000), "Number of preambles.");
        var slot = keys.required("slot", Values.duration(), "Time between slots; the first is at the start.");
        var detection = keys.usual(
                "detection",
                Values.word("detection", RandomAccess.Detection.values(), RandomAccess.Detection::id),
                RandomAccess.Detection.CERTAIN,
                "certain",
                "How surely a preamble sent alone is heard: `certain`, or `ramping` with the chance 1 - exp(-i) at the i-th try.");
        var grants = keys.usual(
                "grants",
                Values.integerOr(UNBOUNDED, 1, MANY),
                OptionalInt.empty(),
                UNBOUNDED,
                "Devices that a slot can answer; of more, those with the lower preambles.");
        var answer = keys.usual(
                "answer", Values.duration(), 0.0, "0 h", "Time from a slot until its devices know the outcome.");
        var backOff = keys.optional(
                "back_off",
                Distributions.of(Dimension.DURATION),
                "Time from knowing of a failure until ready for the next slot that follows.");
        var backOffSlots = keys.optional(
                "back_off_slots",
                Values.integer(1, MANY),
                "The next try is in one of this many slots that follow, all alike.");
        var transmissions = keys.usual(
                "transmissions",
                Values.integerOr(UNBOUNDED, 1, MANY),
                OptionalInt.empty(),
                UNBOUNDED,
                "Tries in all, the first one included.");
        var next = next(keys);
        keys.exactlyOne(backOff, backOffSlots);
        return keys.bind(in -> new RandomAccess(
                in.id(),
                in.get(preambles),
                in.get(slot),
                in.get(detection),
                in.get(grants),
                in.get(answer),
                in.find(backOff).orElse(Distribution.of(0)),
                in.find(backOffSlots).map(OptionalInt::of).orElse(OptionalInt.empty()),
                in.get(transmissions),
                in.get(next)));
    }

    static ObjectForm<ArrivalStream> arrivals() {
        Keys keys = new Keys("arrivals", "Customers from outside.");
        var to = keys.required("to", routing(), "Where they go: an id, or a map from ids to shares.");
        var every = keys.optional(
                "every",
                Distributions.of(Dimension.DURATION),
                "Time between arrivals; `exponential` for a Poisson stream, a constant for a periodic one.");
        var rate = keys.optional("rate", rate(), "A Poisson stream whose rate changes at given times.");
        var wave = keys.optional("wave", wave(), "A Poisson stream whose rate swings.");
        var burst = keys.optional("burst", burst(), "A number of customers, each at a moment of its own.");
        var from = keys.usual("from", Values.duration(), 0.0, "0 h", "When the stream begins.");
        var until = keys.optional("until", Values.duration(), "When it ends.", "it goes on");
        var batch = keys.usual(
                "batch",
                Distributions.of(Dimension.COUNT),
                Distribution.of(1),
                "1",
                "How many come at a time, e.g. `5` or `geometric(4)`; rounded to a whole number.");
        var acceptance = keys.usual(
                "acceptance",
                Values.word("acceptance", ArrivalStream.Acceptance.values(), a -> a.name()
                        .toLowerCase(Locale.ROOT)),
                ArrivalStream.Acceptance.PARTIAL,
                "partial",
                "What becomes of a batch that finds too little room at the station it comes to: `partial`: as many get in as fit;"
                        + " `whole`: all or nobody.");
        var priority = priority(keys);
        keys.exactlyOne(every, rate, wave, burst);
        keys.atMostOne(burst, from);
        keys.atMostOne(burst, until);
        return keys.bind(in -> {
            double begin = in.get(from);
            double end = in.find(until).orElse(Double.POSITIVE_INFINITY);
            ArrivalStream.Timing timing = in.find(every)
                    .<ArrivalStream.Timing>map(gap -> new ArrivalStream.Renewal(gap, begin, end))
                    .or(() -> in.find(rate).map(r -> new ArrivalStream.Poisson(r, begin, end)))
                    .or(() -> in.find(wave).map(w -> new ArrivalStream.Poisson(w, begin, end)))
                    .or(() -> in.find(burst))
                    .orElseThrow();
            return new ArrivalStream(in.id(), timing, in.get(batch), in.get(acceptance), in.get(priority), in.get(to));
        });
    }

    private static Key<Integer> priority(Keys keys) {
        return keys.usual("priority", Values.integer(1, 16), 1, "1", "Urgency, 1 for the most urgent.");
    }

    private static ObjectForm<ArrivalStream.Table> rate() {
        Keys keys = new Keys("rate over time", "Arrivals per hour at some times.");
        var perHour = keys.required(
                "per_hour", Shapes.oneOrMore(Values.count()), "Arrivals per hour, one for each of the times.");
        var times = keys.usual(
                "times",
                Shapes.listOf(Values.duration()),
                List.of(0.0),
                "0 h",
                "Times since the start, rising; the first is `0 h`.");
        var between = keys.usual(
                "between",
                Values.word("course between times", new String[] {"steps", "lines"}, w -> w),
                "steps",
                "steps",
                "`steps`: a rate holds until the next time; `lines`: it moves evenly from one to the next.");
        var repeat = keys.optional(
                "repeat_after", Values.duration(), "Time after which it begins anew.", "it stays at the last rate");
        keys.shorthand(perHour);
        return keys.bind(in -> new ArrivalStream.Table(
                in.get(times),
                in.get(perHour),
                in.get(between).equals("lines"),
                in.find(repeat).orElse(Double.POSITIVE_INFINITY)));
    }

    private static ObjectForm<ArrivalStream.Wave> wave() {
        Keys keys = new Keys("swinging rate", "A rate of mean + swing x sin(2 pi t / period).");
        var mean = keys.required("mean_per_hour", Values.count(), "Mean arrivals per hour.");
        var swing = keys.required("swing_per_hour", Values.count(), "Greatest difference from the mean.");
        var period = keys.required("period", Values.duration(), "Length of a swing.");
        return keys.bind(in -> new ArrivalStream.Wave(in.get(mean), in.get(swing), in.get(period)));
    }

    private static ObjectForm<ArrivalStream.Burst> burst() {
        Keys keys = new Keys("burst", "A number of customers, each at a moment of its own.");
        var count = keys.required("count", Values.integer(0, MANY), "Number of customers, or of batches.");
        var at = keys.usual("at", Values.duration(), 0.0, "0 h", "Beginning, since the start.");
        var spread = keys.usual(
                "spread",
                Distributions.of(Dimension.DURATION),
                Distribution.of(0),
                "0 h",
                "Time after the beginning, one draw for each, e.g. `beta(3, 4, 10 s)`.");
        return keys.bind(in -> new ArrivalStream.Burst(in.get(count), in.get(at), in.get(spread)));
    }

    /**
     * A population whose places are not looked up yet.
     *
     * @param attached what its members are attached to, empty when nothing
     * @param span what to point at
     */
    record PopulationDeclaration(
            String id,
            Optional<Integer> size,
            Routing to,
            Optional<Distribution> rest,
            Population.Start start,
            Distribution backOff,
            int priority,
            Optional<Attached> attached,
            Span span) {}

    /** Filters of assets and services, all of which must pass, and how many members there are at each. */
    record Attached(List<String> ids, AssetFilters filters, Optional<Integer> members) {}

    static ObjectForm<PopulationDeclaration> population() {
        Keys keys = new Keys(
                "population",
                "A fixed number of members, such as devices or machines, that rest, make a request, and rest again once it is served.");
        var size = keys.optional("size", Values.integer(1, MANY), "Number of members.");
        var attached = keys.optional(
                "attached",
                attached(),
                "Assets or services that members depend on: at level zero they are detached and lose their request; when it returns they make"
                        + " a new one after `back_off`.");
        var to = keys.required("to", routing(), "Where requests go: an id, or a map from ids to shares.");
        var rest = keys.optional(
                "rest",
                Distributions.of(Dimension.DURATION),
                "Rest before the next request.",
                "a member that was served rests for good, one that was lost gives up");
        var start = keys.usual(
                "start",
                Values.word("start", Population.Start.values(), Population.Start::id),
                Population.Start.REST,
                "rest",
                "What members do at the start: `rest`, `request` all together, or `back-off` and then request.");
        var backOff = keys.usual(
                "back_off",
                Distributions.of(Dimension.DURATION),
                Distribution.of(0),
                "0 h",
                "Time before the first request of members that start in back-off or come back.");
        var priority = priority(keys);
        keys.exactlyOne(size, attached);
        return keys.bind(in -> new PopulationDeclaration(
                in.id(),
                in.find(size),
                in.get(to),
                in.find(rest),
                in.get(start),
                in.get(backOff),
                in.get(priority),
                in.find(attached),
                in.span()));
    }

    private static ObjectForm<Attached> attached() {
        Keys keys = new Keys(
                "attachment", "Assets or services with members; a list of ids, or filters that must all pass.");
        var ids = keys.optional("id", Shapes.oneOrMore(Values.id("an asset or service")), "These ones.");
        AssetFilters.Declared filters = new AssetFilters.Declared(keys);
        var members = keys.optional(
                "members", Values.integer(1, MANY), "Members at each of them.", "the capacity of the asset, rounded");
        return keys.bind(in -> new Attached(in.find(ids).orElse(List.of()), filters.in(in), in.find(members)));
    }
}
