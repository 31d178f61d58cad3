package org.faultline.impact;

import java.util.function.BiConsumer;

/** Users of an operator without radio coverage, over time. */
final class UserHoursLost implements Measure {

    @Override
    public String id() {
        return "user-hours-lost";
    }

    @Override
    public String title() {
        return "user-hours without coverage";
    }

    @Override
    public String unit() {
        return "user-hours";
    }

    @Override
    public String formula() {
        return "sum over coverage areas of users x integral of (1 - level) dt";
    }

    @Override
    public String source() {
        return "user-hours of ENISA's annual telecom incident reports";
    }

    @Override
    public String caveat() {
        return "not weighted by the hour's demand; users of neighbours that took over are not lost";
    }

    @Override
    public boolean greaterIsWorse() {
        return true;
    }

    @Override
    public void values(LossAccount account, BiConsumer<String, Double> out) {
        int operators = account.index().operators().size();
        for (int i = 0; i < operators; i++) {
            out.accept("operator:" + account.index().operators().get(i), lost(account, i));
        }
        out.accept("all", lost(account, operators));
    }

    private static double lost(LossAccount account, int operator) {
        return account.usersOutOfOperator(operator).integralHours(account.horizonMicros());
    }
}
