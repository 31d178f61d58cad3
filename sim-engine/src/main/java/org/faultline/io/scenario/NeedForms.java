package org.faultline.io.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.faultline.io.Fault;
import org.faultline.io.form.Dimension;
import org.faultline.io.form.Distributions;
import org.faultline.io.form.Fields;
import org.faultline.io.form.Form;
import org.faultline.io.form.Key;
import org.faultline.io.form.Keys;
import org.faultline.io.form.ObjectForm;
import org.faultline.io.form.Shapes;
import org.faultline.io.form.Values;
import org.faultline.model.Gate;
import org.faultline.model.ServiceType;

/** What assets and services need. */
final class NeedForms {

    private static final List<Gate.Mode> WRITABLE_MODES = List.of(Gate.Mode.ALL, Gate.Mode.ANY, Gate.Mode.WEIGHTED);

    private NeedForms() {}

    /**
     * Needs as a list, or as a map from their names.
     *
     * @param areWords true where providers are words that a country resolves, false where they are ids
     */
    static Form<List<NeedDeclaration>> needs(boolean areWords) {
        ObjectForm<NeedDeclaration> need = need(areWords);
        Form<List<NeedDeclaration>> named =
                Shapes.mapped(Shapes.mapOfTitles("name", need), m -> List.copyOf(m.values()));
        return Shapes.called(
                "needs",
                "map name → [" + need.name() + "](#" + need.name().replace(' ', '-') + "), or list of them",
                Shapes.mapOr(named, Shapes.listOf(need)));
    }

    private static ObjectForm<NeedDeclaration> need(boolean areWords) {
        Keys keys = new Keys(
                areWords ? "need in a pack" : "need",
                "What a dependant needs, how partial supply counts, how long it holds without, and to what it falls. In a map of"
                        + " needs the key is the name; a name that is a kind needs no `kind`.");
        var name = keys.optional("name", Values.text(), "Word shown in causal chains.", "the key, or the kind");
        var kind = keys.optional(
                "kind",
                Values.word("kind of need", Gate.Kind.values(), Gate.Kind::id),
                "What is depended on. `connectivity` also demands a working path between dependant and provider.",
                "the name");
        var of = keys.required("of", areWords ? words() : providers(), areWords ? WORDS_MEANING : IDS_MEANING);
        var mode = keys.optional(
                "mode",
                Values.word("mode", WRITABLE_MODES.toArray(new Gate.Mode[0]), Gate.Mode::id),
                "How the levels of several providers combine: the least (`all`), the greatest (`any`), or their weighted mean.",
                "`weighted` for a map of weights, otherwise `all`");
        var atLeast = keys.optional(
                "at_least",
                Values.integer(1, Integer.MAX_VALUE),
                "k of n: the k-th greatest level of the providers counts.");
        var operators = areWords
                ? Optional.of(keys.usual(
                        "operators",
                        Values.word("choice of operators", ServiceType.Operators.values(), ServiceType.Operators::id),
                        ServiceType.Operators.BY_SHARE,
                        "by-share",
                        "Which operators' networks count: weighted by their lines, all of them, any of them, or one drawn for each"
                                + " instance."))
                : Optional.<Key<ServiceType.Operators>>empty();
        var fullAt = keys.usual(
                "full_at", Values.share(), 1.0, "100 %", "Raw level that suffices for full supply, above 0.");
        var autonomy = keys.optional(
                "autonomy",
                Distributions.of(Dimension.DURATION),
                "How long the dependant holds when the need is not met: battery, fuel, stock, paper.",
                "not at all");
        var refill = keys.usual(
                "refill",
                Values.duration(),
                0.0,
                "0 h",
                "Time in which an empty stock becomes full once the need is met again.");
        var refillRate = keys.optional(
                "refill_rate",
                Values.number(1e-6, 1e6),
                "Hours of stock gained per hour in which the need is met, in place of `refill`: what was drained in part is full sooner.",
                "`refill` says it");
        var backups = areWords
                ? Optional.<Key<List<Gate.Backup>>>empty()
                : Optional.of(keys.optional(
                        "backup",
                        Shapes.oneOrMore(backup()),
                        "What takes over in turn when the autonomy is used up, e.g. a generator.",
                        "nothing"));
        var fallback = keys.usual(
                "fallback", Values.share(), 0.0, "0 %", "Level that remains for good when the autonomy is used up.");
        var response = keys.optional(
                "response",
                Shapes.listOf(responseStep()),
                "Levels over time after the autonomy is used up, in place of `fallback`.");
        keys.atMostOne(mode, atLeast);
        keys.atMostOne(fallback, response);
        keys.atMostOne(refill, refillRate);
        keys.shorthand(of);
        return keys.bind(in -> {
            List<Gate.Need> providers = in.get(of).needs();
            Gate.Mode combined = in.find(atLeast)
                    .map(k -> Gate.Mode.K_OF_N)
                    .or(() -> in.find(mode))
                    .orElse(in.get(of).weighted() ? Gate.Mode.WEIGHTED : Gate.Mode.ALL);
            int k = in.find(atLeast).orElse(1);
            if (!areWords && k > providers.size()) {
                throw in.refused(
                        Fault.TOO_FEW_PROVIDERS,
                        atLeast,
                        k + " providers are needed, but only " + providers.size() + " are named");
            }
            return new NeedDeclaration(
                    in.find(name)
                            .or(() -> Optional.of(in.id()).filter(i -> !i.isEmpty()))
                            .orElseGet(() -> kindOf(in, kind, name).id()),
                    kindOf(in, kind, name),
                    providers,
                    combined,
                    k,
                    operators.map(in::get).orElse(ServiceType.Operators.BY_SHARE),
                    in.get(fullAt),
                    in.find(autonomy).map(a -> new Gate.Autonomy(a, in.get(refill), in.find(refillRate))),
                    backups.flatMap(in::find).orElse(List.of()),
                    responseOf(in, fallback, response),
                    in.span());
        });
    }

    private static final String IDS_MEANING =
            "Ids of the assets or services that provide it: one, a list, or a map from id to weight; of weights only proportions"
                    + " count.";
    private static final String WORDS_MEANING =
            "Who provides it: `mobile.data`, `mobile.voice`, `mobile.emergency` (what operators give in the region), `power` (the bus that"
                    + " feeds the place), `facility.<tag>` (with `mode: all` the nearest, with `weighted` those of the region, with `any` or"
                    + " `at_least` those of the country), `facility.<tag>-line` (their line to the fixed network), or the id of an asset";

    private static Gate.Kind kindOf(Fields in, Key<Gate.Kind> kind, Key<String> name) {
        String word = in.id().isEmpty() ? in.find(name).orElse("") : in.id();
        return in.find(kind)
                .or(() -> Arrays.stream(Gate.Kind.values())
                        .filter(k -> k.id().equals(word))
                        .findFirst())
                .orElseThrow(() -> in.refused(
                        Fault.MISSING_KEY,
                        kind,
                        "need lacks the key `kind`",
                        Optional.of("one of "
                                + String.join(
                                        ", ",
                                        Arrays.stream(Gate.Kind.values())
                                                .map(Gate.Kind::id)
                                                .toList()))));
    }

    private static List<Gate.ResponseStep> responseOf(
            Fields in, Key<Double> fallback, Key<List<Gate.ResponseStep>> response) {
        double level = in.get(fallback);
        return in.find(response).orElse(level == 0 ? List.of() : List.of(new Gate.ResponseStep(0, level)));
    }

    private static Form<Gate.Backup> backup() {
        Keys keys = new Keys(
                "backup",
                "A machine that takes over when what stands before it is used up. Each loss of the need tries it once; it is mended before"
                        + " the next.");
        var starts = keys.usual("starts", Values.share(), 1.0, "100 %", "Chance that it starts.");
        var runs = keys.optional(
                "runs",
                Distributions.of(Dimension.DURATION),
                "Time it runs before it breaks, one draw per start.",
                "it does not break");
        var fuel = keys.optional("fuel", Values.duration(), "Hours it runs on a full tank.", "endless");
        var refuel = keys.usual(
                "refuel",
                Values.duration(),
                0.0,
                "0 h",
                "Time in which an empty tank becomes full once the need is met again.");
        var arrives = keys.optional(
                "arrives",
                Distributions.of(Dimension.DURATION),
                "It is brought: time until it is there once what stands before it is used up, one draw per loss. Until then the dependant has"
                        + " what the loss leaves it; `starts` is the chance that one is brought and starts.",
                "it stands there");
        return keys.bind(in -> new Gate.Backup(
                in.get(starts),
                in.find(runs),
                in.find(fuel).map(hours -> new Gate.Fuel(hours, in.get(refuel))),
                in.find(arrives)));
    }

    private static Form<Gate.ResponseStep> responseStep() {
        Keys keys = new Keys("response step", "From a moment on the dependant keeps at least a level.");
        var after = keys.required(
                "after", Values.duration(), "Time since the autonomy was used up; the first step starts at 0 h.");
        var level = keys.required("level", Values.share(), "Level that remains.");
        return keys.bind(in -> new Gate.ResponseStep(in.get(after), in.get(level)));
    }

    private record Providers(List<Gate.Need> needs, boolean weighted) {}

    private static Form<Providers> providers() {
        Form<Providers> plain = Shapes.mapped(
                Shapes.oneOrMore(Values.id("an asset or service")),
                ids -> new Providers(ids.stream().map(Gate.Need::of).toList(), false));
        Form<Providers> weighted = Shapes.mapped(Shapes.mapOf("provider", weight()), weights -> {
            List<Gate.Need> needs = new ArrayList<>();
            weights.forEach((id, weight) -> needs.add(new Gate.Need(id, weight)));
            return new Providers(needs, true);
        });
        return Shapes.called(
                "providers",
                "id of an asset or service, a list of them, or map id → weight",
                Shapes.mapOr(weighted, plain));
    }

    /** Only proportions count: {@code 60 %} and {@code 40 %} are the same as 3 and 2. */
    private static Form<Double> weight() {
        return Values.quantity(0, Double.POSITIVE_INFINITY, Dimension.SHARE);
    }

    private static Form<Providers> words() {
        return Shapes.mapped(Values.id("a provider"), word -> new Providers(List.of(Gate.Need.of(word)), false));
    }
}
