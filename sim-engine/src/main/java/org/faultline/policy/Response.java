package org.faultline.policy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.faultline.model.Checks;
import org.faultline.model.Distribution;

/**
 * How the defenders see and mend.
 *
 * @param detection how an incident is noticed and understood
 * @param crews who repairs; may be empty (nothing is ever repaired)
 * @param restoration which repair comes first
 * @param spares equipment that takes the place of what was destroyed; what none of it can replace is always at hand
 * @param watch sensors and analysts
 * @param playbooks what is done by plan; may be empty
 */
public record Response(
        Detection detection,
        List<Crew> crews,
        Restoration restoration,
        List<SpareParts> spares,
        Watch watch,
        List<Playbook> playbooks) {

    /** Nobody notices and nobody repairs. */
    public static final Response NONE = new Response(
            new Detection(Distribution.of(0), 0, 0, Distribution.of(0)),
            List.of(),
            Restoration.AS_BROKEN,
            List.of(),
            Watch.NONE,
            List.of());

    /**
     * One incident begins with the first visible effect of a campaign step.
     *
     * @param noticeHours time from the first visible effect to notice, one draw per incident
     * @param noticeChance chance that the sensors see an incident's outage at all, in [0, 1]
     * @param implantChance chance that a dormant backdoor is found before it is used, per implant step, in [0, 1]; found implants are removed after {@code noticeHours}
     * @param diagnosisHours time from notice to knowing the remedy; repairs start after it, and staged updates are halted at notice
     * @param needs what the diagnosis needs of the network; empty when nothing
     */
    public record Detection(
            Distribution noticeHours,
            double noticeChance,
            double implantChance,
            Distribution diagnosisHours,
            Optional<Footing> needs) {

        /** A diagnosis that needs nothing of the network. */
        public Detection(
                Distribution noticeHours, double noticeChance, double implantChance, Distribution diagnosisHours) {
            this(noticeHours, noticeChance, implantChance, diagnosisHours, Optional.empty());
        }

        public Detection {
            Checks.share("The chance of noticing an outage", noticeChance);
            Checks.share("The chance of finding a dormant backdoor", implantChance);
        }
    }

    /**
     * A pool of people or sessions that repair.
     *
     * @param id word used in scenario files
     * @param reach from afar over the management network, on site, or by those who own the assets
     * @param size number that work at the same time, per operator; at least one; owners do not queue
     * @param hours hours of the day at which they work; travel and work stand still at all others
     * @param travelHours before the work, one draw per repair; zero from afar
     * @param tasks how long their work takes and how often it helps
     * @param cutOff whether a session from afar ends with nothing when management loses the asset under way
     * @param needs what they need of the network besides; empty when nothing
     */
    public record Crew(
            String id,
            Reach reach,
            int size,
            DutyHours hours,
            Distribution travelHours,
            Tasks tasks,
            boolean cutOff,
            Optional<Footing> needs) {

        /** Crews that work round the clock, need nothing of the network but what their reach says, and whose sessions are not cut off. */
        public Crew(String id, Reach reach, int size, Distribution travelHours, Distribution workHours) {
            this(
                    id,
                    reach,
                    size,
                    DutyHours.ALL_DAY,
                    travelHours,
                    new Tasks(workHours, Optional.empty(), 1),
                    false,
                    Optional.empty());
        }

        public Crew {
            Checks.named("id of a crew", id);
            if (size < 1) {
                throw new IllegalArgumentException(
                        "The crew " + id + " has " + size + " members; it needs at least 1.");
            }
        }
    }

    /**
     * What a crew does to an asset.
     *
     * @param workHours one draw per repair
     * @param replaceHours in place of it where the asset was destroyed; empty when that takes no longer
     * @param chance chance that the work helps, in [0, 1]; otherwise the repair waits again
     */
    public record Tasks(Distribution workHours, Optional<Distribution> replaceHours, double chance) {
        public Tasks {
            Checks.share("The chance that a repair helps", chance);
            if (chance == 0) {
                throw new IllegalArgumentException("A repair that never helps (chance 0) would be tried for ever.");
            }
        }
    }

    /** How a crew reaches what it repairs. */
    public enum Reach {
        /** Needs the operator's management system to work and to reach the asset; cannot replace wiped equipment. */
        REMOTE,
        /** Travels; mends everything. */
        ON_SITE,
        /** Those who own an asset, each of whom sees to his own; cannot replace equipment. */
        OWNERS;

        /** The word used in scenario files. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Response {
        crews = List.copyOf(crews);
        spares = List.copyOf(spares);
        playbooks = List.copyOf(playbooks);
    }
}
