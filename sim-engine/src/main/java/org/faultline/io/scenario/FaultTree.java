package org.faultline.io.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.faultline.io.Diagnostics;
import org.faultline.io.Fault;
import org.faultline.io.Span;
import org.faultline.io.form.Keys;
import org.faultline.io.form.ObjectForm;
import org.faultline.io.form.Shapes;
import org.faultline.io.form.Values;
import org.faultline.io.scenario.InlineNetwork.AssetLine;
import org.faultline.model.AssetKind;
import org.faultline.model.Gate;
import org.faultline.model.ServiceType;
import org.faultline.scenario.Spelling;

/**
 * A fault tree as reliability engineers keep it. Gates speak of failures where needs speak of supply: an {@code or} gate fails with any
 * of its parts, so that its asset needs all of them; {@code and} needs any; {@code atleast k} of n needs n - k + 1.
 *
 * @param top the gate or event that is asked for
 * @param gates in the order of the file
 * @param events probability of each basic event
 */
record FaultTree(String top, Span topSpan, List<TreeGate> gates, Map<String, Double> events) {

    /** How the parts of a gate combine. */
    enum Op {
        OR,
        AND,
        ATLEAST
    }

    /** A gate. */
    record TreeGate(String id, Op op, int k, List<String> parts, Span span) {}

    private static final String REGION = "tree";

    /** The form of the file. */
    static ObjectForm<FaultTree> form() {
        Keys keys = new Keys("fault tree", "How failures follow from basic events.");
        keys.optional("name", Values.text(), "Shown to nobody.", "none");
        var top = keys.required("top", Values.id("a gate or event"), "The failure that is asked for.");
        var gates = keys.required("gates", Shapes.mapOf("id", gate()), "Failures that follow from others.");
        var events = keys.required(
                "basic_events", Shapes.mapOf("id", Values.share()), "Failures of their own, with their probability.");
        return keys.bind(in ->
                new FaultTree(in.get(top), in.at(top), List.copyOf(in.get(gates).values()), in.get(events)));
    }

    private static ObjectForm<TreeGate> gate() {
        Keys keys = new Keys("gate of a fault tree", "A failure that follows from others.");
        var op = keys.required(
                "op",
                Values.word("operation", Op.values(), o -> o.name().toLowerCase(java.util.Locale.ROOT)),
                "How the failures combine.");
        var k = keys.optional(
                "k", Values.integer(1, 1_000_000), "Number of parts that must fail, for `atleast`.", "none");
        var parts = keys.required("children", Shapes.listOf(Values.id("a gate or event")), "Gates and basic events.");
        return keys.bind(in -> {
            int n = in.get(parts).size();
            int least = in.find(k).orElse(1);
            if (n == 0) {
                throw in.refused(Fault.BAD_IMPORT, parts, "the gate '" + in.id() + "' has no parts");
            }
            if (in.find(k).isPresent() != (in.get(op) == Op.ATLEAST)) {
                throw in.refused(
                        Fault.BAD_IMPORT,
                        op,
                        "the gate '" + in.id() + "' must give `k` if and only if it is `atleast`");
            }
            if (least > n) {
                throw in.refused(
                        Fault.BAD_IMPORT, k, "the gate '" + in.id() + "' fails with " + least + " of " + n + " parts");
            }
            return new TreeGate(in.id(), in.get(op), least, in.get(parts), in.span());
        });
    }

    /** The network that fails as the tree says; empty, with diagnostics, when the tree names what is not there. */
    Optional<InlineNetwork> toNetwork(String file, Diagnostics diagnostics) {
        int before = diagnostics.errors();
        Set<String> known = new LinkedHashSet<>(events.keySet());
        for (TreeGate gate : gates) {
            if (events.containsKey(gate.id())) {
                diagnostics.add(Fault.BAD_IMPORT, gate.span(), "'" + gate.id() + "' is both a gate and a basic event");
            }
            known.add(gate.id());
        }
        Span nowhere = Span.startOf(file);
        check(top, topSpan, known, diagnostics);
        List<AssetLine> assets = new ArrayList<>();
        events.forEach((id, p) -> assets.add(asset(id, AssetKind.FACILITY, List.of(), p, nowhere)));
        for (TreeGate gate : gates) {
            gate.parts().forEach(part -> check(part, gate.span(), known, diagnostics));
            assets.add(asset(gate.id(), AssetKind.CAPABILITY, List.of(need(gate)), 0, gate.span()));
        }
        Map<String, InlineNetwork.RegionLine> regions = new LinkedHashMap<>();
        regions.put(REGION, new InlineNetwork.RegionLine(REGION, 0, Optional.empty()));
        return diagnostics.errors() > before
                ? Optional.empty()
                : Optional.of(new InlineNetwork(regions, Map.of(), assets, List.of(), List.of(), LayerLines.NONE));
    }

    private static void check(String id, Span at, Set<String> known, Diagnostics diagnostics) {
        if (!known.contains(id)) {
            diagnostics.add(
                    Fault.BAD_IMPORT,
                    at,
                    "'" + id + "' is neither a gate nor a basic event of the tree",
                    Spelling.advice(id, known));
        }
    }

    private static AssetLine asset(
            String id, AssetKind kind, List<NeedDeclaration> needs, double unavailability, Span span) {
        return new AssetLine(
                id,
                kind,
                Optional.empty(),
                new Spot(Optional.of(REGION), Optional.empty(), span),
                0,
                Optional.empty(),
                List.of(),
                needs,
                Optional.empty(),
                unavailability);
    }

    private static NeedDeclaration need(TreeGate gate) {
        List<Gate.Need> parts = gate.parts().stream().map(Gate.Need::of).toList();
        Gate.Mode mode =
                switch (gate.op()) {
                    case OR -> Gate.Mode.ALL;
                    case AND -> Gate.Mode.ANY;
                    case ATLEAST -> Gate.Mode.K_OF_N;
                };
        int k = gate.op() == Op.ATLEAST ? parts.size() - gate.k() + 1 : 1;
        return new NeedDeclaration(
                "parts",
                Gate.Kind.DATA,
                parts,
                mode,
                k,
                ServiceType.Operators.BY_SHARE,
                1,
                Optional.empty(),
                List.of(),
                List.of(),
                gate.span());
    }
}
