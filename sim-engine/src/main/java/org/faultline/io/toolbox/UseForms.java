package org.faultline.io.toolbox;

import java.util.List;
import org.faultline.io.form.Form;
import org.faultline.io.form.Keys;
import org.faultline.io.form.ObjectForm;
import org.faultline.io.form.Shapes;
import org.faultline.io.form.Values;
import org.faultline.model.Function;
import org.faultline.toolbox.Use;

/** Measures as a scenario file takes them. */
public final class UseForms {

    private UseForms() {}

    /** Ids of measures, one or a list; or a map from the id to the strength, or to more. */
    public static Form<List<Use>> uses() {
        ObjectForm<Use> use = use();
        Form<List<Use>> list = Shapes.mapped(
                Shapes.oneOrMore(Values.id("a measure")),
                ids -> ids.stream().distinct().map(Use::of).toList());
        Form<List<Use>> map = Shapes.mapped(Shapes.mapOf("id", use), m -> List.copyOf(m.values()));
        return Shapes.called(
                "measures",
                "list of ids, or map id → [" + use.name() + "](#" + use.name() + ")",
                Shapes.mapOr(map, list));
    }

    private static ObjectForm<Use> use() {
        Keys keys = new Keys(
                "measure",
                "A measure of the catalogue `scenarios/toolbox/measures.yaml`, described in `docs/toolbox.md`. It changes numbers of the"
                        + " file before they are bound.");
        var strength = keys.optional(
                "strength",
                new StrengthForm(),
                "How strongly it acts: a share, a factor or a count, as the measure says. A distribution is drawn once per replication.",
                "that of the catalogue, drawn where it has a range");
        var suppliers = keys.optional(
                "supplier",
                Shapes.oneOrMore(Values.id("a vendor")),
                "Whom it is about; for measures that restrict suppliers.",
                "no supplier is restricted");
        var functions = keys.optional(
                "function",
                Shapes.oneOrMore(Values.word("function of the network", Function.values(), Function::id)),
                "What is bought, for measures that change shares.",
                "those of the catalogue");
        keys.shorthand(strength);
        return keys.bind(in -> new Use(
                in.id(),
                in.find(strength),
                in.find(suppliers).orElse(List.of()),
                in.find(functions).orElse(List.of())));
    }
}
