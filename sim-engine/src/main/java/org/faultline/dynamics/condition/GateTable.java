package org.faultline.dynamics.condition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.faultline.dynamics.state.Csr;
import org.faultline.dynamics.state.IntList;
import org.faultline.dynamics.state.Nodes;
import org.faultline.kernel.Draws;
import org.faultline.model.Dependency;
import org.faultline.model.Gate;
import org.faultline.model.Network;

/**
 * All gates of a network in rows, numbered so that the gates of one owner stand together; not changed by runs and shared
 * by all of them.
 */
public final class GateTable {

    private static final int ALL = 1;
    private static final int SUFFICED = 2;
    private static final int NEEDS_PATH = 4;
    private static final int STOCKED = 8;
    private static final int ANSWERING = 16;

    private static final int COUNTED = 32;
    private static final int ANY = 64;
    private static final int BACKED = 128;

    /** How an entry of {@link #dependants} hears of its provider; the rest of the entry is a number. */
    private static final int KIND = 3;
    /** The entry names a gate that counts its providers. */
    static final int COUNTS = 0;
    /** The entry names a node whose gates ask for all their providers when one changes. */
    static final int ASKS = 1;
    /**
     * The entry names a node with one gate that passes on what its one provider delivers: no stock, no backup, no response, no path,
     * no restart time, nobody who needs it, and no group anywhere. What it delivers is known at once when its provider changes,
     * without a look at anything else.
     */
    static final int FOLLOWS = 2;

    /** Words of the row of a gate: whose it is, traits, where its needs begin, number of its form. */
    private static final int ROW = 4;

    private static final int OWNER = 0;
    private static final int TRAITS = 1;
    private static final int FIRST_NEED = 2;
    private static final int FORM = 3;

    /** In the word of traits, how many providers a gate that counts them can do without stands above the traits. */
    private static final int SLACK_SHIFT = 8;

    /** A gate is compared with the one that stood at its place among the gates of the owner before; places are counted up to this number. */
    private static final int MOST_ALIKE = 8;

    /** Says of {@link #placeAmongBacked} that a gate has no backups. */
    static final int NONE = -1;

    private final int[] firstGate;
    /** A gate of each form. */
    private final Gate[] forms;

    /** A row of {@value #ROW} words for each gate, and one more for the end of the last one's needs. */
    private final int[] rows;

    /** Gates with backups, ascending. */
    private final int[] backed;

    private final Nodes nodes;
    private final int[] needNode;
    private final Csr dependants;

    /**
     * Compiles the gates of assets and services; O(gates + needs).
     *
     * @param returnsAtOnce true for nodes without a restart time
     */
    public GateTable(Network network, Nodes nodes, IntPredicate returnsAtOnce) {
        this.nodes = nodes;
        List<List<Gate>> byOwner = byOwner(network, nodes);
        int gates = 0;
        int needs = 0;
        for (List<Gate> own : byOwner) {
            gates += own.size();
            for (Gate one : own) {
                needs += one.needs().size();
            }
        }
        firstGate = new int[nodes.size() + 1];
        rows = new int[ROW * (gates + 1)];
        needNode = new int[needs];
        IntList backups = new IntList();
        GateForms known = new GateForms();
        Gate[] alike = new Gate[MOST_ALIKE];
        int[] alikeAt = new int[MOST_ALIKE];
        int g = 0;
        int need = 0;
        for (int node = 0; node < nodes.size(); node++) {
            firstGate[node] = g;
            List<Gate> own = byOwner.get(node);
            for (int i = 0; i < own.size(); i++) {
                Gate described = own.get(i);
                int place = i % MOST_ALIKE;
                rows[ROW * g + OWNER] = node;
                rows[ROW * g + TRAITS] = traits(described);
                if (has(g, BACKED)) {
                    backups.add(g);
                }
                if (isSame(alike[place], described)) {
                    rows[ROW * g + FORM] = rows[ROW * alikeAt[place] + FORM];
                    System.arraycopy(
                            needNode,
                            firstNeed(alikeAt[place]),
                            needNode,
                            need,
                            described.needs().size());
                    need += described.needs().size();
                } else {
                    rows[ROW * g + FORM] = known.numberOf(described, rows[ROW * alikeAt[place] + FORM]);
                    for (Gate.Need n : described.needs()) {
                        needNode[need++] = nodes.of(n.provider());
                    }
                }
                alike[place] = described;
                alikeAt[place] = g;
                rows[ROW * ++g + FIRST_NEED] = need;
            }
        }
        firstGate[nodes.size()] = g;
        backed = backups.toArray();
        forms = known.all();
        boolean[] follows = follows(network, nodes, returnsAtOnce);
        dependants = byProvider(nodes.size(), follows);
    }

    private static List<List<Gate>> byOwner(Network network, Nodes nodes) {
        List<List<Gate>> byOwner = new ArrayList<>(Collections.nCopies(nodes.size(), List.of()));
        int last = -1;
        for (Dependency d : network.dependencies()) {
            last = nodes.of(d.dependant(), last + 1);
            List<Gate> before = byOwner.get(last);
            byOwner.set(
                    last,
                    before.isEmpty()
                            ? d.gates()
                            : Stream.concat(before.stream(), d.gates().stream()).toList());
        }
        for (int s = 0; s < network.services().size(); s++) {
            byOwner.set(nodes.assets() + s, network.services().get(s).gates());
        }
        return byOwner;
    }

    @SuppressWarnings("ReferenceEquality") // a gate that many have in common is one object
    private static boolean isSame(Gate one, Gate other) {
        return one == other;
    }

    /** Gates whose owner is never more nor less than what its one provider makes of it, and makes nobody else so. */
    private boolean[] follows(Network network, Nodes nodes, IntPredicate returnsAtOnce) {
        boolean[] follows = new boolean[size()];
        if (!network.groups().isEmpty()) {
            return follows;
        }
        boolean[] isNeeded = new boolean[nodes.size()];
        for (int provider : needNode) {
            isNeeded[provider] = true;
        }
        for (int g = 0; g < size(); g++) {
            int node = owner(g);
            boolean one = endGate(node) - firstGate(node) == 1 && endNeed(g) - firstNeed(g) == 1;
            follows[g] =
                    one && rows[ROW * g + TRAITS] == (ALL | COUNTED) && !isNeeded[node] && returnsAtOnce.test(node);
            rows[ROW * g + TRAITS] &= follows[g] ? ~COUNTED : -1;
        }
        return follows;
    }

    /** Those who follow come last. */
    private Csr byProvider(int nodes, boolean[] follows) {
        IntList providers = new IntList();
        IntList entries = new IntList();
        for (boolean following : new boolean[] {false, true}) {
            for (int g = 0; g < size(); g++) {
                int entry =
                        following ? entry(FOLLOWS, owner(g)) : isCounted(g) ? entry(COUNTS, g) : entry(ASKS, owner(g));
                for (int need = firstNeed(g); follows[g] == following && need < endNeed(g); need++) {
                    providers.add(needNode[need]);
                    entries.add(entry);
                }
            }
        }
        return Csr.of(nodes, providers.toArray(), entries.toArray(), entries.size());
    }

    private static int entry(int kind, int number) {
        return (number << 2) | kind;
    }

    private static int traits(Gate described) {
        boolean all =
                described.mode() == Gate.Mode.ALL || (described.needs().size() == 1 && !described.isBeyondReach());
        int traits = (all ? ALL : 0)
                | (described.fullAt() < 1 ? SUFFICED : 0)
                | (described.kind() == Gate.Kind.CONNECTIVITY ? NEEDS_PATH : 0)
                | (described.autonomy().isPresent() ? STOCKED : 0)
                | (described.response().isEmpty() ? 0 : ANSWERING)
                | (described.backups().isEmpty() ? 0 : BACKED)
                | (!all && described.mode() == Gate.Mode.ANY ? ANY : 0);
        boolean weighs =
                described.mode() == Gate.Mode.WEIGHTED && described.needs().size() > 1;
        if (!weighs && (traits & (SUFFICED | NEEDS_PATH)) == 0) {
            return traits | COUNTED | ((described.needs().size() - enough(described)) << SLACK_SHIFT);
        }
        return traits;
    }

    /** How many providers at their full level suffice for a gate to be supplied, while with fewer it is not. */
    private static int enough(Gate described) {
        return switch (described.mode()) {
            case ALL -> described.needs().size();
            case ANY, WEIGHTED -> 1;
            case K_OF_N -> described.k();
        };
    }

    /** Number of gates. */
    public int size() {
        return rows.length / ROW - 1;
    }

    int firstGate(int node) {
        return firstGate[node];
    }

    int endGate(int node) {
        return firstGate[node + 1];
    }

    int owner(int g) {
        return rows[ROW * g + OWNER];
    }

    /** A gate that is like this one in everything but its name and the names of its providers. */
    Gate like(int g) {
        return forms[rows[ROW * g + FORM]];
    }

    /**
     * True when providers at their full level are counted, and so many suffice for the gate to be supplied, while with fewer it is not;
     * never where weights, paths or levels below the full one count, nor of a gate whose owner follows.
     */
    boolean isCounted(int g) {
        return has(g, COUNTED);
    }

    private boolean has(int g, int trait) {
        return (rows[ROW * g + TRAITS] & trait) != 0;
    }

    /** How many providers a gate that counts them can do without. */
    int slack(int g) {
        return rows[ROW * g + TRAITS] >> SLACK_SHIFT;
    }

    /** True when the gate has a stock or backups. */
    boolean hasReserve(int g) {
        return has(g, STOCKED | BACKED);
    }

    /** Gates with backups, ascending; not to be changed. */
    int[] backed() {
        return backed;
    }

    /** The place of a gate among those with backups; {@link #NONE} where it has none. O(log of their number). */
    int placeAmongBacked(int g) {
        return has(g, BACKED) ? Arrays.binarySearch(backed, g) : NONE;
    }

    /** True when the provider that is lowest decides; with one provider every mode says the same, unless it asks for more. */
    boolean needsAll(int g) {
        return has(g, ALL);
    }

    /** True when the greatest of several providers decides. */
    boolean needsAny(int g) {
        return has(g, ANY);
    }

    /** True when less than the full level of the providers suffices. */
    boolean isSufficed(int g) {
        return has(g, SUFFICED);
    }

    /** True when a provider counts only while a path leads to it. */
    boolean needsPath(int g) {
        return has(g, NEEDS_PATH);
    }

    /** True when the gate has an autonomy. */
    boolean isStocked(int g) {
        return has(g, STOCKED);
    }

    /** True when the gate has a response to being without stock; otherwise it passes what it gets. */
    boolean isAnswering(int g) {
        return has(g, ANSWERING);
    }

    /** Key for draws on behalf of the gate; O(1). */
    long key(int g) {
        return Draws.keyOf(nodes.key(owner(g)), g - firstGate[owner(g)]);
    }

    int firstNeed(int g) {
        return rows[ROW * g + FIRST_NEED];
    }

    int endNeed(int g) {
        return rows[ROW * (g + 1) + FIRST_NEED];
    }

    int provider(int need) {
        return needNode[need];
    }

    /** Who hears of a change of a node's level, as rows by node; an entry for each need, see {@link #kind} and {@link #number}. */
    Csr dependants() {
        return dependants;
    }

    /** How an entry hears: {@link #COUNTS}, {@link #ASKS} or {@link #FOLLOWS}. */
    static int kind(int entry) {
        return entry & KIND;
    }

    /** The number of the gate or node that an entry names. */
    static int number(int entry) {
        return entry >>> 2;
    }

    /** Nodes with a gate that is never supplied, ascending. */
    public int[] beyondReach() {
        IntList found = new IntList();
        for (int g = 0; g < size(); g++) {
            if (like(g).isBeyondReach()) {
                found.add(owner(g));
            }
        }
        return found.toArray();
    }

    /** Calls back for every (owner, provider) pair that needs a working path. */
    public void forEachConnectivityNeed(PairVisitor visitor) {
        for (int g = 0; g < size(); g++) {
            if (needsPath(g)) {
                for (int need = firstNeed(g); need < endNeed(g); need++) {
                    visitor.visit(owner(g), needNode[need]);
                }
            }
        }
    }

    /** Receives pairs of nodes. */
    @FunctionalInterface
    public interface PairVisitor {
        /** Called once per pair. */
        void visit(int owner, int provider);
    }
}
