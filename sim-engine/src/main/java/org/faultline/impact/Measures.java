package org.faultline.impact;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The catalogue of measures, in the order in which they are shown. */
public final class Measures {

    private static final List<Integer> RESTORED_PERCENT = List.of(50, 90, 99);

    private static final List<Measure> ALL = List.of(
            new ServiceLevel(),
            new LowestLevel(),
            new PeopleHoursLost(),
            new PeopleAffected(),
            new TimeToRestore(50),
            new TimeToRestore(90),
            new TimeToRestore(99),
            new UserHoursLost(),
            new GnbsDown(),
            new CompromisedAssetHours(),
            new SubscribersExposed(),
            new SubscriberHoursExposed(),
            new RecordsExposed(),
            new HoursUnnoticed(),
            new CommandsFalsified());

    private Measures() {}

    /** Every measure. */
    public static List<Measure> all() {
        return ALL;
    }

    /** The measure with an id. */
    public static Optional<Measure> find(String id) {
        return ALL.stream().filter(m -> m.id().equals(id)).findFirst();
    }

    /** All values of one run. */
    public static Map<MeasureKey, Double> valuesOf(LossAccount account) {
        Map<MeasureKey, Double> values = new TreeMap<>();
        for (Measure measure : ALL) {
            measure.values(account, (subject, value) -> values.put(new MeasureKey(measure.id(), subject), value));
        }
        return values;
    }

    /** The values of one run that are lower bounds because the horizon came first. */
    public static List<MeasureKey> censoredOf(LossAccount account) {
        ServiceIndex index = account.index();
        List<MeasureKey> censored = new java.util.ArrayList<>();
        for (int percent : RESTORED_PERCENT) {
            for (int i = 0; i < index.sectors().size(); i++) {
                if (TimeToRestore.isCensored(account.missingOfSector(i), percent)) {
                    censored.add(new MeasureKey(
                            "time-to-restore-" + percent,
                            "sector:" + index.sectors().get(i)));
                }
            }
            for (int i = 0; i < index.types().size(); i++) {
                if (TimeToRestore.isCensored(account.missingOfType(i), percent)) {
                    censored.add(new MeasureKey(
                            "time-to-restore-" + percent,
                            "service:" + index.types().get(i)));
                }
            }
        }
        account.exposures().ifPresent(e -> addUnnoticed(account, e, censored));
        return censored;
    }

    private static void addUnnoticed(LossAccount account, ExposureAccount exposures, List<MeasureKey> censored) {
        List<String> steps = account.subjects().stepIds();
        double longest = -1;
        boolean bound = false;
        for (int s = 0; s < steps.size(); s++) {
            double hours = exposures.hoursUnnoticed(s).orElse(-1);
            boolean isBound = exposures.isUnnoticedAtTheEnd(s);
            if (isBound) {
                censored.add(new MeasureKey("hours-unnoticed", "step:" + steps.get(s)));
            }
            bound = hours > longest ? isBound : bound || (hours == longest && isBound);
            longest = Math.max(longest, hours);
        }
        if (bound) {
            censored.add(new MeasureKey("hours-unnoticed", "all"));
        }
    }
}
