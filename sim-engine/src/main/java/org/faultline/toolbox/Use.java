package org.faultline.toolbox;

import java.util.List;
import java.util.Optional;
import org.faultline.model.Checks;
import org.faultline.model.Function;

/**
 * A measure as a question takes it.
 *
 * @param id of the measure in the catalogue
 * @param strength the author's own; empty for that of the catalogue
 * @param suppliers whom it is about, for measures that need it
 * @param functions of the network to which it is kept; empty for those of the catalogue
 */
public record Use(String id, Optional<Strength> strength, List<String> suppliers, List<Function> functions) {
    public Use {
        Checks.named("id of a measure", id);
        suppliers = List.copyOf(suppliers);
        functions = List.copyOf(functions);
    }

    /** A measure as it stands in the catalogue. */
    public static Use of(String id) {
        return new Use(id, Optional.empty(), List.of(), List.of());
    }

    /** As an author would write it in a map of measures, e.g. {@code SM03: {supplier: [a]}}. */
    public String written() {
        List<String> parts = new java.util.ArrayList<>();
        strength.ifPresent(s -> parts.add("strength: \"" + s.text() + "\""));
        if (!suppliers.isEmpty()) {
            parts.add("supplier: [" + String.join(", ", suppliers) + "]");
        }
        if (!functions.isEmpty()) {
            parts.add("function: ["
                    + String.join(", ", functions.stream().map(Function::id).toList()) + "]");
        }
        return id + ": {" + String.join(", ", parts) + "}";
    }
}
