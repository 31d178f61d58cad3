package org.faultline.scenario.rule;

import java.util.BitSet;
import java.util.List;
import org.faultline.model.Asset;
import org.faultline.model.Cell;
import org.faultline.model.Network;
import org.faultline.model.Numbering;

/** The places of cells in the list of assets, looked up once: a country has hundreds of thousands of cells, and more neighbours. */
final class CellPlaces {

    private final List<Asset> assets;
    private final Numbering numbers;
    private final int[] places;
    private final BitSet cells = new BitSet();

    CellPlaces(Network network) {
        assets = network.assets();
        numbers = network.numberedLinks().numbersOfAssets();
        places = new int[network.cells().size()];
        int last = Numbering.UNKNOWN;
        for (int c = 0; c < places.length; c++) {
            Cell cell = network.cells().get(c);
            places[c] = numbers.of(cell.asset(), last + 1);
            if (places[c] != Numbering.UNKNOWN) {
                cells.set(places[c]);
                last = places[c];
            }
        }
    }

    /** The place of the asset of the cell with a number; {@link Numbering#UNKNOWN} when it has none. */
    int of(int cell) {
        return places[cell];
    }

    /** True when the asset at a place, or one before it with the same id, is the asset of a cell. */
    boolean hasCell(int place) {
        return cells.get(numbers.of(assets.get(place).id(), place));
    }

    /** True when both are assets of different cells of the same operator. */
    boolean areNeighbours(int cell, String other) {
        int here = places[cell];
        int there = numbers.of(other);
        return here != Numbering.UNKNOWN
                && there != Numbering.UNKNOWN
                && here != there
                && cells.get(there)
                && assets.get(here).operator().equals(assets.get(there).operator());
    }
}
