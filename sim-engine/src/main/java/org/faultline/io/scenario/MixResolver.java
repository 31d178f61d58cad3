package org.faultline.io.scenario;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.faultline.io.Diagnostics;
import org.faultline.io.Fault;
import org.faultline.io.Span;
import org.faultline.model.Function;
import org.faultline.model.Operator;
import org.faultline.model.Vendor;
import org.faultline.policy.Installed;
import org.faultline.policy.MixChange;
import org.faultline.policy.ShareTable;
import org.faultline.policy.Transition;
import org.faultline.policy.VendorMix;
import org.faultline.scenario.Spelling;

/** Derives vendor mixes from presets and from each other. */
final class MixResolver {

    private static final String USUAL = "today";
    private static final String NOBODY = "as-built";

    private final Map<String, MixDeclaration> declared = new LinkedHashMap<>();
    private final Map<String, VendorMix> presets;
    private final Set<String> names;
    private final List<Operator> operators;
    private final List<Vendor> vendors;
    private final InstalledTable inventories;
    private final Diagnostics diagnostics;
    private final Map<String, Optional<VendorMix>> resolved = new LinkedHashMap<>();
    private final Set<String> open = new LinkedHashSet<>();

    /**
     * A resolver.
     *
     * @param names ids of all mixes of the file, also of those with faults
     * @param inventories reads what mixes take from inventories
     */
    MixResolver(
            List<MixDeclaration> mixes,
            Set<String> names,
            Map<String, VendorMix> presets,
            List<Operator> operators,
            List<Vendor> vendors,
            InstalledTable inventories,
            Diagnostics diagnostics) {
        mixes.forEach(m -> declared.put(m.id(), m));
        this.names = names;
        this.presets = presets;
        this.operators = operators;
        this.vendors = vendors;
        this.inventories = inventories;
        this.diagnostics = diagnostics;
    }

    /** The mixes of the file in its order; those with faults are reported and left out. */
    List<VendorMix> resolve() {
        List<VendorMix> mixes = new ArrayList<>();
        declared.keySet().forEach(id -> mix(id).ifPresent(mixes::add));
        return mixes;
    }

    /** What is compared when the file names no mix: the country's usual one, or nobody supplies anything. */
    static VendorMix usual(Map<String, VendorMix> presets) {
        if (presets.isEmpty()) {
            return new VendorMix(NOBODY, "as built", List.of(), VendorMix.Assignment.CONTIGUOUS);
        }
        return presets.containsKey(USUAL)
                ? presets.get(USUAL)
                : presets.values().iterator().next();
    }

    private Optional<VendorMix> mix(String id) {
        if (resolved.containsKey(id)) {
            return resolved.get(id);
        }
        MixDeclaration declaration = declared.get(id);
        if (!open.add(id)) {
            diagnostics.add(
                    Fault.LOOP_OF_MIXES,
                    declaration.span(),
                    "the mixes " + String.join(" -> ", open) + " -> " + id + " build on each other");
            return Optional.empty();
        }
        Optional<VendorMix> mix = start(declaration)
                .flatMap(from -> installed(declaration, from))
                .flatMap(from -> derive(declaration, from));
        open.remove(id);
        resolved.put(id, mix);
        return mix;
    }

    private Optional<VendorMix> start(MixDeclaration m) {
        if (m.preset().isPresent()) {
            return known(presets, m.preset().get(), presets.keySet(), m.span());
        }
        if (m.base().isEmpty()) {
            return Optional.of(new VendorMix(m.id(), m.id(), List.of(), VendorMix.Assignment.CONTIGUOUS));
        }
        String base = m.base().get();
        if (declared.containsKey(base)) {
            return mix(base);
        }
        if (names.contains(base)) {
            return Optional.empty(); // its own faults are reported
        }
        if (base.equals(NOBODY) && presets.isEmpty()) {
            return Optional.of(usual(presets));
        }
        Set<String> all = new LinkedHashSet<>(names);
        all.addAll(presets.keySet());
        all.remove(m.id());
        return known(presets, base, all, m.span());
    }

    private Optional<VendorMix> known(Map<String, VendorMix> mixes, String id, Set<String> words, Span at) {
        if (!mixes.containsKey(id)) {
            diagnostics.add(
                    Fault.UNKNOWN_MIX,
                    at,
                    "unknown vendor mix '" + id + "'",
                    words.isEmpty()
                            ? Optional.of("the network brings no mixes; write `shares`")
                            : Spelling.advice(id, words));
        }
        return Optional.ofNullable(mixes.get(id));
    }

    /** The mix with what an inventory found instead of the shares of the same operators and functions. */
    private Optional<VendorMix> installed(MixDeclaration m, VendorMix from) {
        if (m.inventory().isEmpty()) {
            return Optional.of(from);
        }
        return inventories.read(m.inventory().get()).map(found -> {
            record Bought(String operator, Function function) {}
            Map<Bought, Map<String, Double>> counts = new LinkedHashMap<>();
            found.forEach(
                    i -> counts.computeIfAbsent(new Bought(i.operator(), i.function()), b -> new LinkedHashMap<>())
                            .merge(i.equipment().vendor(), i.count(), Double::sum));
            ShareTable table = ShareTable.of(operators, vendors, from);
            for (Map.Entry<Bought, Map<String, Double>> bought : counts.entrySet()) {
                double all = bought.getValue().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum();
                bought.getValue().replaceAll((vendor, count) -> count / all);
                table = table.with(bought.getKey().operator(), bought.getKey().function(), bought.getValue());
            }
            List<Installed> kept = new ArrayList<>(from.installed());
            kept.removeIf(i -> counts.containsKey(new Bought(i.operator(), i.function())));
            kept.addAll(found);
            return new VendorMix(
                    from.id(),
                    from.title(),
                    table.shares(),
                    from.assignment(),
                    kept,
                    table.stretches(),
                    from.replaced().stream()
                            .filter(r -> !counts.containsKey(new Bought(r.operator(), r.function())))
                            .toList());
        });
    }

    /** What an inventory found, and who was replaced of it since. */
    private record Standing(List<Installed> installed, List<VendorMix.Replaced> replaced) {

        /** Without operators and functions of which the shares were changed: of a change nobody knows where it would take place. */
        Standing unchanged(ShareTable before, ShareTable after) {
            return new Standing(
                    installed.stream()
                            .filter(i ->
                                    before.of(i.operator(), i.function()).equals(after.of(i.operator(), i.function())))
                            .toList(),
                    replaced.stream()
                            .filter(r ->
                                    before.of(r.operator(), r.function()).equals(after.of(r.operator(), r.function())))
                            .toList());
        }

        /** A replacement takes place where the supplier stands. */
        Standing with(MixChange.Replace change, ShareTable before) {
            return with(change.replaced(before));
        }

        private Standing with(List<VendorMix.Replaced> more) {
            List<VendorMix.Replaced> all = new ArrayList<>(replaced);
            more.stream()
                    .filter(r -> installed.stream()
                            .anyMatch(i -> i.operator().equals(r.operator()) && i.function() == r.function()))
                    .forEach(all::add);
            return new Standing(installed, all);
        }
    }

    private Optional<VendorMix> derive(MixDeclaration m, VendorMix from) {
        ShareTable before = ShareTable.of(operators, vendors, from);
        ShareTable table = before;
        for (Operator operator : operators) {
            table = with(table, operator.id(), m.shares());
        }
        for (Map.Entry<String, Map<Function, Map<String, Double>>> own :
                m.operators().entrySet()) {
            table = with(table, own.getKey(), own.getValue());
        }
        State start =
                new State(table, new Standing(from.installed(), from.replaced()).unchanged(before, table), Map.of());
        Optional<State> now =
                m.plans().isEmpty() || (m.diversify().isEmpty() && m.caps().isEmpty())
                        ? changed(m, start, part -> part)
                        : onTheWay(m, start);
        if (now.isEmpty()) {
            return Optional.empty();
        }
        State state = now.get();
        state.idle()
                .forEach((span, replace) -> diagnostics.add(
                        Fault.IDLE_CHANGE,
                        span,
                        "nothing is taken from '" + replace.vendor()
                                + "': it has no share of these functions in the mix '" + m.id() + "'",
                        "assets whose `maker` is written keep it"));
        String title = m.title().orElse(m.base().isEmpty() && m.preset().isPresent() ? from.title() : m.id());
        return Optional.of(new VendorMix(
                m.id(),
                title,
                state.table().shares(),
                m.assignment().orElse(from.assignment()),
                state.standing().installed(),
                state.table().stretches(),
                state.standing().replaced()));
    }

    /** What became of a mix, and the changes that took nothing from anybody, by their places. */
    private record State(ShareTable table, Standing standing, Map<Span, MixChange.Replace> idle) {}

    /**
     * Beside a least number of suppliers or a greatest share the mix goes from how these hold before anything is phased out to how they hold once all
     * is, and whoever does not change hands on the way stays.
     */
    private Optional<State> onTheWay(MixDeclaration m, State from) {
        Optional<State> start = changed(m, from, part -> 0.0);
        Optional<State> end = start.flatMap(s -> changed(m, from, part -> 1.0));
        return end.map(e -> {
            Map<Function, Map<String, Double>> done = new EnumMap<>(Function.class);
            m.plans().forEach(p -> p.functions().forEach(f -> done.computeIfAbsent(f, x -> new LinkedHashMap<>())
                    .put(p.vendor(), part(m, p))));
            Transition way = new Transition(start.get().table(), e.table(), done);
            return new State(
                    way.table(),
                    start.get().standing().with(way.replaced()),
                    start.get().idle());
        });
    }

    /** The changes of a mix, one after the other; empty, with a diagnostic, where nobody is left. */
    private Optional<State> changed(MixDeclaration m, State from, DoubleUnaryOperator partOfPlans) {
        ShareTable table = from.table();
        Standing standing = from.standing();
        Span at = m.span();
        Map<Span, MixChange.Replace> idle = new LinkedHashMap<>();
        Set<Span> taken = new LinkedHashSet<>();
        try {
            for (Change change : changes(m, partOfPlans)) {
                at = change.span;
                if (change.change instanceof MixChange.Replace replace) {
                    idle.put(at, replace);
                    if (!replace.replaced(table).isEmpty()) {
                        taken.add(at);
                    }
                }
                ShareTable after = change.change.apply(table);
                standing = change.change instanceof MixChange.Replace replace
                        ? standing.with(replace, table)
                        : standing.unchanged(table, after);
                table = after;
            }
        } catch (MixChange.NobodyLeft e) {
            diagnostics.add(Fault.NOBODY_LEFT, at, e.getMessage(), "name a `replacement`");
            return Optional.empty();
        }
        idle.keySet().removeAll(taken);
        return Optional.of(new State(table, standing, idle));
    }

    /** The part of a plan that is done. */
    private static double part(MixDeclaration m, MixDeclaration.Plan plan) {
        return m.asOf()
                .map(year -> MixChange.phasedOut(plan.from(), plan.to(), year))
                .orElse(1.0);
    }

    private static ShareTable with(ShareTable table, String operator, Map<Function, Map<String, Double>> shares) {
        ShareTable now = table;
        for (Map.Entry<Function, Map<String, Double>> bought : shares.entrySet()) {
            now = now.with(operator, bought.getKey(), bought.getValue());
        }
        return now;
    }

    private record Change(MixChange change, Span span) {}

    private static List<Change> changes(MixDeclaration m, DoubleUnaryOperator partOfPlans) {
        List<Change> changes = new ArrayList<>();
        m.split()
                .forEach(
                        (function, shares) -> changes.add(new Change(new MixChange.Split(function, shares), m.span())));
        for (MixDeclaration.Exclusion e : m.exclude()) {
            changes.addAll(replaced(m, e.vendor(), e.functions(), e.part(), e.replacement(), e.span()));
        }
        for (MixDeclaration.Plan p : m.plans()) {
            double part = partOfPlans.applyAsDouble(part(m, p));
            changes.addAll(replaced(m, p.vendor(), p.functions(), part, p.replacement(), p.span()));
        }
        m.diversify().forEach(d -> d.functions()
                .forEach(f -> changes.add(
                        new Change(new MixChange.Diversify(List.of(f), d.suppliers(), phasedOut(m, f)), m.span()))));
        m.caps().forEach(c -> c.functions()
                .forEach(f ->
                        changes.add(new Change(new MixChange.Cap(List.of(f), c.most(), phasedOut(m, f)), c.span()))));
        return changes;
    }

    /** Vendors that a mix takes out of a function over years. */
    private static List<String> phasedOut(MixDeclaration m, Function function) {
        return m.plans().stream()
                .filter(p -> p.functions().contains(function))
                .map(MixDeclaration.Plan::vendor)
                .toList();
    }

    private static List<Change> replaced(
            MixDeclaration m,
            String vendor,
            List<Function> functions,
            double part,
            Map<String, Double> replacement,
            Span span) {
        return functions.stream()
                .map(f -> new Change(
                        new MixChange.Replace(vendor, List.of(f), part, replacement, leaving(m, f, vendor)), span))
                .toList();
    }

    /** The other vendors that a mix takes out of a function whole, at once or over years. */
    private static List<String> leaving(MixDeclaration m, Function function, String vendor) {
        Set<String> out = new LinkedHashSet<>();
        m.exclude().stream()
                .filter(e -> e.part() == 1 && e.functions().contains(function))
                .forEach(e -> out.add(e.vendor()));
        m.plans().stream().filter(p -> p.functions().contains(function)).forEach(p -> out.add(p.vendor()));
        out.remove(vendor);
        return List.copyOf(out);
    }

    /** Every vendor that has a share above zero of one of the functions in one of the mixes, in order of declaration. */
    static List<String> suppliers(List<VendorMix> mixes, List<Function> functions, List<Vendor> vendors) {
        Set<String> supplying = new LinkedHashSet<>();
        mixes.stream()
                .flatMap(m -> m.shares().stream())
                .filter(s -> s.share() > 0 && functions.contains(s.function()))
                .forEach(s -> supplying.add(s.vendor()));
        return vendors.stream().map(Vendor::id).filter(supplying::contains).toList();
    }
}
