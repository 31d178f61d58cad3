package org.faultline.io.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.io.Fault;
import org.faultline.io.form.Form;
import org.faultline.io.form.Key;
import org.faultline.io.form.Keys;
import org.faultline.io.form.ObjectForm;
import org.faultline.io.form.Shapes;
import org.faultline.io.form.Values;
import org.faultline.model.Function;
import org.faultline.threat.Means;
import org.faultline.threat.Selector;

/** Assets chosen by filters. */
final class TargetForms {

    private TargetForms() {}

    /** Assets chosen by filters alone, e.g. those that are observed. */
    static Form<Selector> selection() {
        return Shapes.mapped(filters(), f -> {
            if (f.implantedBy.isPresent() || f.through.isPresent() || f.degreeAbove >= 0) {
                String key = f.through.isPresent() ? "through" : "implanted_by";
                throw Values.unfit(
                        Fault.UNKNOWN_KEY,
                        "`" + (f.degreeAbove >= 0 ? "degree_above" : key)
                                + "` has no meaning outside the targets of a step",
                        Optional.empty());
            }
            return f.selector(
                    1,
                    Integer.MAX_VALUE,
                    f.ids.isEmpty() ? Selector.Order.RANDOM : Selector.Order.LISTED,
                    Means.UNLIMITED);
        });
    }

    record Filters(
            List<String> ids,
            List<String> vendors,
            List<String> products,
            List<String> releases,
            List<String> components,
            List<Function> functions,
            AssetFilters standing,
            Optional<String> implantedBy,
            Optional<String> through,
            int degreeAbove) {

        Selector selector(double share, int count, Selector.Order order, Means means) {
            return new Selector(
                    ids,
                    vendors,
                    products,
                    releases,
                    components,
                    functions,
                    standing.kinds(),
                    standing.operators(),
                    standing.regions(),
                    standing.tags(),
                    implantedBy,
                    share,
                    count,
                    order,
                    degreeAbove,
                    means,
                    through);
        }
    }

    static ObjectForm<Filters> filters() {
        Keys keys = new Keys("targets", "Assets that pass every filter given here.");
        var ids = keys.optional("ids", Shapes.oneOrMore(Values.id("an asset")), "Assets by id.");
        List<Key<List<String>>> words = new ArrayList<>();
        words.add(keys.optional("vendor", Shapes.oneOrMore(Values.id("a vendor")), "Made by one of these vendors."));
        words.add(keys.optional("product", Shapes.oneOrMore(Values.id("a product")), "Of one of these products."));
        words.add(keys.optional("release", Shapes.oneOrMore(Values.text()), "With one of these software releases."));
        words.add(keys.optional(
                "component",
                Shapes.oneOrMore(Values.id("a component")),
                "With one of these components inside, at any depth."));
        var functions = keys.optional("function", Shapes.oneOrMore(function()), "Bought for one of these functions.");
        AssetFilters.Declared standing = new AssetFilters.Declared(keys);
        var implantedBy =
                keys.optional("implanted_by", Values.id("a step"), "Where this earlier step left a backdoor.");
        var through = keys.optional(
                "through",
                Values.id("a step"),
                "Of operators of whom this earlier step holds an element manager, OSS, orchestrator or software repository.");
        var degreeAbove = keys.optional(
                "degree_above",
                Values.integer(0, Integer.MAX_VALUE),
                "With more links than this, over links of all kinds.");
        keys.shorthand(ids);
        return keys.bind(in -> {
            List<List<String>> w =
                    words.stream().map(k -> in.find(k).orElse(List.of())).toList();
            return new Filters(
                    in.find(ids).orElse(List.of()),
                    w.get(0),
                    w.get(1),
                    w.get(2),
                    w.get(3),
                    in.find(functions).orElse(List.of()),
                    standing.in(in),
                    in.find(implantedBy),
                    in.find(through),
                    in.find(degreeAbove).orElse(-1));
        });
    }

    /** The functions that operators buy. */
    static Form<Function> function() {
        return Values.word("function", Function.values(), Function::id);
    }
}
