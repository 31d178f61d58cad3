package org.faultline.model;

import java.util.List;

/**
 * A sector as data: its kinds of services with what they need, and where the numbers come from.
 *
 * @param id word used in scenario files, e.g. {@code health}
 * @param title shown to people
 * @param services in the order in which they are shown
 * @param assumptions grades and sources of the numbers inside
 */
public record SectorPack(String id, String title, List<ServiceType> services, List<Assumption> assumptions) {
    public SectorPack {
        Checks.named("id of a sector", id);
        Checks.named("title of sector " + id, title);
        services = List.copyOf(services);
        assumptions = List.copyOf(assumptions);
    }
}
