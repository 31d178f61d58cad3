package org.faultline.model.signalling;

import org.faultline.model.Checks;

/**
 * How a core finds devices that are idle: it pages every cell of the tracking area that they are in (TS 23.502, 4.2.3.3), and again when no answer comes.
 *
 * @param cellsPerArea cells of a tracking area, at least one; an area ends with its place
 * @param pagesPerSecond devices that a cell can page in a second, above zero: paging occasions a second (TS 38.304, 7.1) times records in each, at most 32
 *     (TS 38.331, maxNrofPageRec)
 * @param tries pages sent for one contact before the network gives up, at least one
 * @param workPerCell work of the AMF for each cell paged beyond the first, in messages, zero or more
 * @param restores whether a contact that comes for a device whose context was lost makes it register anew; otherwise it finds out only by what it
 *     begins itself
 */
public record Paging(int cellsPerArea, double pagesPerSecond, int tries, double workPerCell, boolean restores) {
    public Paging {
        if (cellsPerArea < 1 || tries < 1) {
            throw new IllegalArgumentException("A tracking area of " + cellsPerArea + " cells that is paged " + tries
                    + " times must have a cell, and be paged once.");
        }
        Checks.positive("The devices that a cell can page in a second", pagesPerSecond);
        Checks.notNegative("The work for each further cell that is paged, in messages,", workPerCell);
    }
}
