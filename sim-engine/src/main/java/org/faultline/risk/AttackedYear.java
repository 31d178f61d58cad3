package org.faultline.risk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.faultline.dynamics.state.Purposes;
import org.faultline.experiment.Experiment;
import org.faultline.kernel.Draws;
import org.faultline.model.Asset;
import org.faultline.model.Distribution;
import org.faultline.model.Equipment;
import org.faultline.model.Network;
import org.faultline.policy.Installed;
import org.faultline.policy.Response;
import org.faultline.policy.VendorMix;
import org.faultline.scenario.RiskQuestion;
import org.faultline.scenario.Scenario;
import org.faultline.scenario.ScenarioTemplate;
import org.faultline.scenario.Variant;
import org.faultline.threat.Campaign;
import org.faultline.threat.Effect;
import org.faultline.threat.FailureProcess;
import org.faultline.threat.Selector;

/**
 * A year of a replacement plan that is attacked on days that are drawn, one in each of so many equal parts of it, at the hour at which the question
 * begins:
 *
 * <pre>
 *   loss(v) = with the campaign by v and the swaps - (with the swaps alone - with neither)
 * </pre>
 *
 * <p>Sites whose swap is over have their new maker, the others their old one; sites of a wave under way are down for what is left of it, and
 * waves that come while the question lasts take theirs down. Where both makers can reach a site around its swap, an attack by either finds it.
 * Equipment that is no radio site has the maker of the first day of the year.
 */
final class AttackedYear {

    private final Network network;
    private final List<Optional<Equipment>> before;
    private final List<Optional<Equipment>> after;
    private final SwapWaves waves;
    private final RiskQuestion.Swap.Attack attack;
    private final double momentHours;
    private final Map<String, Integer> waveOf = new HashMap<>();

    /**
     * A year with the waves of its swaps.
     *
     * @param before makers on its first day
     * @param after makers a year later
     * @param momentHours when it is attacked, in hours since the midnight with which it begins
     */
    AttackedYear(
            Network network,
            List<Optional<Equipment>> before,
            List<Optional<Equipment>> after,
            SwapWaves waves,
            RiskQuestion.Swap.Attack attack,
            double momentHours) {
        this.network = network;
        this.before = before;
        this.after = after;
        this.waves = waves;
        this.attack = attack;
        this.momentHours = momentHours;
        IntStream.range(0, waves.waves().size())
                .forEach(w -> waves.waves().get(w).forEach(site -> waveOf.put(site, w)));
    }

    /**
     * A moment of a year: the hour of the day at which a question begins, on a day that is drawn in one of equal parts of the year.
     *
     * @param part its number, from 0
     * @param parts how many there are
     */
    static double moment(Scenario scenario, long seed, int part, int parts) {
        double share = (part + new Draws(seed, part).uniform(Purposes.DAY_OF_ATTACK, 0, 0)) / parts;
        double days = SwapWaves.HOURS_OF_YEAR / SwapWaves.HOURS_OF_DAY;
        return Math.floor(share * days) * SwapWaves.HOURS_OF_DAY + SwapWaves.hourOf(scenario);
    }

    /**
     * What is lost to attacks by each supplier, at the moment, beyond what is lost to swaps.
     *
     * @param question the open question on the last day of the year
     */
    Losses losses(String what, RiskStudy study, Experiment asked, ScenarioTemplate question, String mix) {
        Losses by = study.losses(what, asked.asking(question.changed(s -> attacked(s, mix))), List.of(mix));
        double[] swaps =
                alone(what + ", swaps alone", study, asked, question.changed(s -> calm(attacked(s, mix))), mix);
        double[] neither = alone(
                what + ", neither",
                study,
                asked,
                question.changed(s -> calm(with(attacked(s, mix), under(s, mix).failures()))),
                mix);
        Map<String, double[]> beyond = new LinkedHashMap<>();
        by.turned(mix).forEach(v -> {
            double[] lost = by.of(mix, v);
            IntStream.range(0, lost.length).forEach(r -> lost[r] -= swaps[r] - neither[r]);
            beyond.put(v, lost);
        });
        return new Losses(Map.of(mix, beyond));
    }

    private static double[] alone(String what, RiskStudy study, Experiment asked, ScenarioTemplate calm, String mix) {
        Losses losses = study.losses(what, asked.asking(calm), List.of(mix));
        return losses.of(mix, losses.turned(mix).get(0));
    }

    /** The question as the measures of a mix leave it. */
    private static Scenario under(Scenario scenario, String mix) {
        return scenario.variants().stream()
                .filter(v -> v.mix().id().equals(mix))
                .findFirst()
                .flatMap(Variant::under)
                .orElse(scenario);
    }

    /** The question as it is at the moment. */
    Scenario attacked(Scenario question, String mix) {
        Scenario scenario = under(question, mix);
        List<Variant> variants = scenario.variants().stream()
                .filter(v -> v.mix().id().equals(mix))
                .map(v -> new Variant(installed(v.mix(), v.supplier().orElse("")), v.supplier(), v.campaign()))
                .toList();
        List<FailureProcess> failures = new ArrayList<>(scenario.failures());
        failures.addAll(outages(scenario.horizonHours()));
        return changed(scenario, variants, bound(scenario.response()), failures);
    }

    private static Scenario with(Scenario scenario, List<FailureProcess> failures) {
        return changed(scenario, scenario.variants(), scenario.response(), failures);
    }

    private static Scenario calm(Scenario scenario) {
        Variant first = scenario.variants().get(0);
        return changed(
                scenario,
                List.of(new Variant(first.mix(), first.supplier(), Campaign.NONE)),
                scenario.response(),
                scenario.failures());
    }

    private static Scenario changed(
            Scenario scenario, List<Variant> variants, Response response, List<FailureProcess> failures) {
        return new Scenario(
                scenario.id(),
                scenario.title(),
                scenario.description(),
                scenario.network(),
                scenario.vendors(),
                variants,
                response,
                scenario.start(),
                scenario.horizonHours(),
                List.of(),
                scenario.assumptions(),
                1,
                scenario.sectorTitles(),
                failures,
                scenario.observations(),
                scenario.queues(),
                scenario.signalling());
    }

    /** A mix in which every asset has the maker that an attack by a supplier finds in it. */
    private VendorMix installed(VendorMix mix, String supplier) {
        List<Installed> found = new ArrayList<>();
        for (int a = 0; a < before.size(); a++) {
            Asset asset = network.assets().get(a);
            Optional<Equipment> maker = maker(a, supplier);
            if (maker.isPresent()
                    && asset.operator().isPresent()
                    && asset.kind().function().isPresent()) {
                found.add(new Installed(
                        Optional.of(asset.id()),
                        asset.operator().get(),
                        asset.kind().function().get(),
                        Optional.empty(),
                        maker.get(),
                        1));
            }
        }
        return new VendorMix(mix.id(), mix.title(), mix.shares(), mix.assignment(), found);
    }

    /** The maker of an asset, as an attack by a supplier finds it. */
    Optional<Equipment> maker(int asset, String supplier) {
        Integer wave = waveOf.get(network.assets().get(asset).id());
        if (wave == null) {
            return before.get(asset);
        }
        double begins = waves.beginsAt(wave);
        double ends = begins + waves.outageHours();
        boolean over = ends <= momentHours;
        boolean both = attack.overlapHours() > 0
                && momentHours >= begins - attack.overlapHours()
                && momentHours <= ends + attack.overlapHours();
        Optional<Equipment> other = over ? before.get(asset) : after.get(asset);
        return both && other.filter(e -> e.vendor().equals(supplier)).isPresent()
                ? other
                : over ? after.get(asset) : before.get(asset);
    }

    /** The waves that are under way, or come before the end. */
    private List<FailureProcess> outages(double horizonHours) {
        List<FailureProcess> outages = new ArrayList<>();
        for (int w = 0; w < waves.waves().size(); w++) {
            double begins = waves.beginsAt(w) - momentHours;
            double ends = begins + waves.outageHours();
            if (ends > 0 && begins < horizonHours) {
                outages.add(new FailureProcess(
                        "swaps-" + (w + 1),
                        "Sites are replaced, wave " + (w + 1),
                        Selector.ofIds(waves.waves().get(w).toArray(new String[0])),
                        new FailureProcess.Once(Math.max(0, begins)),
                        new Effect.Stop(),
                        new FailureProcess.Mending(
                                Optional.of(Distribution.of(ends - Math.max(0, begins))),
                                Distribution.of(0),
                                Optional.empty(),
                                Optional.empty()),
                        Optional.empty(),
                        FailureProcess.Start.WHOLE));
            }
        }
        return outages;
    }

    /** The crews that are left to mend. */
    private Response bound(Response response) {
        List<Response.Crew> crews = response.crews().stream()
                .map(c -> c.reach() == Response.Reach.ON_SITE
                        ? new Response.Crew(
                                c.id(),
                                c.reach(),
                                Math.max(1, c.size() - attack.crewsBound()),
                                c.hours(),
                                c.travelHours(),
                                c.tasks(),
                                c.cutOff(),
                                c.needs())
                        : c)
                .toList();
        return new Response(
                response.detection(),
                crews,
                response.restoration(),
                response.spares(),
                response.watch(),
                response.playbooks());
    }
}
