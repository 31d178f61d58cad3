package org.faultline.policy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.faultline.model.AccessCategory;
import org.faultline.model.Checks;
import org.faultline.model.Distribution;
import org.faultline.threat.Selector;

/**
 * What defenders do by a plan written beforehand: when, after how long, what to which assets, and how that ends.
 *
 * @param id word used in scenario files
 * @param cue what lets it begin
 * @param delayHours time from the cue to the first action, one draw for each time it begins
 * @param happens chance that it is carried out at all, in [0, 1]
 * @param action what it does to each asset
 * @param targets assets that it may be about
 * @param onlyHit of those only the ones that are known to be hit: visibly at notice, by whatever step once it is understood
 * @param chance chance for each asset that the action succeeds, in [0, 1]
 * @param stages how the assets come back or are worked on
 */
public record Playbook(
        String id,
        Cue cue,
        Distribution delayHours,
        double happens,
        Action action,
        Selector targets,
        boolean onlyHit,
        double chance,
        Stages stages) {

    public Playbook {
        Checks.named("id of a playbook", id);
        Checks.share("The chance that playbook " + id + " is carried out", happens);
        Checks.share("The chance of success of playbook " + id, chance);
        if (onlyHit && !(cue instanceof Cue.OfIncident)) {
            throw new IllegalArgumentException("The playbook " + id
                    + " is about what is hit, and so must begin with an incident that is noticed or understood.");
        }
    }

    /** What lets a playbook begin. */
    public sealed interface Cue {

        /**
         * A step is noticed or understood; once for each.
         *
         * @param understood whether the remedy must be known
         * @param steps ids of steps; empty for any
         */
        record OfIncident(boolean understood, List<String> steps) implements Cue {
            public OfIncident {
                steps = List.copyOf(steps);
            }
        }

        /**
         * A moment of the scenario.
         *
         * @param hours since the start
         */
        record At(Distribution hours) implements Cue {}

        /**
         * The first fall of an asset or service to a level or below.
         *
         * @param subject id of an asset or service
         * @param level in [0, 1]
         */
        record WhenBelow(String subject, double level) implements Cue {
            public WhenBelow {
                Checks.named("subject of a playbook", subject);
                Checks.share("The level of a playbook", level);
            }
        }
    }

    /** What a playbook does to an asset. The same verbs apply to any asset. */
    public sealed interface Action {

        /** When it is taken back; empty for what is not. */
        default Optional<Term> term() {
            return Optional.empty();
        }

        /**
         * The asset serves nobody, and no step reaches it or spreads from it.
         *
         * @param off whether it is switched off as well, so that nobody reaches it from afar
         * @param until when it is connected again
         * @param search what is done before that; empty when nothing
         */
        record Isolate(boolean off, Term until, Optional<Search> search) implements Action {
            @Override
            public Optional<Term> term() {
                return Optional.of(until);
            }
        }

        /** A standby that was off from the beginning of the run is switched on. */
        record Start() implements Action {}

        /**
         * The asset is cut off for good and a standby, which was off from the beginning of the run, takes its place.
         *
         * @param to ids of the standbys, taken one after the other
         * @param switchHours from cutting off to the start of the standby, one draw for each asset
         */
        record FailOver(List<String> to, Distribution switchHours) implements Action {
            public FailOver {
                to = List.copyOf(to);
                if (to.isEmpty()) {
                    throw new IllegalArgumentException("A fail-over needs at least one standby.");
                }
            }
        }

        /**
         * The asset gets its former software from afar, without crews: it is then whole and clean. Not where it is wiped, locked out or out of
         * reach of management.
         *
         * @param workHours one draw for each asset
         */
        record RollBack(Distribution workHours) implements Action {}

        /**
         * The asset is set up anew from a backup, whatever happened to it.
         *
         * @param workHours one draw for each asset
         * @param ageHours age of the backup when the playbook begins; an asset that was compromised before it was made comes back with what was
         *     in it; empty for a backup that was made before anything was compromised
         * @param keptOn ids of assets of which one must be whole and clean, or the backup is lost; empty where it is kept out of reach
         */
        record Restore(Distribution workHours, Optional<Distribution> ageHours, List<String> keptOn) implements Action {
            public Restore {
                keptOn = List.copyOf(keptOn);
            }
        }

        /**
         * The asset turns a share of those away who ask for access: of what devices begin there, or of what it serves where no devices are modelled.
         *
         * @param share that is turned away, in (0, 1]
         * @param classes ids of the device classes that are turned away; empty for all
         * @param categories of attempts that are turned away; empty for all
         * @param until when it lets them in again
         */
        record Bar(double share, List<String> classes, List<AccessCategory> categories, Term until) implements Action {
            public Bar {
                Checks.share("The share that is barred", share);
                if (share == 0) {
                    throw new IllegalArgumentException("A bar that turns nobody away (share 0) does nothing.");
                }
                classes = List.copyOf(classes);
                categories = List.copyOf(categories);
            }

            @Override
            public Optional<Term> term() {
                return Optional.of(until);
            }
        }

        /**
         * The asset of a host lets devices of another operator in as guests, or an agreement that was off from the beginning of the run is in
         * force.
         *
         * @param until when it lets them in no more
         */
        record Roam(Term until) implements Action {
            @Override
            public Optional<Term> term() {
                return Optional.of(until);
            }
        }
    }

    /**
     * How long something lasts that is taken back.
     *
     * @param end when it ends; what {@code lastingHours} says goes before
     * @param lastingHours time after which it ends in any case, one draw for each time the playbook begins
     */
    public record Term(End end, Optional<Distribution> lastingHours) {}

    /**
     * People look for what intruders left in an asset before it is connected again.
     *
     * @param people number that search at the same time, one asset each; at least one
     * @param hours hours of the day at which they work
     * @param workHours one draw for each search of an asset
     * @param finds chance that they find and remove what is there, in [0, 1]
     */
    public record Search(int people, DutyHours hours, Distribution workHours, double finds) {
        public Search {
            if (people < 1) {
                throw new IllegalArgumentException("The people who search are " + people + "; at least 1 is needed.");
            }
            Checks.share("The chance that a search finds what is there", finds);
        }
    }

    /** When an isolated asset is connected again. */
    public enum End {
        /** It is whole and clean, and all that was noticed, and that something was, is understood. */
        CLEAN,
        /** All that was noticed, and that something was, is understood. */
        UNDERSTOOD,
        /** All that was noticed, and that something was, is understood, and every asset that a step reached is whole and clean. */
        OVER,
        /** Never. */
        NEVER;

        /** The word used in scenario files. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Assets one group after the other.
     *
     * @param group number in a group, at least one
     * @param pauseHours time between groups, one draw for each pause
     * @param first assets by filters: nothing that passes a later one, or none, has its turn before all that pass an earlier one are through
     * @param providersFirst whether nothing has its turn before all are through that stand below it in what assets need
     */
    public record Stages(int group, Distribution pauseHours, List<Selector> first, boolean providersFirst) {

        /** All at the same moment. */
        public static final Stages TOGETHER = new Stages(Integer.MAX_VALUE, Distribution.of(0));

        /** Groups in the order of the network. */
        public Stages(int group, Distribution pauseHours) {
            this(group, pauseHours, List.of(), false);
        }

        public Stages {
            first = List.copyOf(first);
            if (group < 1) {
                throw new IllegalArgumentException("A group of " + group + " assets does not exist; at least 1.");
            }
            if (providersFirst && !first.isEmpty()) {
                throw new IllegalArgumentException(
                        "What comes first is said either by filters or by what assets need, and not by both.");
            }
        }
    }
}
