package org.faultline.scenario.rule;

import java.util.List;
import org.faultline.model.Asset;
import org.faultline.model.AssetKind;
import org.faultline.model.Numbering;
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
            CellPlaces places = new CellPlaces(network);
            for (int i = 0; i < network.assets().size(); i++) {
                Asset asset = network.assets().get(i);
                if (asset.kind() == AssetKind.CELL && !places.hasCell(i)) {
                    breaches.add(
                            Where.of(Part.ASSET, asset.id()).inside("kind"),
                            "asset '" + asset.id()
                                    + "' is a cell without users and coverage area; declare it under `cells`");
                }
            }
            for (int c = 0; c < network.cells().size(); c++) {
                AssetKind kind = places.of(c) == Numbering.UNKNOWN
                        ? AssetKind.CELL
                        : network.assets().get(places.of(c)).kind();
                if (kind != AssetKind.CELL) {
                    String id = network.cells().get(c).asset();
                    breaches.add(Where.of(Part.ASSET, id), "the cell '" + id + "' is an asset of kind " + kind.id());
                }
            }
        });
        return breaches.found();
    }
}
