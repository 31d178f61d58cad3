package org.faultline.model;

import java.util.List;

/**
 * A line on the map, drawn and never computed with.
 *
 * @param name e.g. a state or the whole country
 * @param ring longitudes and latitudes in turn, in degrees: {@code lon0, lat0, lon1, lat1, ...}
 */
public record Outline(String name, List<Double> ring) {
    public Outline {
        ring = List.copyOf(ring);
        if (ring.size() < 4 || ring.size() % 2 != 0) {
            throw new IllegalArgumentException("The outline " + name + " has " + ring.size()
                    + " numbers; it needs pairs of longitude and latitude.");
        }
    }
}
