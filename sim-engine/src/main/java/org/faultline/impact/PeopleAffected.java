package org.faultline.impact;

import java.util.function.BiConsumer;

/** The greatest number of people who miss something of a sector at the same time. */
final class PeopleAffected implements Measure {

    @Override
    public String id() {
        return "people-affected";
    }

    @Override
    public String title() {
        return "people affected (peak)";
    }

    @Override
    public String unit() {
        return "people";
    }

    @Override
    public String formula() {
        return "greatest over time of the sum over regions of the greatest over the sector's kinds of services of people x (1 - level)";
    }

    @Override
    public String source() {
        return "number of users affected, EECC Article 40(2)(a)";
    }

    @Override
    public String caveat() {
        return "half a service for two people counts as one person; persons are counted once per sector and region";
    }

    @Override
    public boolean greaterIsWorse() {
        return true;
    }

    @Override
    public void values(LossAccount account, BiConsumer<String, Double> out) {
        for (int i = 0; i < account.index().sectors().size(); i++) {
            out.accept(
                    "sector:" + account.index().sectors().get(i),
                    account.peopleOfSector(i).greatest());
        }
    }
}
