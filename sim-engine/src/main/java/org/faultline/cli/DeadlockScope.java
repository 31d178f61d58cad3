package org.faultline.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.faultline.model.Group;
import org.faultline.model.Network;

/** What of a network is held, or taken for granted, when deadlocks of recovery are looked for: nobody should miss them in silence. */
final class DeadlockScope {

    private DeadlockScope() {}

    /** A sentence for each reason why a deadlock may stay unnamed; none where all are looked for. */
    static List<String> notes(Network network) {
        List<String> notes = new ArrayList<>();
        String held = network.groups().stream()
                .filter(g -> !(g instanceof Group.Neighbours))
                .map(Group::name)
                .collect(Collectors.joining(", "));
        if (!held.isEmpty()) {
            notes.add("deadlocks of recovery were looked for with what group " + held
                    + " decided left as it ended: who it keeps out counts as lost");
        }
        if (!network.traffic().flows().isEmpty()
                && network.links().stream().anyMatch(l -> l.capacityMbps().isPresent())) {
            notes.add(
                    "deadlocks of recovery were not looked for behind links that would be too full: flows over them count as carried");
        }
        return notes;
    }
}
