package org.faultline.mutation;

import static org.faultline.mutation.MutantsTest.m;

import java.util.List;
import org.faultline.mutation.MutantsTest.Mutant;

/** Slips in what is said of deadlocks that go through flows, and of those in networks with groups. */
final class DeadlockSlips {

    private static final String WAYS = "dynamics/transport/HeldWays";
    private static final String GROUPS = "dynamics/group/HeldGroups";
    private static final String BESIDE_GROUPS = "dynamics.GroupDeadlocksTest.";
    private static final String TEST = "dynamics.FlowDeadlocksTest.";

    private DeadlockSlips() {}

    static List<Mutant> all() {
        return List.of(
                m(
                        "R",
                        "a flow without a way arrives",
                        WAYS,
                        "if (length == RouteTree.NO_WAY) {\n            return 0;",
                        "if (length == RouteTree.NO_WAY) {\n            return 1;",
                        TEST + "aLoopThroughTheOnlyWayOfAFlow"),
                m(
                        "R",
                        "too long a way is as good as any",
                        WAYS,
                        "? table.beyond(f) : 1;",
                        "? 1 : 1;",
                        TEST + "aWayThatTakesTooLongBreaksNothing"),
                m(
                        "R",
                        "links are never too full",
                        WAYS,
                        "crowded[r] |= asked(load, r, hour) > room(r);",
                        "crowded[r] |= asked(load, r, hour) < 0;",
                        TEST + "nothingIsNamedWhereALinkWouldBeTooFull"),
                m(
                        "R",
                        "flows wait for cells",
                        "dynamics/Circles",
                        "kind == AssetKind.TRAFFIC_FLOW ? FLOW : RADIO",
                        "kind == AssetKind.TRAFFIC_FLOW ? RADIO : RADIO",
                        TEST + "aLoopThroughTheOnlyWayOfAFlow"),
                m(
                        "R",
                        "who has tripped comes back",
                        GROUPS,
                        "supplied > 0 && !ended.staysOut(node)",
                        "supplied > 0",
                        BESIDE_GROUPS + "whoHasTrippedStaysOut"),
                m(
                        "R",
                        "nobody needs neighbours",
                        GROUPS,
                        "(started.test(node) || hasNeighbours(node))",
                        "(started.test(node) || true)",
                        BESIDE_GROUPS + "oneStarterIsTooFewWhereTwoNeighboursAreNeeded"),
                m(
                        "R",
                        "who comes back is no neighbour",
                        GROUPS,
                        "n.changed(member[slot], to > 0, event)",
                        "n.changed(member[slot], false, event)",
                        BESIDE_GROUPS + "neighboursWaitForEachOther"));
    }
}
