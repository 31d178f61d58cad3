package org.faultline.model;

import java.util.List;

/**
 * What one asset needs. Its supplied level is the least of what its gates pass: the scarcest need limits.
 *
 * @param dependant id of an asset
 * @param gates at least one
 */
public record Dependency(String dependant, List<Gate> gates) {
    public Dependency {
        Checks.named("dependant of a dependency", dependant);
        gates = List.copyOf(gates);
        if (gates.isEmpty()) {
            throw new IllegalArgumentException("The dependency of " + dependant + " must have at least one gate.");
        }
    }
}
