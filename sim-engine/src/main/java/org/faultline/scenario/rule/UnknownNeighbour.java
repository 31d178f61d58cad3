package org.faultline.scenario.rule;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.faultline.model.Asset;
import org.faultline.model.Cell;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Where;
import org.faultline.scenario.Where.Part;

/** Neighbours of cells are other cells of the same operator. */
final class UnknownNeighbour implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F106",
            Severity.ERROR,
            "neighbour that is no other cell",
            "Neighbours of a cell are other cells of the same operator; national roaming is a policy of its " + "own.",
            "network: {inline: {cells: {cell-1: {neighbours: {cell-9: 40 %}}}}}",
            "network: {inline: {cells: {cell-1: {neighbours: {cell-2: 40 %}}}}}");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        draft.network().ifPresent(network -> {
            CellPlaces places = new CellPlaces(network);
            Set<String> cells = new LinkedHashSet<>();
            for (int c = 0; c < network.cells().size(); c++) {
                for (Cell.Overlap overlap : network.cells().get(c).neighbours()) {
                    if (!places.areNeighbours(c, overlap.cell())) {
                        if (cells.isEmpty()) {
                            network.cells().forEach(cell -> cells.add(cell.asset()));
                        }
                        check(draft, cells, network.cells().get(c), overlap, breaches);
                    }
                }
            }
        });
        return breaches.found();
    }

    private static void check(Draft draft, Set<String> cells, Cell cell, Cell.Overlap overlap, Breaches breaches) {
        if (overlap.cell().equals(cell.asset())) {
            breaches.add(whereOf(cell, overlap), "cell '" + cell.asset() + "' is named as its own neighbour");
        } else if (!cells.contains(overlap.cell()) && !isFaulty(draft, overlap.cell())) {
            breaches.unknown(
                    whereOf(cell, overlap),
                    "cell '" + cell.asset() + "' has an unknown neighbour '" + overlap.cell() + "'",
                    overlap.cell(),
                    cells);
        } else if (!operator(draft, cell.asset()).equals(operator(draft, overlap.cell()))) {
            breaches.add(
                    whereOf(cell, overlap),
                    "cells '" + cell.asset() + "' and '" + overlap.cell() + "' belong to different operators");
        }
    }

    private static Where whereOf(Cell cell, Cell.Overlap overlap) {
        return Where.of(Part.ASSET, cell.asset()).inside("neighbours").value(overlap.cell());
    }

    /** True for a cell that was declared, but with faults of its own. */
    private static boolean isFaulty(Draft draft, String id) {
        return draft.names().assets().contains(id) && !draft.assetsById().containsKey(id);
    }

    private static Optional<String> operator(Draft draft, String id) {
        return Optional.ofNullable(draft.assetsById().get(id)).flatMap(Asset::operator);
    }
}
