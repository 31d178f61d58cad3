package org.faultline.scenario.rule;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

/** Every asset of kind cell has a radio side. */
final class CellWithoutUsers implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F111",
            Severity.ERROR,
            "cell without its radio side",
            "A cell needs users, a coverage area and perhaps neighbours. Declare it under `cells`, which "
                    + "makes the asset too, and not under `assets`.",
            "network: {inline: {assets: {cell-4: {kind: cell, operator: alpha}}}}",
            "network: {inline: {cells: {cell-4: {operator: alpha, area: area-1, users: 100}}}}");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        draft.network().ifPresent(network -> {
            Set<String> cells = new HashSet<>();
            network.cells().forEach(c -> cells.add(c.asset()));
            for (Asset asset : network.assets()) {
                if (asset.kind() == AssetKind.CELL && !cells.contains(asset.id())) {
                    breaches.add(
                            Where.of(Part.ASSET, asset.id()).inside("kind"),
                            "asset '" + asset.id()
                                    + "' is a cell without users and coverage area; declare it under `cells`");
                }
            }
            for (Cell cell : network.cells()) {
                Asset asset = draft.assetsById().get(cell.asset());
                if (asset != null && asset.kind() != AssetKind.CELL) {
                    breaches.add(
                            Where.of(Part.ASSET, cell.asset()),
                            "the cell '" + cell.asset() + "' is an asset of kind "
                                    + asset.kind().id());
                }
            }
        });
        return breaches.found();
    }
}
