package org.faultline.impact;

import java.util.function.BiConsumer;

/** How many records of subscribers others could read. */
final class RecordsExposed implements Measure {

    @Override
    public String id() {
        return "records-exposed";
    }

    @Override
    public String title() {
        return "records exposed";
    }

    @Override
    public String unit() {
        return "records";
    }

    @Override
    public String formula() {
        return "sum over kinds, operators and regions of records stored per subscriber x greatest number of subscribers exposed + records per subscriber"
                + " and hour x subscriber-hours exposed";
    }

    @Override
    public String source() {
        return "number of personal data records concerned, GDPR Article 33(3)(a); records by kind of asset: the table exposure.csv with its sources";
    }

    @Override
    public String caveat() {
        return "rates are those of the busy hour, so that longer times are counted too high; a record read at two kinds of assets counts twice";
    }

    @Override
    public boolean greaterIsWorse() {
        return true;
    }

    @Override
    public void values(LossAccount account, BiConsumer<String, Double> out) {
        account.exposures().ifPresent(e -> e.records(out));
    }
}
