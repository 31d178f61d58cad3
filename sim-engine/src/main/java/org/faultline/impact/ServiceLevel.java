package org.faultline.impact;

import java.util.function.BiConsumer;

/** How much of what people wanted over the whole horizon they got. */
final class ServiceLevel implements Measure {

    @Override
    public String id() {
        return "service-level";
    }

    @Override
    public String title() {
        return "service level";
    }

    @Override
    public String unit() {
        return "share";
    }

    @Override
    public String formula() {
        return "1 - people-hours lost / people-hours wanted, over the whole horizon";
    }

    @Override
    public String source() {
        return "time-weighted availability (ITU-T E.800), weighted by people and demand";
    }

    @Override
    public String caveat() {
        return "a longer horizon with the same outage gives a higher level";
    }

    @Override
    public boolean greaterIsWorse() {
        return false;
    }

    @Override
    public void values(LossAccount account, BiConsumer<String, Double> out) {
        ServiceIndex index = account.index();
        double[] lostBySector = new double[index.sectors().size()];
        double[] wantedBySector = new double[index.sectors().size()];
        double[] lostByType = new double[index.types().size()];
        double[] wantedByType = new double[index.types().size()];
        for (int s = 0; s < account.subjects().services().size(); s++) {
            lostBySector[index.sector(s)] += account.peopleHoursOfService(s);
            wantedBySector[index.sector(s)] += account.peopleHoursWanted(s);
            lostByType[index.type[s]] += account.peopleHoursOfService(s);
            wantedByType[index.type[s]] += account.peopleHoursWanted(s);
        }
        for (int i = 0; i < lostBySector.length; i++) {
            level(out, "sector:" + index.sectors().get(i), lostBySector[i], wantedBySector[i]);
        }
        for (int i = 0; i < lostByType.length; i++) {
            level(out, "service:" + index.types().get(i), lostByType[i], wantedByType[i]);
        }
    }

    private static void level(BiConsumer<String, Double> out, String subject, double lost, double wanted) {
        if (wanted > 0) {
            out.accept(subject, 1 - lost / wanted);
        }
    }
}
