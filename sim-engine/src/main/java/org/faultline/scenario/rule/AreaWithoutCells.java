package org.faultline.scenario.rule;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.faultline.model.Asset;
import org.faultline.model.AssetKind;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Where;
import org.faultline.scenario.Where.Part;

/** Coverage areas are covered by cells. */
final class AreaWithoutCells implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F114",
            Severity.WARNING,
            "coverage area without cells",
            "The level of a coverage area is the share of its cells' users that are served. Without cells it "
                    + "never changes, so services that need it never lose it.",
            "network: {inline: {assets: {area-2: {kind: coverage-area, operator: alpha}}}}",
            "network: {inline: {assets: {area-1: {kind: coverage-area, operator: alpha}}}}");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        draft.network().ifPresent(network -> {
            Set<String> covered = new HashSet<>();
            network.cells().forEach(c -> covered.add(c.area()));
            for (Asset asset : network.assets()) {
                if (asset.kind() == AssetKind.COVERAGE_AREA && !covered.contains(asset.id())) {
                    breaches.add(
                            Where.of(Part.ASSET, asset.id()), "the coverage area '" + asset.id() + "' has no cell");
                }
            }
        });
        return breaches.found();
    }
}
