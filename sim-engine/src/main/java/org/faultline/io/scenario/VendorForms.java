package org.faultline.io.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.faultline.io.Fault;
import org.faultline.io.Span;
import org.faultline.io.form.Form;
import org.faultline.io.form.Key;
import org.faultline.io.form.Keys;
import org.faultline.io.form.ObjectForm;
import org.faultline.io.form.Shapes;
import org.faultline.io.form.Values;
import org.faultline.io.toolbox.Taken;
import org.faultline.io.toolbox.UseForms;
import org.faultline.model.Component;
import org.faultline.model.Function;
import org.faultline.model.Vendor;
import org.faultline.policy.MixChange;
import org.faultline.policy.VendorMix;
import org.faultline.scenario.Turned;

/** Suppliers, and who supplies what. */
final class VendorForms {

    private static final double TOLERANCE = 1e-6;
    private static final List<Function> EVERY_FUNCTION = List.of(Function.values());

    private VendorForms() {}

    static ObjectForm<Vendor> vendor() {
        Keys keys = new Keys("vendor", "A supplier and what it sells.");
        var title = keys.optional("title", Values.text(), "Shown to people.", "the id");
        var products =
                keys.optional("products", Shapes.mapOf("id", product()), "Product lines.", "one for each function");
        keys.shorthand(title);
        return keys.bind(in -> new Vendor(
                in.id(),
                in.find(title).orElse(in.id()),
                List.copyOf(in.partial(products).orElse(Map.of()).values())));
    }

    private static ObjectForm<Vendor.Product> product() {
        Keys keys = new Keys(
                "product",
                "A product line. A component that products of several suppliers contain is a common cause hidden in diversity.");
        var function = keys.required("function", TargetForms.function(), "What it is bought for.");
        var release = keys.optional(
                "release", Values.text(), "Software release in the field.", "the first of `releases`, or unnamed");
        var components = keys.optional(
                "components",
                Shapes.oneOrMore(Values.id("a component")),
                "Parts of the release in the field, each with all that is inside it: libraries, certificate chains, chipsets, managed"
                        + " services.",
                "none");
        var releases = keys.optional(
                "releases",
                Shapes.mapOf("release", release()),
                "Releases that stand somewhere, with their parts.",
                "only the one in the field");
        return keys.bind(in -> new Vendor.Product(
                in.id(),
                in.get(function),
                releases(
                        in.find(release), in.find(components), in.find(releases).orElse(Map.of()))));
    }

    private static ObjectForm<Vendor.Release> release() {
        Keys keys = new Keys("release", "One release of a product.");
        var components = keys.optional(
                "components",
                Shapes.oneOrMore(Values.id("a component")),
                "Parts directly inside, each with all that is inside it.",
                "none");
        return keys.bind(in -> Vendor.Release.of(in.id(), in.find(components).orElse(List.of())));
    }

    /** The release in the field first, then the others in their order. */
    private static List<Vendor.Release> releases(
            Optional<String> inField, Optional<List<String>> components, Map<String, Vendor.Release> listed) {
        List<Vendor.Release> releases = new ArrayList<>(listed.values());
        if (components.isPresent() || listed.isEmpty()) {
            releases.add(0, Vendor.Release.of(inField.orElse(""), components.orElse(List.of())));
        } else if (inField.isPresent()) {
            Vendor.Release first = listed.getOrDefault(inField.get(), Vendor.Release.of(inField.get(), List.of()));
            releases.remove(first);
            releases.add(0, first);
        }
        return releases;
    }

    /**
     * A component as it is written.
     *
     * @param component its parts may not be declared
     * @param span its place in the file
     */
    record ComponentDeclaration(Component component, Span span) {}

    static ObjectForm<ComponentDeclaration> component() {
        Keys keys = new Keys(
                "component",
                "A part of products, e.g. a library inside a module. Targets that name it reach everything that contains it, at any"
                        + " depth.");
        var title = keys.optional("title", Values.text(), "Shown to people.", "the id");
        var kind = keys.usual(
                "kind",
                Values.word("kind of component", Component.Kind.values(), Component.Kind::id),
                Component.Kind.MODULE,
                "module",
                "What it is.");
        var parts = keys.optional(
                "parts", Shapes.oneOrMore(Values.id("a component")), "Components directly inside.", "none");
        keys.shorthand(kind);
        return keys.bind(in -> new ComponentDeclaration(
                new Component(
                        in.id(),
                        in.find(title).orElse(in.id()),
                        in.get(kind),
                        in.find(parts).orElse(List.of())),
                in.span()));
    }

    static ObjectForm<MixDeclaration> mix() {
        Keys keys = new Keys(
                "mix",
                "Who supplies what share of which function to which operator. Starts from a preset, another mix or nothing, and is changed"
                        + " in the order of the keys below.");
        var title = keys.optional("title", Values.text(), "Shown to people.", "the id");
        var preset = keys.optional("preset", Values.id("a mix"), "Start from a mix that the country brings.");
        var base = keys.optional("base", Values.id("a mix"), "Start from another mix of this file, or of the country.");
        var inventory = keys.optional(
                "from_inventory",
                Values.text(),
                "Table `installed.csv` that `faultline import inventory` wrote, relative to this file. It gives what every operator and"
                        + " function in it has installed, asset by asset, by region or in all.");
        var shares = keys.optional("shares", byFunction(), "Shares by function, for all operators.");
        var operators = keys.optional(
                "operators", Shapes.mapOf("operator", byFunction()), "Shares by function for single operators.");
        var split = keys.optional("split", byFunction(), "Functions that every operator buys in these shares.");
        var exclude = keys.optional("exclude", Shapes.oneOrMore(exclusion()), "Suppliers taken out of functions.");
        var plan = keys.optional("plan", Shapes.oneOrMore(plan()), "Suppliers phased out of functions over years.");
        var diversify = keys.optional(
                "diversify",
                Shapes.oneOrMore(diversification()),
                "Functions that every operator buys from several suppliers.");
        var cap = keys.optional(
                "cap", Shapes.oneOrMore(cap()), "Functions of which no supplier has more than so much in the country.");
        var asOf = keys.optional(
                "as_of",
                Values.number(1990, 2200),
                "Year, at its beginning, in which the plans stand.",
                "all plans are done");
        var measures = keys.optional(
                Taken.KEY,
                UseForms.uses(),
                "Measures of the toolbox that are taken under this mix, besides those of the whole file and of the mix it starts from.",
                "none of its own");
        var assignment = keys.optional(
                "assignment",
                Values.word("assignment", VendorMix.Assignment.values(), VendorMix.Assignment::id),
                "How shares become equipment: by contiguous region and by pool, as operators buy, or asset by asset.",
                "that of the mix it starts from, or `contiguous`");
        keys.atMostOne(preset, base);
        return keys.bind(in -> new MixDeclaration(
                in.id(),
                in.find(title),
                in.find(preset),
                in.find(base),
                in.find(inventory).map(name -> new MixDeclaration.InventoryFile(name, in.at(inventory))),
                in.find(shares).orElse(Map.of()),
                in.find(operators).orElse(Map.of()),
                in.find(split).orElse(Map.of()),
                in.find(exclude).orElse(List.of()),
                in.find(plan).orElse(List.of()),
                in.find(diversify).orElse(List.of()),
                in.find(cap).orElse(List.of()),
                in.find(asOf),
                in.find(assignment),
                in.find(measures).orElse(List.of()),
                in.span()));
    }

    private static ObjectForm<MixDeclaration.Diversification> diversification() {
        Keys keys = new Keys(
                "diversification",
                "Every operator buys each function from at least so many suppliers, in equal parts. Operators that have enough keep"
                        + " their shares; the others take in those that have most of the function in the country.");
        var functions = functions(keys);
        var suppliers = keys.usual("suppliers", Values.integer(2, 10), 2, "2", "Least number of suppliers.");
        return keys.bind(in -> new MixDeclaration.Diversification(in.get(functions), in.get(suppliers)));
    }

    private static ObjectForm<MixDeclaration.Cap> cap() {
        Keys keys = new Keys(
                "cap",
                "The greatest share of each function that a supplier may have in the country. Every operator gives what is too much to its"
                        + " other suppliers in proportion; where it has none, to the one with most of the function that has room left.");
        var functions = functions(keys);
        var most = keys.required("most", Values.share(), "Greatest share of a supplier, above 0 %.");
        return keys.bind(in -> new MixDeclaration.Cap(in.get(functions), in.get(most), in.span()));
    }

    private static ObjectForm<MixDeclaration.Exclusion> exclusion() {
        Keys keys = new Keys("exclusion", "A supplier taken out of functions.");
        var vendor = keys.required("vendor", Values.id("a vendor"), "Who is taken out.");
        var functions = functions(keys);
        var part = keys.usual("part", Values.share(), 1.0, "100 %", "Part of its shares that it loses.");
        var replacement = replacement(keys);
        return keys.bind(in -> new MixDeclaration.Exclusion(
                in.get(vendor),
                in.get(functions),
                in.get(part),
                in.find(replacement).orElse(Map.of()),
                in.span()));
    }

    private static ObjectForm<MixDeclaration.Plan> plan() {
        Keys keys = new Keys(
                "plan",
                "A supplier phased out of functions: its shares fall linearly from the beginning of one year to that of another.");
        var vendor = keys.required("vendor", Values.id("a vendor"), "Who is phased out.");
        var functions = functions(keys);
        var from = keys.required("from", Values.number(1990, 2200), "Year in which the replacement begins.");
        var to = keys.required("to", Values.number(1990, 2200), "Year at whose beginning nothing is left.");
        var replacement = replacement(keys);
        return keys.bind(in -> {
            MixChange.phasedOut(in.get(from), in.get(to), in.get(from));
            return new MixDeclaration.Plan(
                    in.get(vendor),
                    in.get(functions),
                    in.get(from),
                    in.get(to),
                    in.find(replacement).orElse(Map.of()),
                    in.span());
        });
    }

    private static Key<List<Function>> functions(Keys keys) {
        return keys.usual(
                "function",
                Shapes.oneOrMore(TargetForms.function()),
                EVERY_FUNCTION,
                "every function",
                "What is bought.");
    }

    private static Key<Map<String, Double>> replacement(Keys keys) {
        return keys.optional(
                "replacement",
                byVendor(),
                "Who gains the shares.",
                "the operator's other suppliers in proportion, but for those that leave too; where it has none, the one with most of the function in the country");
    }

    private static Form<Map<Function, Map<String, Double>>> byFunction() {
        return Shapes.mapOfWords("function", Function.values(), Function::id, byVendor());
    }

    /** Shares by vendor: one vendor, a list of {@code vendor 60 %} or of vendors in equal parts, or a map. */
    static Form<Map<String, Double>> byVendor() {
        Form<Map<String, Double>> map = Shapes.mapOf("vendor", Values.share());
        Form<Map<String, Double>> list = Shapes.mapped(Shapes.oneOrMore(Values.text()), VendorForms::listed);
        return Shapes.called(
                "shares by vendor",
                "[shares by vendor](#values)",
                Shapes.mapped(Shapes.mapOr(map, list), VendorForms::whole));
    }

    private static Map<String, Double> listed(List<String> lines) {
        Map<String, Double> shares = new LinkedHashMap<>();
        for (String line : lines) {
            int blank = line.indexOf(' ');
            String vendor = blank < 0 ? line : line.substring(0, blank);
            double share = blank < 0 ? 1.0 / lines.size() : Values.parseShare(line.substring(blank + 1));
            shares.merge(vendor, share, Double::sum);
        }
        return shares;
    }

    private static Map<String, Double> whole(Map<String, Double> shares) {
        double sum = shares.values().stream().mapToDouble(Double::doubleValue).sum();
        if (Math.abs(sum - 1) > TOLERANCE) {
            String message = "the shares add up to " + percent(sum) + " %; " + percent(Math.abs(1 - sum)) + " % "
                    + (sum < 1 ? "is missing" : "is too much");
            String given = shares.entrySet().stream()
                    .map(s -> s.getKey() + " " + percent(s.getValue()) + " %")
                    .collect(Collectors.joining(", "));
            throw Values.unfit(Fault.SHARES_INCOMPLETE, message, Optional.of("given: " + given));
        }
        return shares;
    }

    private static String percent(double share) {
        double rounded = Math.round(share * 10_000) / 100.0;
        return rounded == Math.rint(rounded) ? String.valueOf((long) rounded) : String.valueOf(rounded);
    }

    /** Of whom, or of what, the campaign is asked. */
    record Ask(Turned.Kind kind, boolean everyone, List<String> ids, List<Function> functions) {}

    static ObjectForm<Ask> ask() {
        Keys keys = new Keys(
                "ask",
                "The campaign is asked of each of these suppliers: `${supplier}` in it is replaced by its id. Products, releases and"
                        + " components take the place of suppliers in `vendor: ${supplier}`.");
        var supplier = keys.optional(
                "supplier",
                Shapes.oneOrMore(Values.id("a vendor")),
                "Ids of vendors, or `all`: every vendor that has a share above zero in one of the mixes. Vendors joined by `+` are turned"
                        + " together.");
        var product = keys.optional("product", Shapes.oneOrMore(Values.id("a product")), "Ids of products, or `all`.");
        var release = keys.optional("release", Shapes.oneOrMore(Values.text()), "Releases, or `all`.");
        var component = keys.optional("component", Shapes.oneOrMore(Values.id("a component")), "Components, or `all`.");
        keys.exactlyOne(supplier, product, release, component);
        var functions = keys.usual(
                "function",
                Shapes.oneOrMore(TargetForms.function()),
                EVERY_FUNCTION,
                "every function",
                "With `all`: functions whose shares count.");
        keys.shorthand(supplier);
        return keys.bind(in -> {
            Map<Turned.Kind, Key<List<String>>> kinds = new LinkedHashMap<>();
            kinds.put(Turned.Kind.VENDOR, supplier);
            kinds.put(Turned.Kind.PRODUCT, product);
            kinds.put(Turned.Kind.RELEASE, release);
            kinds.put(Turned.Kind.COMPONENT, component);
            Turned.Kind kind = kinds.keySet().stream()
                    .filter(k -> in.has(kinds.get(k)))
                    .findFirst()
                    .orElseThrow();
            List<String> words = in.get(kinds.get(kind));
            return new Ask(kind, words.equals(List.of("all")), words, in.get(functions));
        });
    }
}
