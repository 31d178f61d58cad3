package org.faultline.dynamics.response;

import java.util.HashMap;
import java.util.Map;
import org.faultline.dynamics.state.IntList;
import org.faultline.dynamics.state.Nodes;
import org.faultline.dynamics.state.Purposes;
import org.faultline.kernel.Agenda;
import org.faultline.kernel.Draws;
import org.faultline.trace.EventLog;
import org.faultline.trace.What;

/** What playbooks drew and did to assets during one run: every deed is an event at the asset. */
final class Deeds {

    // What a DEFENCE event says was done.
    static final int ISOLATED = 1;
    static final int CONNECTED = 2;
    static final int STARTED = 3;
    static final int ROLLED_BACK = 4;
    static final int RESTORED = 5;
    static final int RESTORED_WITH_BACKDOOR = 6;
    static final int FAILED = 7;
    static final int SEARCHED = 8;
    static final int BARRED = 9;
    static final int LET_IN = 10;
    static final int SWITCHED_OFF = 11;
    static final int SWITCHED_ON = 12;
    static final int GUESTS_LET_IN = 13;
    static final int GUESTS_TURNED_AWAY = 14;

    private static final int BITS = 32;
    private static final int ASSET_DRAWS = 2;
    private static final int SUCCESS = 0;
    private static final int WORK = 1;

    /** The last try of a playbook on an asset since somebody worked on it. */
    private record Tries(int works, int number) {}

    private final PlaybookTable table;
    private final Nodes nodes;
    private final Agenda agenda;
    private final EventLog log;
    /** By asset, how often somebody worked on it by plan. */
    private final int[] works;

    private final int[] searches;
    /** By playbook with a chance and asset: how often it was tried, and how much work had been done on the asset at the last try. */
    private final Map<Long, Tries> tries = new HashMap<>();

    private final IntList touched = new IntList();
    private Draws draws = new Draws(0, 0);

    Deeds(PlaybookTable table, Nodes nodes, Agenda agenda, EventLog log) {
        this.table = table;
        this.nodes = nodes;
        this.agenda = agenda;
        this.log = log;
        works = new int[nodes.assets()];
        searches = new int[nodes.assets()];
    }

    void reset(Draws newDraws) {
        draws = newDraws;
        for (int i = 0; i < touched.size(); i++) {
            works[touched.at(i)] = 0;
            searches[touched.at(i)] = 0;
        }
        touched.clear();
        tries.clear();
    }

    /** Something was done to an asset; the event of it. */
    int did(int node, int what, int cause) {
        return log.append(agenda.now(), node, What.DEFENCE, 0, what, cause);
    }

    /** Whether a playbook succeeds on an asset; says so when it does not. */
    boolean succeeds(int p, int node, int cause) {
        double chance = table.playbook(p).chance();
        boolean success = chance >= 1 || tried(p, node) < chance;
        if (!success) {
            did(node, FAILED, cause);
        }
        return success;
    }

    /** A draw for another try of a playbook on an asset: every try has one of its own. */
    private double tried(int p, int node) {
        Tries before = tries.get(((long) p << BITS) + node);
        boolean isFirst = before == null || before.works() != works[node];
        int number = isFirst ? 0 : before.number() + 1;
        tries.put(((long) p << BITS) + node, new Tries(works[node], number));
        long key = Draws.keyOf(table.key(p), nodes.key(node));
        return isFirst
                ? onAsset(p, node, SUCCESS)
                : draws.uniform(Purposes.PLAYBOOK_TRY, Draws.keyOf(key, works[node]), number);
    }

    /** A draw for a playbook as a whole. */
    double draw(int p, int number) {
        return draws.uniform(Purposes.PLAYBOOK, table.key(p), number);
    }

    /** A draw for the time of work on an asset. */
    double work(int p, int node) {
        double u = onAsset(p, node, WORK);
        works[node]++;
        touched.add(node);
        return u;
    }

    private double onAsset(int p, int node, int which) {
        long key = Draws.keyOf(table.key(p), nodes.key(node));
        return draws.uniform(Purposes.PLAYBOOK_ON_ASSET, key, ASSET_DRAWS * works[node] + which);
    }

    /** A draw for a search of an asset: the next one. */
    double search(int p, int node) {
        touched.add(node);
        return draws.uniform(Purposes.SEARCH, Draws.keyOf(table.key(p), nodes.key(node)), searches[node]++);
    }

    /** Hours of a pause between groups. */
    double pause(int p, int number) {
        return table.playbook(p)
                .stages()
                .pauseHours()
                .quantile(draws.uniform(Purposes.PLAYBOOK_PAUSE, table.key(p), number));
    }
}
