package org.faultline.impact;

import java.util.function.BiConsumer;

/** The greatest number of subscribers whom others could listen to at the same time. */
final class SubscribersExposed implements Measure {

    @Override
    public String id() {
        return "subscribers-exposed";
    }

    @Override
    public String title() {
        return "subscribers exposed (peak)";
    }

    @Override
    public String unit() {
        return "people";
    }

    @Override
    public String formula() {
        return "greatest over time of the number of subscribers behind assets that an intercepting step holds and that work, counted as in"
                + " subscriber-hours-exposed";
    }

    @Override
    public String source() {
        return "number of users affected, as in notifications of breaches under GDPR Article 33(3)(a)";
    }

    @Override
    public String caveat() {
        return "who is exposed need not be listened to; with a number of subscribers at the effect `intercept`, at most that many at each target";
    }

    @Override
    public boolean greaterIsWorse() {
        return true;
    }

    @Override
    public void values(LossAccount account, BiConsumer<String, Double> out) {
        account.exposures()
                .ifPresent(e -> e.exposure().forEach((subject, exposed) -> out.accept(subject, exposed.greatest())));
    }
}
