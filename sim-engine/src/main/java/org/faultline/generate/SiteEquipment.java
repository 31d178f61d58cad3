package org.faultline.generate;

import java.util.List;
import org.faultline.model.Distribution;
import org.faultline.model.Gate;
import org.faultline.model.Place;

/** What stands at an antenna site and behind it, and makes its cells work. */
interface SiteEquipment {

    /** A gNB, or a unit of one, boots and sets up its cells within minutes; assumed. */
    Distribution BOOT_HOURS = new Distribution.Triangular(0.08, 0.12, 0.25);

    /** Adds what no single site has for itself. */
    default void writeShared() {}

    /** Adds what one site has; returns what each of its cells needs. */
    List<Gate> write(Spot spot);

    /**
     * A site on the map.
     *
     * @param index place of the site in the list of the operator's sites
     * @param users of its cells together
     */
    record Spot(Site site, int index, Place place, double users) {}
}
