package org.faultline.model.signalling;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.model.Checks;
import org.faultline.model.Distribution;
import org.faultline.model.Procedure;

/**
 * Devices that behave alike.
 *
 * @param id unique among classes
 * @param core id of the core that serves them
 * @param isExempt whether barring, back-off and reductions leave them out (access identities 1, 2 and 11 to 15 of TS 24.501)
 * @param shedAt share of the room at an instance beyond which their requests are refused, in (0, 1]; 1 for only when it is full
 * @param obeysBackOff whether they keep to a back-off that the network asks for
 * @param stages what a device must complete, in order, at least one
 * @param contacts what a served device does now and then
 * @param byHour 24 weights of the hours of a day, zero or more: contacts are as frequent as stated in the hour that weighs most, and in others in
 *     proportion
 * @param periodicHours the periodic registration timer (T3512), above zero: a device that was away for a time t must register anew with
 *     chance t over this
 * @param returning hours from the return of the access until a device makes an attempt
 * @param start whether all are served at the start
 * @param places where they are, at least one; of guests the places of their home
 * @param roaming where they are guests of another operator's core; empty for devices of their own
 * @param update what a device does whose contexts outlast its periodic timer; empty when it registers anew and completes all stages
 */
public record DeviceClass(
        String id,
        String core,
        boolean isExempt,
        double shedAt,
        boolean obeysBackOff,
        List<Stage> stages,
        List<Contact> contacts,
        List<Double> byHour,
        double periodicHours,
        Distribution returning,
        Start start,
        List<DevicePlace> places,
        Optional<Roaming> roaming,
        Optional<Update> update) {

    private static final int HOURS = 24;

    /** What devices do at the start. */
    public enum Start {
        /** All are served. */
        SERVED,
        /** All begin to register, each after the time for returning. */
        REGISTER,
        /** Nobody has access. */
        AWAY;

        /** The word used in scenario files. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public DeviceClass {
        Checks.named("id of a class of devices", id);
        Checks.named("core of devices " + id, core);
        Checks.positive("The share of a full line at which " + id + " are refused", shedAt);
        Checks.share("The share of a full line at which " + id + " are refused", shedAt);
        Checks.positive("The periodic registration timer of " + id + ", in hours,", periodicHours);
        stages = List.copyOf(stages);
        contacts = List.copyOf(contacts);
        byHour = List.copyOf(byHour);
        if (byHour.size() != HOURS
                || !(byHour.stream().mapToDouble(Double::doubleValue).max().orElse(0) > 0)) {
            throw new IllegalArgumentException("The devices " + id + " have " + byHour.size()
                    + " weights for the hours of a day; there must be 24, and one above zero.");
        }
        byHour.forEach(weight -> Checks.notNegative("A weight of an hour of devices " + id, weight));
        places = List.copyOf(places);
        if (stages.isEmpty()) {
            throw new IllegalArgumentException("The devices " + id + " must have at least one stage.");
        }
        for (int s = 0; s < stages.size(); s++) {
            int from = stages.get(s).givingUp().map(GivingUp::from).orElse(-1);
            if (from >= s) {
                throw new IllegalArgumentException("The devices " + id + " that give up "
                        + stages.get(s).procedure().id() + " begin again at stage " + from
                        + "; it must be before stage "
                        + s + ".");
            }
        }
        for (Contact contact : contacts) {
            int steps = stages.size() + (update.isPresent() ? 1 : 0);
            if (contact.againFrom().orElse(0) >= steps) {
                throw new IllegalArgumentException(
                        "A failed " + contact.procedure().id() + " of devices " + id + " repeats stage "
                                + contact.againFrom().orElse(0) + "; there are " + steps + ".");
            }
        }
        for (DevicePlace place : places) {
            if (place.serves().size() != stages.size()) {
                throw new IllegalArgumentException("The devices " + id + " at " + place.access() + " show "
                        + place.serves().size() + " stages of " + stages.size() + ".");
            }
        }
        if (update.isPresent()
                && stages.stream().anyMatch(s -> isSame(s, update.get().stage()))) {
            throw new IllegalArgumentException("The devices " + id + " update by "
                    + update.get().stage().procedure().id() + ", which is one of their stages.");
        }
        if (roaming.isPresent() && (roaming.get().hosts().size() != places.size() || start != Start.AWAY)) {
            throw new IllegalArgumentException(
                    "The guests " + id + " must begin away and have a host for each of their " + places.size()
                            + " places; there are " + roaming.get().hosts().size() + ".");
        }
        if (members(places) > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("The devices " + id + " are " + members(places) + "; at most "
                    + Integer.MAX_VALUE + " can be in one class.");
        }
    }

    private static boolean isSame(Stage one, Stage other) {
        return one.procedure().id().equals(other.procedure().id());
    }

    /** What a device may have to complete: its stages in order, and after them its update, which only devices with contexts make. */
    public List<Stage> steps() {
        return Stream.concat(stages.stream(), update.stream().map(Update::stage))
                .toList();
    }

    /** Procedures of attempts that find data which do not agree, in the order of the stages that have any. */
    public Stream<Procedure> detours() {
        return steps().stream().flatMap(s -> s.disagreement().stream()).map(Disagreement::procedure);
    }

    private static long members(List<DevicePlace> places) {
        return places.stream().mapToLong(DevicePlace::members).sum();
    }

    /** How many there are. */
    public long members() {
        return members(places);
    }
}
