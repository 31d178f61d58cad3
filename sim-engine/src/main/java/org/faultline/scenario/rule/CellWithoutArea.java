package org.faultline.scenario.rule;

import java.util.List;
import org.faultline.model.Asset;
import org.faultline.model.AssetKind;
import org.faultline.model.Cell;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Where;
import org.faultline.scenario.Where.Part;

/** Cells count for coverage areas. */
final class CellWithoutArea implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F105",
            Severity.ERROR,
            "cell without a coverage area",
            "A cell's users are counted for an asset of kind `coverage-area`; its level is the share of its "
                    + "users that are served.",
            "network: {inline: {cells: {cell-1: {area: area-2}}}}",
            "network: {inline: {cells: {cell-1: {area: area-1}}}}");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        draft.network().ifPresent(network -> {
            for (Cell cell : network.cells()) {
                Asset area = draft.assetsById().get(cell.area());
                if (area == null && !draft.names().assets().contains(cell.area())) {
                    breaches.unknown(
                            whereOf(cell),
                            "cell '" + cell.asset() + "' counts for an unknown coverage area '" + cell.area() + "'",
                            cell.area(),
                            draft.names().assets());
                } else if (area != null && area.kind() != AssetKind.COVERAGE_AREA) {
                    breaches.add(
                            whereOf(cell),
                            "cell '" + cell.asset() + "' counts for '" + cell.area() + "', which is a "
                                    + area.kind().id() + "; it must be a coverage-area");
                }
            }
        });
        return breaches.found();
    }

    private static Where whereOf(Cell cell) {
        return Where.of(Part.ASSET, cell.asset()).inside("area").value(cell.area());
    }
}
