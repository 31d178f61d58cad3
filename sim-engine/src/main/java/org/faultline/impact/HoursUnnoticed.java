package org.faultline.impact;

import java.util.function.BiConsumer;

/** How long a step listens or lies before anybody notices. */
final class HoursUnnoticed implements Measure {

    @Override
    public String id() {
        return "hours-unnoticed";
    }

    @Override
    public String title() {
        return "hours unnoticed";
    }

    @Override
    public String unit() {
        return "h";
    }

    @Override
    public String formula() {
        return "from the moment at which a step first intercepts or falsifies to the notice of its incident, or to the moment at which it holds nothing any"
                + " more; of all steps the longest";
    }

    @Override
    public String source() {
        return "dwell time, as in incident-response reports";
    }

    @Override
    public String caveat() {
        return "a run in which nobody has noticed at the horizon counts with the time up to it: a lower bound; a run in which no step intercepts or falsifies"
                + " does not count";
    }

    @Override
    public boolean greaterIsWorse() {
        return true;
    }

    @Override
    public boolean absentIsZero() {
        return false;
    }

    @Override
    public void values(LossAccount account, BiConsumer<String, Double> out) {
        account.exposures().ifPresent(exposures -> {
            int steps = account.subjects().stepIds().size();
            double longest = -1;
            for (int step = 0; step < steps; step++) {
                if (exposures.hoursUnnoticed(step).isPresent()) {
                    double hours = exposures.hoursUnnoticed(step).getAsDouble();
                    out.accept("step:" + account.subjects().stepIds().get(step), hours);
                    longest = Math.max(longest, hours);
                }
            }
            if (longest >= 0) {
                out.accept("all", longest);
            }
        });
    }
}
