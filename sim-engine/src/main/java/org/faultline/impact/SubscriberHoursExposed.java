package org.faultline.impact;

import java.util.function.BiConsumer;

/** How many subscribers others could listen to, and for how long. */
final class SubscriberHoursExposed implements Measure {

    @Override
    public String id() {
        return "subscriber-hours-exposed";
    }

    @Override
    public String title() {
        return "subscriber-hours exposed";
    }

    @Override
    public String unit() {
        return "subscriber-hours";
    }

    @Override
    public String formula() {
        return "integral of the number of subscribers behind assets that an intercepting step holds and that work; of the assets of one kind the sum, at most all"
                + " subscribers of operator and region, and over kinds the greatest";
    }

    @Override
    public String source() {
        return "confidentiality of the security objectives of the EU coordinated risk assessment of 5G networks (2019); what each kind of asset shows:"
                + " the table exposure.csv with its sources";
    }

    @Override
    public String caveat() {
        return "who is exposed need not be listened to; the same people seen at several kinds of assets count once, other people seen at another kind are"
                + " therefore missed";
    }

    @Override
    public boolean greaterIsWorse() {
        return true;
    }

    @Override
    public void values(LossAccount account, BiConsumer<String, Double> out) {
        account.exposures().ifPresent(e -> e.exposure()
                .forEach((subject, exposed) -> out.accept(subject, exposed.integralHours(e.horizonMicros()))));
    }
}
