package org.faultline.impact;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** The headline loss: people without a service, integrated over demand-weighted time. */
final class PeopleHoursLost implements Measure {

    @Override
    public String id() {
        return "people-hours-lost";
    }

    @Override
    public String title() {
        return "people-hours lost";
    }

    @Override
    public String unit() {
        return "people-hours";
    }

    @Override
    public String formula() {
        return "sum over services of people x integral of (1 - level) x demand weight dt; weights have a daily mean of one";
    }

    @Override
    public String source() {
        return "user-hours of the significant-incident criteria of EECC Article 40, extended from calls to services";
    }

    @Override
    public String caveat() {
        return "a person who misses two services for an hour counts two hours; compare people-affected, which counts persons once per sector";
    }

    @Override
    public boolean greaterIsWorse() {
        return true;
    }

    @Override
    public void values(LossAccount account, BiConsumer<String, Double> out) {
        ServiceIndex index = account.index();
        Map<String, Double> sums = new TreeMap<>();
        sums.put("all", 0.0);
        index.sectors().forEach(s -> sums.put("sector:" + s, 0.0));
        index.types().forEach(t -> sums.put("service:" + t, 0.0));
        for (int s = 0; s < account.subjects().services().size(); s++) {
            double lost = account.peopleHoursOfService(s);
            sums.merge("all", lost, Double::sum);
            sums.merge("sector:" + index.sectors().get(index.sector(s)), lost, Double::sum);
            sums.merge("service:" + index.types().get(index.type[s]), lost, Double::sum);
            if (lost > 0) {
                sums.merge("region:" + index.regions().get(index.region[s]), lost, Double::sum);
            }
        }
        int steps = account.subjects().stepIds().size();
        for (int step = 0; step < steps; step++) {
            sums.put("step:" + account.subjects().stepIds().get(step), account.peopleHoursOfStep(step));
        }
        sums.put("step:none", account.peopleHoursOfStep(steps));
        sums.forEach(out);
    }
}
