package org.faultline.io.scenario;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.io.Fault;
import org.faultline.io.form.Dimension;
import org.faultline.io.form.Distributions;
import org.faultline.io.form.Fields;
import org.faultline.io.form.Form;
import org.faultline.io.form.Key;
import org.faultline.io.form.Keys;
import org.faultline.io.form.ObjectForm;
import org.faultline.io.form.Shapes;
import org.faultline.io.form.Values;
import org.faultline.io.scenario.ServiceDeclaration.Demand;
import org.faultline.model.Assumption;
import org.faultline.model.Distribution;
import org.faultline.model.Service;
import org.faultline.model.ServiceType;
import org.faultline.scenario.Spelling;

/** What people lose: services of a scenario file and of sector packs. */
final class ServiceForms {

    private static final int HOURS = 24;

    private ServiceForms() {}

    /**
     * A sector pack before its services know their demand.
     *
     * @param sector id
     * @param title shown to people
     * @param services with demands that may be names
     * @param profiles weights by name
     * @param assumptions grades and sources
     */
    record PackDeclaration(
            String sector,
            String title,
            List<TypeDeclaration> services,
            Map<String, List<Double>> profiles,
            List<Assumption> assumptions) {}

    /** A kind of service whose demand may be a name. */
    record TypeDeclaration(
            String id,
            String title,
            ServiceType.Placement placement,
            double peopleShare,
            Demand demand,
            Distribution restart,
            List<NeedDeclaration> needs) {}

    /** A sector pack. */
    static ObjectForm<PackDeclaration> pack() {
        Keys keys = new Keys(
                "sector pack", "A sector: its kinds of services, placed in every country that a scenario generates.");
        var sector = keys.required("sector", Values.id("a sector"), "Word used in scenario files and results.");
        var title = keys.required("title", Values.text(), "Shown to people.");
        var services = keys.required("services", Shapes.mapOf("type", type()), "Kinds of services.");
        var profiles = keys.optional(
                "profiles", Shapes.mapOf("name", weights()), "Demand by hour, for several services.", "only `flat`");
        var assumptions = keys.optional(
                "assumptions",
                Shapes.mapOf("id", ResponseForms.packAssumption()),
                "Where the numbers come from, and how well they are known.",
                "none");
        keys.optional("description", Values.text(), "What belongs to the sector.");
        return keys.bind(in -> new PackDeclaration(
                in.get(sector),
                in.get(title),
                List.copyOf(in.partial(services).orElse(Map.of()).values()),
                in.partial(profiles).orElse(Map.of()),
                List.copyOf(in.partial(assumptions).orElse(Map.of()).values())));
    }

    private static ObjectForm<TypeDeclaration> type() {
        Keys keys = new Keys(
                "kind of service", "A service before a country says where it stands and who provides what it needs.");
        var title = keys.required("title", Values.text(), "Shown to people.");
        var placed = keys.required("placed", placement(), "Where its instances stand.");
        SharedKeys shared = new SharedKeys(keys, NeedForms.needs(true));
        return keys.bind(in -> new TypeDeclaration(
                in.id(),
                in.get(title),
                in.get(placed),
                in.get(shared.peopleShare),
                shared.demand(in),
                in.get(shared.restart),
                in.get(shared.needs)));
    }

    private static ObjectForm<ServiceType.Placement> placement() {
        Keys keys = new Keys("placement", "One instance at each facility with a tag, or one in each region.");
        var at = keys.optional(
                "at",
                Values.id("a tag"),
                "Tag of facilities; an instance serves the regions that are nearer to it than to others.");
        var per = keys.optional("per", perRegion(), "`region`: an instance serves its region.");
        keys.exactlyOne(at, per);
        return keys.bind(in -> in.find(at)
                .<ServiceType.Placement>map(ServiceType.AtFacilities::new)
                .orElseGet(ServiceType.PerRegion::new));
    }

    private static Form<String> perRegion() {
        return Values.word("placement", new String[] {"region"}, w -> w);
    }

    /** A service of a scenario file. */
    static ObjectForm<ServiceDeclaration> service() {
        Keys keys = new Keys("service", "Something people lose: one service in one place, or one in each region.");
        var title = keys.optional("title", Values.text(), "Shown to people.", "the id");
        var sector = keys.required("sector", Values.id("a sector"), "Sector for which it counts.");
        NetworkForms.SpotKeys spot = new NetworkForms.SpotKeys(keys);
        var per = keys.optional(
                "per",
                perRegion(),
                "`region`: one instance `<id>@<region>` in each region; the provider `region.<kind>` then means the assets of that"
                        + " kind in the region.");
        var people = keys.optional(
                "people", Values.count(), "People it serves.", "`people_share` of the region's population");
        SharedKeys shared = new SharedKeys(keys, NeedForms.needs(false));
        keys.atMostOne(people, shared.peopleShare);
        return keys.bind(in -> new ServiceDeclaration(
                in.id(),
                in.find(title).orElse(in.id()),
                in.get(sector),
                spot.spot(in),
                in.find(per).isPresent(),
                in.find(people),
                in.get(shared.peopleShare),
                shared.demand(in),
                in.get(shared.restart),
                in.get(shared.needs)));
    }

    /** The keys that services have in packs and in scenario files. */
    private static final class SharedKeys {
        private final Key<Double> peopleShare;
        private final DemandKey demand;
        private final Key<Distribution> restart;
        private final Key<List<NeedDeclaration>> needs;

        SharedKeys(Keys keys, Form<List<NeedDeclaration>> needForm) {
            peopleShare = keys.usual(
                    "people_share",
                    Values.share(),
                    1.0,
                    "100 %",
                    "Share of the people around an instance that it serves.");
            demand = new DemandKey(keys, "`flat`, the name of a profile, or 24 weights of the hours of a day.");
            restart = keys.usual(
                    "restart",
                    Distributions.of(Dimension.DURATION),
                    Distribution.of(0),
                    "0 h",
                    "Time to come back from level zero once it gets what it needs.");
            needs = keys.required("needs", needForm, "What it needs; the scarcest need limits.");
        }

        Demand demand(Fields in) {
            return demand.demand(in);
        }
    }

    /** The key that says how something follows the hour. */
    static final class DemandKey {
        private final Key<DemandWord> demand;

        DemandKey(Keys keys, String meaning) {
            demand = keys.optional("demand", demandWord(), meaning, "`flat`");
        }

        Demand demand(Fields in) {
            Optional<DemandWord> word = in.find(demand);
            return new Demand(
                    word.flatMap(DemandWord::weights),
                    word.flatMap(DemandWord::profile),
                    in.has(demand) ? in.at(demand) : in.span());
        }
    }

    private record DemandWord(Optional<List<Double>> weights, Optional<String> profile) {}

    private static Form<DemandWord> demandWord() {
        return Shapes.scalarOr(
                Shapes.mapped(Values.id("a profile"), p -> new DemandWord(Optional.empty(), Optional.of(p))),
                Shapes.mapped(weights(), w -> new DemandWord(Optional.of(w), Optional.empty())));
    }

    /** 24 weights, scaled to a mean of one. */
    static Form<List<Double>> weights() {
        Form<List<Double>> list = Shapes.mapped(Shapes.listOf(Values.number(0, 1e6)), weights -> {
            double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
            if (weights.size() != HOURS || !(sum > 0)) {
                throw new IllegalArgumentException("A demand has " + weights.size() + " weights that add up to " + sum
                        + "; a day has 24 hours, and their sum must be above zero.");
            }
            return weights.stream().map(w -> w * HOURS / sum).toList();
        });
        return Shapes.called("weights by hour", "24 weights", list);
    }

    /** The weights of a demand; an unknown name is reported and flat. */
    static List<Double> weightsOf(
            Demand demand, Map<String, List<Double>> profiles, org.faultline.io.Diagnostics diagnostics) {
        if (demand.weights().isPresent() || demand.profile().isEmpty()) {
            return demand.weights().orElse(Service.FLAT);
        }
        String name = demand.profile().get();
        if (!name.equals("flat") && !profiles.containsKey(name)) {
            List<String> known = new java.util.ArrayList<>(profiles.keySet());
            known.add("flat");
            diagnostics.add(
                    Fault.UNKNOWN_PROFILE,
                    demand.span(),
                    "unknown demand profile '" + name + "'",
                    Spelling.advice(name, known));
        }
        return profiles.getOrDefault(name, Service.FLAT);
    }
}
