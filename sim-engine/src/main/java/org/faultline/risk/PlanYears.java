package org.faultline.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.experiment.Experiment;
import org.faultline.model.Equipment;
import org.faultline.scenario.RiskQuestion;
import org.faultline.stats.Interval;

/** The years of a mix that has a replacement plan, each run with the equipment of its first day. */
public final class PlanYears {

    /**
     * A year of a replacement plan.
     *
     * @param mix id of the mix
     * @param year whose first day it is
     * @param loss expected loss of a year with the equipment of that day, by the judgement of an assessor
     * @param assessor who judges
     * @param sites radio sites replaced in the year that ends on this day
     * @param cost of these, in euros
     * @param swapUserHours user-hours in which replaced sites were down for it
     * @param pace sites over what the crews can replace in a year; above 1 the plan is too fast for them
     */
    public record Year(
            String mix,
            int year,
            Interval loss,
            String assessor,
            int sites,
            Frontier.Amount cost,
            double swapUserHours,
            double pace) {}

    private final RiskStudy study;
    private final List<String> assessors;

    PlanYears(RiskStudy study, List<String> assessors) {
        this.study = study;
        this.assessors = assessors;
    }

    /** Runs the years in question of a mix; none where the question names no years. */
    List<Year> of(String mix) {
        List<Year> years = new ArrayList<>();
        study.question().years().ifPresent(span -> {
            List<Optional<Equipment>> before = List.of();
            for (int year = span.from(); year <= span.to(); year++) {
                Experiment asked = study.asking(study.template()
                        .with(Map.of("mixes." + mix + ".as_of", Integer.toString(year), "ask", study.everySupplier())));
                Losses losses = study.losses(mix + " in " + year, asked, List.of(mix));
                List<Optional<Equipment>> now = asked.equipment(RiskStudy.variantOf(mix, asked));
                Swaps swaps = Swaps.between(asked.scenario().network(), before.isEmpty() ? now : before, now);
                for (String assessor : assessors) {
                    years.add(year(mix, year, assessor, losses, swaps));
                }
                before = now;
            }
        });
        return years;
    }

    private Year year(String mix, int year, String assessor, Losses losses, Swaps swaps) {
        RiskQuestion.Swap how = study.question().swap();
        return new Year(
                mix,
                year,
                Losses.ofLoss(losses.expected(mix, study.probabilities(assessor)), study.level()),
                assessor,
                swaps.sites(),
                swaps.cost(how),
                swaps.userHours(how),
                swaps.pace(how));
    }
}
