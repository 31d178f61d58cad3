package org.faultline.io.scenario;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.faultline.io.Span;
import org.faultline.model.AssetKind;
import org.faultline.model.Cell;
import org.faultline.model.Distribution;
import org.faultline.model.Link;
import org.faultline.model.Operator;

/**
 * A network as it is written in a scenario file.
 *
 * @param regions by id
 * @param operators by id
 * @param assets in the order of the file
 * @param cells in the order of the file
 * @param links in the order of the file
 * @param layers what is drawn by rule, and rules over many assets
 */
record InlineNetwork(
        Map<String, RegionLine> regions,
        Map<String, Operator> operators,
        List<AssetLine> assets,
        List<CellLine> cells,
        List<LinkLine> links,
        LayerLines layers) {

    /** A region and its centre, if the author gave one. */
    record RegionLine(String title, double population, Optional<Spot.Position> centre) {}

    /**
     * An asset.
     *
     * @param maker fixed maker
     * @param restart hours it needs to come back
     * @param unavailability share of time during which it is down by its own fault
     */
    record AssetLine(
            String id,
            AssetKind kind,
            Optional<String> operator,
            Spot spot,
            double capacity,
            Optional<Maker> maker,
            List<String> tags,
            List<NeedDeclaration> needs,
            Optional<Distribution> restart,
            double unavailability) {}

    /** A fixed maker; the product is that of the vendor for the asset's function unless it is named. */
    record Maker(String vendor, Optional<String> product, Optional<String> release) {}

    /** A cell asset with its radio side. */
    record CellLine(AssetLine asset, String area, double users, List<Cell.Overlap> neighbours) {}

    /** A link; its kind follows from its ends unless it is given. */
    record LinkLine(
            String from,
            String to,
            Optional<Link.Kind> kind,
            OptionalDouble capacityMbps,
            OptionalDouble latencyMs,
            Span span) {

        /** A link that never limits and takes no time. */
        LinkLine(String from, String to, Optional<Link.Kind> kind, Span span) {
            this(from, to, kind, OptionalDouble.empty(), OptionalDouble.empty(), span);
        }

        /** The same link with what it carries and how long it takes. */
        LinkLine carrying(OptionalDouble newCapacityMbps, OptionalDouble newLatencyMs) {
            return new LinkLine(from, to, kind, newCapacityMbps, newLatencyMs, span);
        }
    }
}
