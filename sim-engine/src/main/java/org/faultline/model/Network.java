package org.faultline.model;

import java.util.List;

/**
 * A country, a city or a test bench: everything that stands there and what it needs, without time and without an attack.
 * It is whole: every need is met, every island of the grid can carry its load; only what {@linkplain #settles() rules over many
 * assets} do not let stand, and flows of more than links carry, may fall at the very start. Rules that span several lists (unknown ids, cells
 * without assets) are checked by the {@code scenario} package.
 *
 * @param title shown to people
 * @param regions at least one
 * @param operators may be empty
 * @param assets unique ids
 * @param links ends are asset ids
 * @param dependencies at most one per asset
 * @param cells radio side of the cell assets
 * @param services what people lose
 * @param restarts assets that need time to come back
 * @param outlines drawn behind the assets
 * @param assumptions grades and sources of the numbers inside
 * @param groups rules that bind many assets together
 * @param traffic what flows over the links, and who goes first
 */
public record Network(
        String title,
        List<Region> regions,
        List<Operator> operators,
        List<Asset> assets,
        List<Link> links,
        List<Dependency> dependencies,
        List<Cell> cells,
        List<Service> services,
        List<Restart> restarts,
        List<Outline> outlines,
        List<Assumption> assumptions,
        List<Group> groups,
        Traffic traffic) {

    public Network {
        regions = List.copyOf(regions);
        operators = List.copyOf(operators);
        assets = List.copyOf(assets);
        links = NumberedLinks.of(assets, links);
        dependencies = List.copyOf(dependencies);
        cells = List.copyOf(cells);
        services = List.copyOf(services);
        restarts = List.copyOf(restarts);
        outlines = List.copyOf(outlines);
        assumptions = List.copyOf(assumptions);
        groups = List.copyOf(groups);
    }

    /** A network without traffic. */
    public Network(
            String title,
            List<Region> regions,
            List<Operator> operators,
            List<Asset> assets,
            List<Link> links,
            List<Dependency> dependencies,
            List<Cell> cells,
            List<Service> services,
            List<Restart> restarts,
            List<Outline> outlines,
            List<Assumption> assumptions,
            List<Group> groups) {
        this(
                title,
                regions,
                operators,
                assets,
                links,
                dependencies,
                cells,
                services,
                restarts,
                outlines,
                assumptions,
                groups,
                Traffic.NONE);
    }

    /** A network without groups. */
    public Network(
            String title,
            List<Region> regions,
            List<Operator> operators,
            List<Asset> assets,
            List<Link> links,
            List<Dependency> dependencies,
            List<Cell> cells,
            List<Service> services,
            List<Restart> restarts,
            List<Outline> outlines,
            List<Assumption> assumptions) {
        this(
                title,
                regions,
                operators,
                assets,
                links,
                dependencies,
                cells,
                services,
                restarts,
                outlines,
                assumptions,
                List.of());
    }

    /**
     * True when assets may fall at the very start of a run, by no event: members of a group that do not meet its rule, assets with
     * fewer providers than they need, and whatever depends on them.
     */
    public boolean settles() {
        if (!groups.isEmpty()) {
            return true;
        }
        for (Dependency dependency : dependencies) {
            for (Gate gate : dependency.gates()) {
                if (gate.isBeyondReach()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The links with the places of their ends in the list of assets. */
    public NumberedLinks numberedLinks() {
        return (NumberedLinks) links;
    }

    /** The same network with other services. */
    public Network withServices(List<Service> newServices) {
        return new Network(
                title,
                regions,
                operators,
                assets,
                links,
                dependencies,
                cells,
                newServices,
                restarts,
                outlines,
                assumptions,
                groups,
                traffic);
    }

    /** The same network with traffic, the assets that stand for it, other links, and other needs. */
    public Network withTraffic(
            Traffic newTraffic, List<Asset> newAssets, List<Link> newLinks, List<Dependency> newDependencies) {
        return new Network(
                title,
                regions,
                operators,
                newAssets,
                newLinks,
                newDependencies,
                cells,
                services,
                restarts,
                outlines,
                assumptions,
                groups,
                newTraffic);
    }
}
