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
 * @param order which repair comes first
 * @param watch sensors and analysts
 * @param playbooks what is done by plan; may be empty
 */
public record Response(Detection detection, List<Crew> crews, Order order, Watch watch, List<Playbook> playbooks) {

    /** Nobody notices and nobody repairs. */
    public static final Response NONE =
            new Response(new Detection(Distribution.of(0), 0, 0, Distribution.of(0)), List.of(), Order.FIRST_BROKEN);

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
     * @param reach from afar over the management network, or on site
     * @param size number that work at the same time, per operator; at least one
     * @param travelHours before the work, one draw per repair; zero from afar
     * @param workHours one draw per repair
     * @param cutOff whether a session from afar ends with nothing when management loses the asset under way
     * @param needs what they need of the network besides; empty when nothing
     */
    public record Crew(
            String id,
            Reach reach,
            int size,
            Distribution travelHours,
            Distribution workHours,
            boolean cutOff,
            Optional<Footing> needs) {

        /** Crews that need nothing of the network but what their reach says, and whose sessions are not cut off. */
        public Crew(String id, Reach reach, int size, Distribution travelHours, Distribution workHours) {
            this(id, reach, size, travelHours, workHours, false, Optional.empty());
        }

        public Crew {
            Checks.named("id of a crew", id);
            if (size < 1) {
                throw new IllegalArgumentException(
                        "The crew " + id + " has " + size + " members; it needs at least 1.");
            }
        }
    }

    /** How a crew reaches what it repairs. */
    public enum Reach {
        /** Needs the operator's management system to work and to reach the asset; cannot replace wiped equipment. */
        REMOTE,
        /** Travels; mends everything. */
        ON_SITE;

        /** The word used in scenario files. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Which waiting repair is taken first. Ties go to the asset that stands first in the network. */
    public enum Order {
        FIRST_BROKEN,
        BY_USERS,
        CORE_FIRST;

        /** The word used in scenario files. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** A plan without sensors and playbooks. */
    public Response(Detection detection, List<Crew> crews, Order order) {
        this(detection, crews, order, Watch.NONE, List.of());
    }

    public Response {
        crews = List.copyOf(crews);
        playbooks = List.copyOf(playbooks);
    }
}
