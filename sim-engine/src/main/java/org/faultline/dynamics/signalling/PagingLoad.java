package org.faultline.dynamics.signalling;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.model.signalling.Contact;
import org.faultline.model.signalling.CoreNetwork;
import org.faultline.model.signalling.Paging;

/**
 * Contacts that come for devices: every cell of the tracking area is paged for each. Of d that come in a time for the devices of an area a cell has room for C. While d
 * is at most C each is paged once. Beyond it a page gets through with chance p, who is not reached is paged again, up to k times, and pages fill the
 * room:
 *
 * <pre>
 *   1 - (1 - p)^k = C / d        share of contacts that reach their device
 *   C / (d p)                    pages for each contact
 * </pre>
 *
 * <p>What the AMF does for the cells of an area beyond the first is work on top of the messages of the procedure. Looked at once a tick.
 */
final class PagingLoad {
    private final SignallingTable table;
    private final Hours hours;
    /** By class: contacts that come for a device in its busiest hour; 0 where nobody counts pages. */
    private final double[] comePerHour;

    private final Paging[] paging;
    /** Places that are paged together, by the asset of their access. */
    private final int[][] together;

    private final double[] through;
    private final double[] pages;
    private final double[] cells;
    private final double[] weight;

    PagingLoad(SignallingTable table, Hours hours) {
        this.table = table;
        this.hours = hours;
        int n = table.classes.size();
        comePerHour = new double[n];
        paging = new Paging[n];
        through = new double[n];
        pages = new double[n];
        cells = new double[n];
        weight = new double[n];
        for (int c = 0; c < n; c++) {
            Optional<Paging> of = pagingOf(table, table.classes.get(c).core());
            if (of.isPresent()) {
                paging[c] = of.get();
                comePerHour[c] = table.classes.get(c).contacts().stream()
                        .filter(PagingLoad::comes)
                        .mapToDouble(Contact::perHour)
                        .sum();
            }
        }
        Map<List<Integer>, int[]> byAccess = new LinkedHashMap<>();
        for (int p = 0; p < table.places; p++) {
            int c = table.classOfPlace[p];
            if (paging[c] != null && table.cells[p] > 0) {
                int node = table.hostNode[p] < 0 ? table.accessNode[p] : table.hostNode[p];
                int place = p;
                byAccess.merge(List.of(node, table.coreOfClass[c]), new int[] {p}, (some, one) -> {
                    int[] more = Arrays.copyOf(some, some.length + 1);
                    more[some.length] = place;
                    return more;
                });
            }
        }
        together = byAccess.values().toArray(int[][]::new);
        Arrays.fill(through, 1);
        Arrays.fill(pages, 1);
    }

    private static Optional<Paging> pagingOf(SignallingTable table, String core) {
        return table.described.cores().stream()
                .filter(k -> k.id().equals(core))
                .findFirst()
                .flatMap(CoreNetwork::paging);
    }

    /** True for a contact for which its device is paged. */
    static boolean comes(Contact contact) {
        return contact.procedure().isPaged();
    }

    /** Whether a contact that comes finds out that the context of a device was lost; always where nobody counts pages. */
    boolean restores(int c) {
        return paging[c] == null || paging[c].restores();
    }

    /** Works out how full the cells are of pages. */
    void look(Crowd crowd, long now) {
        if (together.length == 0) {
            return;
        }
        Arrays.fill(weight, 0);
        Arrays.fill(through, 0);
        Arrays.fill(pages, 0);
        Arrays.fill(cells, 0);
        for (int[] places : together) {
            look(places, crowd, now);
        }
        for (int c = 0; c < weight.length; c++) {
            through[c] = weight[c] > 0 ? through[c] / weight[c] : 1;
            pages[c] = weight[c] > 0 ? pages[c] / weight[c] : 1;
            cells[c] = weight[c] > 0 ? cells[c] / weight[c] : 0;
        }
    }

    private void look(int[] places, Crowd crowd, long now) {
        Paging rule = paging[table.classOfPlace[places[0]]];
        int all = table.cells[places[0]];
        int ofArea = Math.min(all, rule.cellsPerArea());
        double perHour = 0;
        for (int p : places) {
            perHour += coming(p, crowd, now);
        }
        double ofCell = perHour * ofArea / all;
        double room = rule.pagesPerSecond() * 3600;
        double reached = ofCell <= room ? 1 : room / ofCell;
        double one = 1 - StrictMath.pow(1 - reached, 1.0 / rule.tries());
        for (int p : places) {
            int c = table.classOfPlace[p];
            double some = coming(p, crowd, now);
            weight[c] += some;
            through[c] += some * reached;
            pages[c] += some * reached / one;
            cells[c] += some * ofArea;
        }
    }

    private double coming(int p, Crowd crowd, long now) {
        int c = table.classOfPlace[p];
        return crowd.reachedAt(p, table.stages(c)) * comePerHour[c] * hours.share(c, now);
    }

    /** Pages for one contact that comes for a device of a class which does not answer; one where nobody counts pages. */
    int tries(int c) {
        return paging[c] == null ? 1 : paging[c].tries();
    }

    /** Share of the contacts that come for devices of a class which reach them. */
    double through(int c) {
        return through[c];
    }

    /** Messages per microsecond that paging brings to the AMF, beside those of the procedure, for each device of a class in its busiest hour. */
    double work(int c) {
        if (comePerHour[c] == 0) {
            return 0;
        }
        double more = pages[c] - 1 + pages[c] * Math.max(0, cells[c] - 1) * paging[c].workPerCell();
        return comePerHour[c] / 3600 / SignallingTable.SECOND * more;
    }
}
