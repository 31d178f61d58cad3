package org.faultline.impact;

import java.util.function.BiConsumer;

/** Radio sites out of service at the worst moment. */
final class GnbsDown implements Measure {

    @Override
    public String id() {
        return "gnbs-down";
    }

    @Override
    public String title() {
        return "gNBs down (peak)";
    }

    @Override
    public String unit() {
        return "assets";
    }

    @Override
    public String formula() {
        return "greatest over time of the number of gNBs, and of radio units of split sites, at level zero";
    }

    @Override
    public String source() {
        return "number of sites out of service, as in the reports of national regulators";
    }

    @Override
    public String caveat() {
        return "a gNB that radiates but reaches no core counts as down; the peaks of the operators need not fall together";
    }

    @Override
    public boolean greaterIsWorse() {
        return true;
    }

    @Override
    public void values(LossAccount account, BiConsumer<String, Double> out) {
        for (int i = 0; i < account.index().operators().size(); i++) {
            out.accept(
                    "operator:" + account.index().operators().get(i),
                    account.gnbsOutOfOperator(i).greatest());
        }
        out.accept(
                "all",
                account.gnbsOutOfOperator(account.index().operators().size()).greatest());
    }
}
