package org.faultline.dynamics.response;

import org.faultline.kernel.Agenda;
import org.faultline.policy.Playbook;

/** Makes the stages of playbooks: assets in groups with pauses between, list after list. */
final class PlaybookStages {

    private final PlaybookTable table;
    private final Deeds deeds;
    private final Agenda agenda;

    /** What is done with an asset whose turn has come. */
    @FunctionalInterface
    interface Turn {
        void of(int playbook, int node);
    }

    PlaybookStages(PlaybookTable table, Deeds deeds, Agenda agenda) {
        this.table = table;
        this.deeds = deeds;
        this.agenda = agenda;
    }

    /** By playbook, its stages where its action is of some sort, otherwise null. */
    Precedence[] of(Class<? extends Playbook.Action> sort, Turn turn, boolean back) {
        Precedence[] all = new Precedence[table.size()];
        for (int p = 0; p < all.length; p++) {
            if (sort.isInstance(table.playbook(p).action())) {
                all[p] = of(p, turn, back);
            }
        }
        return all;
    }

    /** The stages of a playbook: of its actions, or of what is taken back. */
    Precedence of(int p, Turn turn, boolean back) {
        int group = table.playbook(p).stages().group();
        Stage stage = new Stage(group, i -> deeds.pause(p, back ? 2 * i + 1 : 2 * i), agenda, node -> turn.of(p, node));
        return new Precedence(table.ranks(p), stage);
    }
}
