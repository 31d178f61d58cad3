package org.faultline.io.toolbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.io.form.Dimension;
import org.faultline.io.form.Distributions;
import org.faultline.io.form.Form;
import org.faultline.io.form.Keys;
import org.faultline.io.form.ObjectForm;
import org.faultline.io.form.Shapes;
import org.faultline.io.form.Values;
import org.faultline.model.Assumption;
import org.faultline.model.Function;
import org.faultline.toolbox.By;
import org.faultline.toolbox.Catalogue;
import org.faultline.toolbox.Change;
import org.faultline.toolbox.Cost;
import org.faultline.toolbox.Measure;
import org.faultline.toolbox.RiskScenario;
import org.faultline.toolbox.Strength;

/** The file of the catalogue. */
final class CatalogueForms {

    private static final double HOURS_OF_A_YEAR = 8760;

    private CatalogueForms() {}

    static ObjectForm<Catalogue> catalogue() {
        Keys keys = new Keys("catalogue", "Measures, and the risk scenarios against which they are meant.");
        var source = keys.required("source", Values.text(), "Where codes and meanings come from.");
        var risks = keys.required("risks", Shapes.mapOf("id", risk()), "Risk scenarios.");
        var measures = keys.required("measures", Shapes.mapOf("id", measure()), "Measures.");
        return keys.bind(in -> new Catalogue(
                in.get(source),
                List.copyOf(in.get(risks).values()),
                List.copyOf(in.get(measures).values())));
    }

    private static ObjectForm<RiskScenario> risk() {
        Keys keys = new Keys("risk scenario", "What can happen.");
        var title = keys.required("title", Values.text(), "In a few words.");
        var meaning = keys.required("meaning", Values.text(), "In a sentence.");
        var cases = keys.optional("cases", Shapes.listOf(Values.text()), "Scenario files that show it.", "none yet");
        return keys.bind(in -> new RiskScenario(
                in.id(), in.get(title), in.get(meaning), in.find(cases).orElse(List.of())));
    }

    private static ObjectForm<Measure> measure() {
        Keys keys = new Keys("catalogued measure", "A measure.");
        var title = keys.required("title", Values.text(), "In a few words.");
        var kind = keys.required(
                "kind",
                Values.word("kind of measure", Measure.Kind.values(), Measure.Kind::id),
                "Who decides and how.");
        var group = keys.required("group", Values.text(), "Heading under which it stands.");
        var meaning = keys.required("meaning", Values.text(), "What is done.");
        var risks = keys.required("risks", Shapes.listOf(Values.id("a risk scenario")), "What it is meant against.");
        var addressees = keys.required("addressees", Shapes.listOf(Values.text()), "Who takes it.");
        var strength = keys.required("strength", new StrengthForm(), "How strongly it acts.");
        var lead = keys.required("lead_time", Values.duration(), "From the decision until it acts.");
        var cost = keys.optional("cost", Shapes.oneOrMore(cost()), "What it costs.", "nothing");
        var changes = keys.required("changes", Shapes.listOf(change()), "What it changes.");
        var nothing = keys.required("nothing", Values.text(), "What to say when it finds nothing to change.");
        var grade = keys.required(
                "grade",
                Values.word("grade", Assumption.Grade.values(), Assumption.Grade::id),
                "How well its strength is known.");
        var from = keys.required("source", Values.text(), "Where its strength comes from.");
        var study = keys.optional("study", Values.text(), "Which study would settle its strength.", "none is named");
        return keys.bind(in -> new Measure(
                in.id(),
                in.get(title),
                in.get(kind),
                in.get(group),
                in.get(meaning),
                in.get(risks),
                in.get(addressees),
                in.get(strength),
                in.get(lead) / HOURS_OF_A_YEAR,
                in.find(cost).orElse(List.of()),
                in.get(changes),
                in.get(nothing),
                in.get(grade),
                in.get(from),
                in.find(study)));
    }

    private static ObjectForm<Cost> cost() {
        Keys keys = new Keys("cost", "What a measure costs, once.");
        var eur = keys.required("eur", Distributions.of(Dimension.COUNT), "Euros.");
        var per = keys.required("per", Values.word("unit of cost", Cost.Per.values(), Cost.Per::id), "For each what.");
        return keys.bind(in -> new Cost(in.get(eur), in.get(per)));
    }

    private static ObjectForm<Change> change() {
        Keys keys = new Keys("change", "What a measure changes: a number of the file, or shares of a vendor mix.");
        var set = keys.optional("set", Values.text(), "Path of a number; `*` stands for every key or item.");
        var exclude = keys.optional("exclude", functions(), "Named suppliers lose shares of these functions.");
        var diversify =
                keys.optional("diversify", functions(), "Operators buy these functions from several suppliers.");
        var cap = keys.optional("cap", functions(), "No supplier keeps more of these functions in the country.");
        var hasten = keys.optional("hasten", functions(), "Phase-outs of these functions take less time.");
        keys.exactlyOne(set, exclude, diversify, cap, hasten);
        var where = keys.optional(
                "where",
                Shapes.mapOfTitles("key", Shapes.oneOrMore(Values.text())),
                "What must hold of the part that the last `*` stands for: key → words.",
                "every part");
        var by = keys.optional("by", Values.word("way to change", By.values(), By::id), "How the number changes.");
        var usual = keys.optional(
                "usual", Values.text(), "The number where it is not written.", "a missing number stays missing");
        var whole = keys.usual("whole", Values.bool(), false, "false", "Whole numbers are rounded.");
        var strength = keys.optional("strength", new StrengthForm(), "Its own strength.", "that of the measure");
        return keys.bind(in -> {
            Optional<Strength> own = in.find(strength);
            if (in.has(set)) {
                List<Change.Condition> conditions = new ArrayList<>();
                in.find(where).ifPresent(w -> w.forEach((p, words) -> conditions.add(new Change.Condition(p, words))));
                By way = in.find(by).orElseThrow(() -> new IllegalArgumentException("A number needs the key `by`."));
                return new Change.Value(in.get(set), conditions, way, in.find(usual), in.get(whole), own);
            }
            return in.find(exclude)
                    .map(f -> new Change.Shares(Change.How.EXCLUDE, f, own))
                    .or(() -> in.find(diversify).map(f -> new Change.Shares(Change.How.DIVERSIFY, f, own)))
                    .or(() -> in.find(cap).map(f -> new Change.Shares(Change.How.CAP, f, own)))
                    .or(() -> in.find(hasten).map(f -> new Change.Shares(Change.How.HASTEN, f, own)))
                    .orElseThrow();
        });
    }

    private static Form<List<Function>> functions() {
        return Shapes.oneOrMore(Values.word("function of the network", Function.values(), Function::id));
    }
}
