package org.faultline.analysis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.faultline.model.Component;
import org.faultline.model.Equipment;
import org.faultline.model.SupplyChain;

/**
 * A hidden common cause: a component inside equipment of two suppliers or more. Components inside exactly the same equipment are one cause
 * and one node, named by the innermost of them: the library, not the module around it.
 *
 * @param component the innermost
 * @param alsoInside ids of the others that lie in the same equipment
 * @param carriers the equipment that contains it
 * @param vendors ids of the suppliers it ties together, at least two, in order
 */
public record SharedPart(Component component, List<String> alsoInside, Set<Equipment> carriers, List<String> vendors) {

    public SharedPart {
        alsoInside = List.copyOf(alsoInside);
        carriers = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(carriers));
        vendors = List.copyOf(vendors);
    }

    /**
     * The common causes in some equipment, in the order in which their first component is met; O(kinds of equipment x bill).
     *
     * @param equipment what stands there; repetitions do no harm
     */
    public static List<SharedPart> in(Collection<Optional<Equipment>> equipment, SupplyChain supply) {
        Map<String, Set<Equipment>> carriersOf = new LinkedHashMap<>();
        Set<Equipment> kinds = new LinkedHashSet<>();
        equipment.forEach(e -> e.ifPresent(kinds::add));
        for (Equipment kind : kinds) {
            for (String id : supply.inside(kind)) {
                carriersOf.computeIfAbsent(id, c -> new LinkedHashSet<>()).add(kind);
            }
        }
        Map<Set<Equipment>, List<String>> causes = new LinkedHashMap<>();
        carriersOf.forEach((id, carriers) ->
                causes.computeIfAbsent(carriers, c -> new ArrayList<>()).add(id));
        List<SharedPart> shared = new ArrayList<>();
        causes.forEach((carriers, ids) -> {
            Set<String> vendors = new TreeSet<>();
            carriers.forEach(c -> vendors.add(c.vendor()));
            if (vendors.size() > 1) {
                shared.add(of(ids, carriers, List.copyOf(vendors), supply));
            }
        });
        return shared;
    }

    private static SharedPart of(List<String> ids, Set<Equipment> carriers, List<String> vendors, SupplyChain supply) {
        String innermost = ids.stream()
                .filter(id -> supply.closure(id).stream().noneMatch(c -> !c.equals(id) && ids.contains(c)))
                .findFirst()
                .orElse(ids.get(0));
        List<String> others = ids.stream().filter(id -> !id.equals(innermost)).toList();
        return new SharedPart(supply.find(innermost).orElseThrow(), others, carriers, vendors);
    }

    /** True when it lies in this equipment. */
    public boolean isIn(Optional<Equipment> equipment) {
        return equipment.filter(carriers::contains).isPresent();
    }
}
