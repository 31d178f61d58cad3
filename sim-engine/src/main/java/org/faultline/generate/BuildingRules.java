package org.faultline.generate;

import org.faultline.model.Assumption.Grade;
import org.faultline.radio.SectorGrid;

/**
 * The small numbers in the rules by which a country is built, one assumption each, where the class that uses them notes none itself. The statements are made from the constants
 * themselves; a test holds that no constant is left out.
 */
final class BuildingRules {

    private static final String TR_38901 = "path loss: 3GPP TR 38.901, table 7.4.1-1; link budget assumed";
    private static final String URBANISATION =
            "degree of urbanisation of the EU (Regulation 2017/2391), applied to towns";

    private final NetworkParts parts;

    private BuildingRules(NetworkParts parts) {
        this.parts = parts;
    }

    /** Notes all of them. */
    static void note(NetworkParts parts) {
        BuildingRules rules = new BuildingRules(parts);
        rules.noteTowns();
        rules.noteRadio();
        rules.noteTransport();
        rules.noteCore();
        rules.notePower();
    }

    private void noteTowns() {
        assumed(
                "town-density",
                number(Settlement.DENSITY_OF_SMALL_TOWN)
                        + " people live on a square kilometre of built-up area in a town of "
                        + number(Settlement.SMALL_TOWN) + ".");
        assumed(
                "town-density-growth",
                "The density of towns grows with the " + number(Settlement.DENSITY_EXPONENT)
                        + "th power of population.");
        parts.assume(
                "city-population",
                "From " + number(Setting.CITY) + " people on a town is urban, below it suburban.",
                Grade.PUBLISHED,
                URBANISATION);
        assumed(
                "land-raster",
                "Land is told from water, and one district from another, on squares of " + number(Land.STEP_KM)
                        + " km.");
        assumed(
                "district-candidates",
                "The district of a square is sought among its " + number(Land.CANDIDATES) + " nearest municipalities.");
    }

    private void noteRadio() {
        assumed(
                "town-site-radius",
                "Sites of a town thin out from its centre: the k-th of n stands at the "
                        + number(SitePlan.RADIUS_EXPONENT) + "th power of k/n of the radius.");
        assumed(
                "town-site-jitter",
                "Sites of a town are shifted by up to " + number(SitePlan.JITTER) + " of their mean distance.");
        assumed(
                "town-site-shore",
                "A site that would stand in water is pulled to " + number(SitePlan.PULL)
                        + " of its distance from the centre, up to " + number(SitePlan.TRIES_ON_LAND) + " times.");
        assumed("cells-per-site", "A site has " + number(CellPlan.SECTORS) + " cells.");
        assumed(
                "neighbour-cells",
                "A cell has up to " + number(CellPlan.NEIGHBOURS_KEPT)
                        + " neighbours that can take over, sought among the cells of "
                        + number(CellPlan.SITES_LOOKED_AT) + " sites; what they reach is sampled at "
                        + number(CellPlan.POINTS)
                        + " points.");
        parts.assume(
                "radio-budget",
                "A phone sends " + number(SiteRadio.PHONE_DBM) + " dBm at " + number(SiteCarrier.PHONE_M)
                        + " m and is heard from " + number(SiteRadio.SENSITIVITY_DBM) + " dBm on, with "
                        + number(SiteRadio.SHADOW_DB) + " dB for shadows and " + number(SiteRadio.BODY_DB)
                        + " dB for the body.",
                Grade.ASSUMED,
                TR_38901);
        parts.assume(
                "radio-indoors",
                "Phones are behind walls of old houses, " + number(SectorGrid.INSIDE_TOWN_M)
                        + " m inside in cities and "
                        + number(SectorGrid.INSIDE_COUNTRYSIDE_M)
                        + " m elsewhere (a third of 25 m and 10 m); all other cells send " + number(SiteCarrier.LOAD)
                        + " of the time.",
                Grade.ASSUMED,
                "3GPP TR 38.901, section 7.4.3; load assumed");
    }

    private void noteTransport() {
        assumed("access-router-sites", number(Transport.SITES_PER_ACCESS_ROUTER) + " sites share an access router.");
        assumed("access-ring-routers", "An access ring has " + number(AccessRings.ROUTERS_PER_RING) + " routers.");
        assumed("metro-sites", number(Transport.SITES_PER_METRO) + " sites form a metro area.");
        assumed(
                "core-router-sites",
                "There is one core router for " + number(CoreRing.SITES_PER_CORE_ROUTER) + " sites, at least "
                        + number(CoreRing.CORE_LEAST) + " and at most " + number(CoreRing.CORE_MOST) + ".");
        assumed(
                "core-router-distance",
                "Core routers keep " + number(CoreRing.CORE_SPACING)
                        + " of the side of the square of land that each would have, by factors of "
                        + number(CoreRing.CORE_SPACING_STEP) + " less where towns are few.");
    }

    private void noteCore() {
        assumed(
                "core-data-centres",
                "Operators with " + number(CoreNetwork.LARGE_OPERATOR_SITES)
                        + " sites or more have 4 core data centres, others 3.");
        assumed(
                "decline-steps",
                "What is lost little by little, as registrations and sessions run out, is lost in "
                        + number(CoreNetwork.STEPS) + " steps.");
    }

    private void notePower() {
        assumed(
                "grid-layout",
                "The grid is laid over the map in " + number(GridMap.RELAXATIONS)
                        + " rounds; buses whose loads differ by less than a factor of " + number(GridMap.SIMILAR)
                        + " may exchange places.");
        assumed(
                "grid-size",
                "From " + number(CountryNetworks.LARGE_COUNTRY)
                        + " people on the grid has 118 buses, below it 57, or 30 or 14 where there are not "
                        + number(CountryNetworks.SETTLEMENTS_PER_BUS) + " settlements for each.");
        assumed("fuel", "A stock of " + number(Autonomies.FUEL_HOURS) + " h or more is fuel, a smaller one a battery.");
    }

    private void assumed(String id, String statement) {
        parts.assume(id, statement, Grade.ASSUMED, "");
    }

    /** A number as the statements show it. */
    static String number(double value) {
        return value == Math.rint(value)
                ? String.format(java.util.Locale.ROOT, "%,d", (long) value)
                : String.valueOf(value);
    }
}
