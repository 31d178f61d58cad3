package org.faultline.threat;

import java.util.List;
import java.util.Optional;
import org.faultline.model.Asset;
import org.faultline.model.AssetKind;
import org.faultline.model.Checks;
import org.faultline.model.Function;

/**
 * Which assets a step aims at: those that pass every filter that is not empty, then a share or a count of them.
 *
 * <p>Flows of traffic pass only where ids, kinds or tags are filtered.
 *
 * <p>Within the filtered set the order is drawn anew in each replication (keyed by asset, so that a larger share contains the
 * smaller one), unless {@code order} says otherwise.
 *
 * @param ids asset ids
 * @param vendors ids of vendors
 * @param products ids of products
 * @param releases software releases
 * @param components shared parts inside products
 * @param functions what the asset is bought for
 * @param kinds asset kinds
 * @param operators ids of operators
 * @param regions ids of regions
 * @param tags words on the asset
 * @param implantedBy id of an earlier step whose implants are the only candidates; empty for no such filter
 * @param share of the filtered assets that is hit, in [0, 1]
 * @param count greatest number that is hit; {@link Integer#MAX_VALUE} for no bound
 * @param order which come first
 * @param degreeAbove only assets with more links than this; -1 for no such filter
 * @param means what can be spent on them
 * @param through id of an earlier step: only assets of operators of whom it holds a management system; empty for no such filter
 */
public record Selector(
        List<String> ids,
        List<String> vendors,
        List<String> products,
        List<String> releases,
        List<String> components,
        List<Function> functions,
        List<AssetKind> kinds,
        List<String> operators,
        List<String> regions,
        List<String> tags,
        Optional<String> implantedBy,
        double share,
        int count,
        Order order,
        int degreeAbove,
        Means means,
        Optional<String> through) {

    /** Which of the filtered assets come first. */
    public enum Order {
        RANDOM,
        LISTED,
        BY_CAPACITY,
        /** Those with the most links first, of equal ones the earlier. */
        BY_DEGREE,
        /** The one with the most links to assets that have not been chosen yet, again and again, of equal ones the earlier. */
        BY_REMAINING_DEGREE,
        /** Those through which the most shortest paths of the whole network lead first, of equal ones the earlier. */
        BY_BETWEENNESS,
        /**
         * The one whose loss, together with those chosen before, costs most people their services for each unit that it costs, again and again,
         * of equal ones the earlier: as whoever knows needs, links and users, but no batteries, expects.
         */
        BY_IMPACT;

        /** The word used in scenario files. */
        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    public Selector {
        ids = List.copyOf(ids);
        vendors = List.copyOf(vendors);
        products = List.copyOf(products);
        releases = List.copyOf(releases);
        components = List.copyOf(components);
        functions = List.copyOf(functions);
        kinds = List.copyOf(kinds);
        operators = List.copyOf(operators);
        regions = List.copyOf(regions);
        tags = List.copyOf(tags);
        Checks.share("The share of a target selector", share);
        if (count < 1) {
            throw new IllegalArgumentException("The count " + count + " of a target selector must be at least 1.");
        }
    }

    /** A selector without a filter by links and without costs. */
    public Selector(
            List<String> ids,
            List<String> vendors,
            List<String> products,
            List<String> releases,
            List<String> components,
            List<Function> functions,
            List<AssetKind> kinds,
            List<String> operators,
            List<String> regions,
            List<String> tags,
            Optional<String> implantedBy,
            double share,
            int count,
            Order order) {
        this(
                ids,
                vendors,
                products,
                releases,
                components,
                functions,
                kinds,
                operators,
                regions,
                tags,
                implantedBy,
                share,
                count,
                order,
                -1,
                Means.UNLIMITED,
                Optional.empty());
    }

    /** The same assets, at other prices. */
    public Selector with(Means others) {
        return new Selector(
                ids,
                vendors,
                products,
                releases,
                components,
                functions,
                kinds,
                operators,
                regions,
                tags,
                implantedBy,
                share,
                count,
                order,
                degreeAbove,
                others,
                through);
    }

    /** True unless an asset is a flow of traffic and no filter names flows: they are no things that stand somewhere. */
    public boolean canMean(Asset asset) {
        return asset.kind() != AssetKind.TRAFFIC_FLOW || !(ids.isEmpty() && kinds.isEmpty() && tags.isEmpty());
    }

    /** Every asset. */
    public static Selector everything() {
        List<String> none = List.of();
        return new Selector(
                none,
                none,
                none,
                none,
                none,
                List.of(),
                List.of(),
                none,
                none,
                none,
                Optional.empty(),
                1,
                Integer.MAX_VALUE,
                Order.RANDOM);
    }

    /** The named assets. */
    public static Selector ofIds(String... ids) {
        List<String> none = List.of();
        return new Selector(
                List.of(ids),
                none,
                none,
                none,
                none,
                List.of(),
                List.of(),
                none,
                none,
                none,
                Optional.empty(),
                1,
                Integer.MAX_VALUE,
                Order.LISTED);
    }
}
