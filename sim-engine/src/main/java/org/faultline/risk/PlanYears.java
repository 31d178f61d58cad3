package org.faultline.risk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.faultline.experiment.Experiment;
import org.faultline.experiment.RunRow;
import org.faultline.impact.MeasureKey;
import org.faultline.model.Equipment;
import org.faultline.scenario.RiskQuestion;
import org.faultline.scenario.Scenario;
import org.faultline.scenario.ScenarioTemplate;
import org.faultline.scenario.Variant;
import org.faultline.stats.Interval;

/** The years of a mix that has a replacement plan, each run with the equipment of its first day. */
public final class PlanYears {

    /**
     * A year of a replacement plan.
     *
     * @param mix id of the mix
     * @param year whose first day it is
     * @param loss expected loss of a year with the equipment of that day, by the judgement of an assessor
     * @param change what it is more than that of the first year in question, paired; empty for that year itself
     * @param attacked expected loss to attacks in the year that ends on this day, while its swaps are under way; empty where nothing was replaced or
     *     no moments of it were asked for
     * @param assessor who judges
     * @param sites radio sites replaced in the year that ends on this day
     * @param cost of these, in euros
     * @param swapUserHours user-hours in which replaced sites were down for it, by the formula
     * @param run what taking them down and bringing them back cost in runs; empty where nothing was replaced or no runs were asked for
     * @param pace sites over what the crews can replace in a year; above 1 the plan is too fast for them
     * @param waiting sites that still wait for a crew on this day, if crews replace no more than they can; the loss is that of a plan that is kept
     * @param others routers, core functions and managers replaced in the year, which are neither priced nor taken down
     */
    public record Year(
            String mix,
            int year,
            Interval loss,
            Optional<Interval> change,
            Optional<Interval> attacked,
            String assessor,
            int sites,
            Frontier.Amount cost,
            double swapUserHours,
            Optional<SwapRun> run,
            double pace,
            double waiting,
            int others) {

        /**
         * Loss of the year by attacks and by swaps together; of attacks alone where swaps were not run. Attacks are those while swaps are under way
         * where these were asked for, otherwise those on the first day.
         */
        public double transition() {
            return attacked.orElse(loss).mean() + run.map(r -> r.loss().mean()).orElse(0.0);
        }
    }

    /**
     * Replaced sites in runs, over orders that are drawn: what is lost with them less what is lost on the same days without.
     *
     * @param userHours of users who had no network
     * @param loss in the unit of the loss of attacks
     */
    public record SwapRun(Interval userHours, Interval loss) {}

    private static final MeasureKey USER_HOURS = new MeasureKey("user-hours-lost", "all");

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
            Map<Integer, ScenarioTemplate> days = firstDays(mix, span);
            Set<String> suppliers = suppliers(days.values());
            String everyone = RiskStudy.asking(suppliers);
            double waiting = 0;
            ScenarioTemplate start = days.get(span.from() - 1).with("ask", everyone);
            List<Optional<Equipment>> before = equipment(mix, study.asking(start));
            Optional<Losses> first = Optional.empty();
            for (int year = span.from(); year <= span.to(); year++) {
                ScenarioTemplate question = days.get(year).with("ask", everyone);
                Experiment asked = study.asking(question);
                Losses losses = study.losses(mix + " in " + year, asked, List.of(mix));
                List<Optional<Equipment>> now = equipment(mix, asked);
                Swaps swaps = Swaps.between(asked.scenario().network(), before, now);
                Optional<SwapRun> run = run(mix + " in " + year, mix, asked, swaps);
                List<Losses> attacked = attacked(mix + " up to " + year, mix, asked, question, swaps, before, now);
                waiting = swaps.waiting(study.question().swap(), waiting);
                for (String assessor : assessors) {
                    years.add(year(
                            mix,
                            year,
                            assessor,
                            study.probabilities(assessor, suppliers),
                            losses,
                            first,
                            attacked,
                            swaps,
                            run,
                            waiting));
                }
                first = first.isPresent() ? first : Optional.of(losses);
                before = now;
            }
        });
        return years;
    }

    /** The question with the equipment that a mix has on the first day of each year, and of the one before the first. */
    private Map<Integer, ScenarioTemplate> firstDays(String mix, RiskQuestion.Years span) {
        Map<Integer, ScenarioTemplate> days = new LinkedHashMap<>();
        for (int year = span.from() - 1; year <= span.to(); year++) {
            days.put(year, study.template().with("mixes." + mix + ".as_of", Integer.toString(year)));
        }
        return days;
    }

    private static List<Optional<Equipment>> equipment(String mix, Experiment asked) {
        return asked.equipment(RiskStudy.variantOf(mix, asked));
    }

    /**
     * Whoever is asked of on the day the question has, and in any of the years: where all are asked of, who is phased out is there only until it is
     * gone.
     */
    private Set<String> suppliers(Collection<ScenarioTemplate> days) {
        Set<String> suppliers = new LinkedHashSet<>(study.suppliers());
        days.forEach(day -> day.nominal().variants().stream()
                .flatMap(v -> v.supplier().stream())
                .forEach(suppliers::add));
        return suppliers;
    }

    private Optional<SwapRun> run(String what, String mix, Experiment asked, Swaps swaps) {
        RiskQuestion.Swap how = study.question().swap();
        if (swaps.sites() == 0 || how.orders() == 0) {
            return Optional.empty();
        }
        Variant variant = asked.scenario().variants().get(RiskStudy.variantOf(mix, asked));
        Scenario scenario = variant.under().orElse(asked.scenario());
        double[] users = new double[how.orders()];
        double[] lost = new double[how.orders()];
        for (int order = 0; order < how.orders(); order++) {
            SwapWaves waves = SwapWaves.of(swaps.replaced(), how, study.seed(), order);
            RunRow with = once(what + ", swaps", asked, waves.on(scenario, variant));
            RunRow without = once(what + ", no swaps", asked, waves.withoutThem(scenario, variant));
            users[order] = more(with, without, USER_HOURS);
            lost[order] = more(with, without, study.key());
        }
        return Optional.of(new SwapRun(Interval.ofMean(users, study.level()), Interval.ofMean(lost, study.level())));
    }

    /** Losses at each moment of the year, none where nothing is replaced. */
    private List<Losses> attacked(
            String what,
            String mix,
            Experiment asked,
            ScenarioTemplate question,
            Swaps swaps,
            List<Optional<Equipment>> before,
            List<Optional<Equipment>> now) {
        RiskQuestion.Swap how = study.question().swap();
        int moments = swaps.sites() == 0 ? 0 : how.attack().moments();
        Variant variant = asked.scenario().variants().get(RiskStudy.variantOf(mix, asked));
        Scenario scenario = variant.under().orElse(asked.scenario());
        List<Losses> losses = new ArrayList<>();
        for (int m = 0; m < moments; m++) {
            AttackedYear year = new AttackedYear(
                    scenario.network(),
                    before,
                    now,
                    SwapWaves.of(swaps.replaced(), how, study.seed(), m),
                    how.attack(),
                    AttackedYear.moment(scenario, study.seed(), m, moments));
            losses.add(year.losses(what + ", attacked", study, asked, question, mix));
        }
        return losses;
    }

    private RunRow once(String what, Experiment asked, Scenario question) {
        return study.once(what, asked.asking(ScenarioTemplate.of(question)));
    }

    private static double more(RunRow with, RunRow without, MeasureKey key) {
        return with.values().getOrDefault(key, 0.0) - without.values().getOrDefault(key, 0.0);
    }

    private Year year(
            String mix,
            int year,
            String assessor,
            Map<String, Double> probabilities,
            Losses losses,
            Optional<Losses> first,
            List<Losses> attacked,
            Swaps swaps,
            Optional<SwapRun> run,
            double waiting) {
        RiskQuestion.Swap how = study.question().swap();
        double[] overMoments = new double[losses.replications()];
        attacked.forEach(l -> add(l.expected(mix, probabilities), attacked.size(), overMoments));
        return new Year(
                mix,
                year,
                Losses.ofLoss(losses.expected(mix, probabilities), study.level()),
                first.filter(f -> f.replications() == losses.replications())
                        .map(f -> Interval.ofPairedDifference(
                                losses.expected(mix, probabilities), f.expected(mix, probabilities), study.level())),
                attacked.isEmpty() ? Optional.empty() : Optional.of(Losses.ofLoss(overMoments, study.level())),
                assessor,
                swaps.sites(),
                swaps.cost(how),
                swaps.userHours(how),
                run,
                swaps.pace(how),
                waiting,
                swaps.others());
    }

    private static void add(double[] losses, int parts, double[] sum) {
        for (int r = 0; r < sum.length; r++) {
            sum[r] += losses[r] / parts;
        }
    }
}
