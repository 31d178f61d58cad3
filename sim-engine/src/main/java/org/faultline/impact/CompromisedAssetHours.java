package org.faultline.impact;

import java.util.function.BiConsumer;

/** How much equipment was in other hands, and for how long; counts also what still works. */
final class CompromisedAssetHours implements Measure {

    @Override
    public String id() {
        return "compromised-asset-hours";
    }

    @Override
    public String title() {
        return "compromised asset-hours";
    }

    @Override
    public String unit() {
        return "asset-hours";
    }

    @Override
    public String formula() {
        return "integral of the number of assets whose integrity is not clean";
    }

    @Override
    public String source() {
        return "dwell time, as in incident-response reports, summed over assets";
    }

    @Override
    public String caveat() {
        return "an asset hit by a fault without malice counts too, from the fault to its repair";
    }

    @Override
    public boolean greaterIsWorse() {
        return true;
    }

    @Override
    public void values(LossAccount account, BiConsumer<String, Double> out) {
        out.accept("all", account.compromisedAssets().integralHours(account.horizonMicros()));
    }
}
