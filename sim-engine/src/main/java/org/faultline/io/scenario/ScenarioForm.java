package org.faultline.io.scenario;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.io.Fault;
import org.faultline.io.document.Node;
import org.faultline.io.form.Dimension;
import org.faultline.io.form.Fields;
import org.faultline.io.form.Key;
import org.faultline.io.form.Keys;
import org.faultline.io.form.ObjectForm;
import org.faultline.io.form.Shapes;
import org.faultline.io.form.Values;
import org.faultline.io.toolbox.Taken;
import org.faultline.io.toolbox.UseForms;
import org.faultline.model.ArrivalStream;
import org.faultline.model.Assumption;
import org.faultline.model.Fork;
import org.faultline.model.RandomAccess;
import org.faultline.model.Station;
import org.faultline.model.Vendor;
import org.faultline.policy.Response;
import org.faultline.scenario.Limit;
import org.faultline.scenario.NetworkGenerator;
import org.faultline.scenario.Observation;
import org.faultline.threat.FailureProcess;
import org.faultline.toolbox.Use;

/** A scenario file as a whole. */
final class ScenarioForm {

    private static final int VERSION = 1;
    private static final double LONGEST_HOURS = 10 * 366 * 24;
    private static final double SHORTEST_HOURS = 1.0 / 60;

    private ScenarioForm() {}

    /** What was read of a scenario file; the campaign is still a tree, because it is read once for each supplier. */
    record Document(
            Optional<String> id,
            Optional<String> title,
            String description,
            Optional<LocalDateTime> start,
            Optional<Double> horizonHours,
            int replications,
            Optional<NetworkForms.NetworkSource> network,
            List<String> sectors,
            List<ServiceDeclaration> services,
            Map<String, List<Double>> profiles,
            Map<String, VendorForms.ComponentDeclaration> components,
            Map<String, Vendor> vendors,
            Optional<List<MixDeclaration>> mixes,
            Optional<VendorForms.Ask> ask,
            Optional<Node> campaign,
            Response response,
            List<Limit> limits,
            List<Assumption> assumptions,
            List<FailureProcess> failures,
            Map<String, Observation> observations,
            Queues queues,
            TrafficDeclaration traffic,
            Optional<SignallingDeclaration> signalling,
            Optional<StormForms.Declared> storm,
            List<Use> measures,
            Optional<RiskForms.Declared> risk) {}

    /** Stations and who comes to them; the places of populations are not looked up yet. */
    record Queues(
            List<Station> stations,
            List<Fork> forks,
            List<RandomAccess> accesses,
            List<ArrivalStream> arrivals,
            List<StationForms.PopulationDeclaration> populations) {}

    /** The keys of a queue network. */
    private static final class QueueKeys {

        private final Key<Map<String, Station>> stations;
        private final Key<Map<String, Fork>> forks;
        private final Key<Map<String, RandomAccess>> accesses;
        private final Key<Map<String, ArrivalStream>> arrivals;
        private final Key<Map<String, StationForms.PopulationDeclaration>> populations;

        QueueKeys(Keys keys) {
            stations = keys.optional(
                    "stations", Shapes.mapOf("id", StationForms.station()), "Servers with waiting lines.", "none");
            forks = keys.optional(
                    "forks", Shapes.mapOf("id", StationForms.fork()), "Where customers split and join.", "none");
            accesses = keys.optional(
                    "random_access", Shapes.mapOf("id", StationForms.access()), "Slotted contention.", "none");
            arrivals = keys.optional(
                    "arrivals", Shapes.mapOf("id", StationForms.arrivals()), "Customers from outside.", "none");
            populations = keys.optional(
                    "populations",
                    Shapes.mapOf("id", StationForms.population()),
                    "Members that make requests again and again.",
                    "none");
        }

        Queues read(Fields in) {
            return new Queues(
                    List.copyOf(in.partial(stations).orElse(Map.of()).values()),
                    List.copyOf(in.partial(forks).orElse(Map.of()).values()),
                    List.copyOf(in.partial(accesses).orElse(Map.of()).values()),
                    List.copyOf(in.partial(arrivals).orElse(Map.of()).values()),
                    List.copyOf(in.partial(populations).orElse(Map.of()).values()));
        }
    }

    static ObjectForm<Document> document(NetworkGenerator generator) {
        Keys keys = new Keys(
                "scenario",
                "One complete question: a network, who supplies it, what happens to it, and how it is mended.");
        keys.required("faultline", version(), "Version of the format: 1.");
        var id = keys.required("id", Values.id("the scenario"), "Short name; runs are filed under it.");
        var title = keys.required("title", Values.text(), "The question in a few words.");
        var description = keys.usual("description", Values.text(), "", "", "For the report.");
        keys.optional(
                "extends",
                Values.text(),
                "File, relative to this one, over which this one is laid: maps are merged, everything else is replaced, and an empty"
                        + " value removes what was there.");
        keys.optional("overlays", Shapes.oneOrMore(Values.text()), "Files that are laid over this one, in order.");
        keys.optional(
                "parameters",
                Shapes.mapOf("name", Shapes.anything()),
                "Values by name, put in wherever `${name}` stands; `--set parameters.name=value` changes them.");
        keys.optional(
                OracleForms.KEY,
                Shapes.later(OracleForms.block()),
                "Which published results this scenario reproduces, for `faultline check`.",
                "none");
        var start = keys.required(
                "start", Values.moment(), "Local time at which the run begins; sets the hour of the day for demand.");
        var horizon = keys.required(
                "horizon",
                Values.fixedQuantity(SHORTEST_HOURS, LONGEST_HOURS, Dimension.DURATION),
                "Length of the run, at most ten years; the same in all replications.");
        var replications = keys.usual(
                "replications",
                Values.fixedInteger(1, 10_000_000),
                20,
                "20",
                "Number of replications unless the command says otherwise.");
        var network = keys.required("network", NetworkForms.network(generator), "What stands there.");
        var sectors = keys.optional(
                "sectors",
                Shapes.listOf(Values.text()),
                "Sector packs that are placed in the generated country: names of files under `scenarios/sectors`, or paths relative to"
                        + " this file. Their order is the order in which sectors are shown.",
                "none");
        var services = keys.optional(
                "services", Shapes.mapOf("id", ServiceForms.service()), "What people lose, written out.", "none");
        var profiles = keys.optional(
                "profiles",
                Shapes.mapOf("name", ServiceForms.weights()),
                "Demand by hour, for several services.",
                "only `flat`");
        var components = keys.optional(
                "components",
                Shapes.mapOf("id", VendorForms.component()),
                "Parts that products are made of. With any of them declared, every component that is named must be.",
                "those that products name, without parts");
        var vendors = keys.optional(
                "vendors",
                Shapes.mapOf("id", VendorForms.vendor()),
                "Suppliers, besides those that the country brings.",
                "none");
        var mixes = keys.optional(
                "mixes",
                Shapes.mapOf("id", VendorForms.mix()),
                "Vendor mixes that are compared.",
                "the country's `today`, or nobody supplies anything");
        var ask = keys.optional(
                "ask", VendorForms.ask(), "Of whom the campaign is asked.", "the campaign names its targets itself");
        var campaign =
                keys.optional("campaign", Shapes.later(CampaignForms.campaign()), "What is injected.", "nothing");
        var response = keys.optional(
                "response",
                ResponseForms.response(),
                "How the defenders see and mend.",
                "nobody notices and nobody repairs");
        var limits = keys.optional(
                "limits", Shapes.mapOf("id", ResponseForms.limit()), "Bounds stated before the run.", "none");
        var assumptions = keys.optional(
                "assumptions",
                Shapes.mapOf("id", ResponseForms.assumption()),
                "Where the numbers of this file come from.",
                "none");
        var failures = keys.optional(
                "failures",
                Shapes.mapOf("id", FailureForms.failure()),
                "What breaks by itself: lives, shocks, and what brings back what broke.",
                "nothing");
        var observations = keys.optional(
                "observe",
                Shapes.mapOf("id", ObservationForms.observation()),
                "Numbers that each replication reports besides the measures of the catalogue.",
                "none");
        QueueKeys queues = new QueueKeys(keys);
        var traffic = keys.optional(
                "traffic",
                TrafficForms.traffic(),
                "What flows over links, by which ways, and who goes first where it does not fit.",
                "links never limit");
        var signalling = keys.optional(
                "signalling",
                SignallingForms.signalling(),
                "Devices that register, and the cores that serve them.",
                "nobody registers");
        var storm = keys.optional(
                "storm",
                StormForms.storm(),
                "Which grid `faultline storm` runs.",
                "`faultline storm` has nothing to do");
        var measures = keys.optional(
                Taken.KEY,
                UseForms.uses(),
                "Measures of the toolbox that are taken under every mix; single mixes may take more.",
                "none");
        var risk = keys.optional(
                "risk",
                RiskForms.risk(),
                "How likely suppliers are turned, and which measures and years `faultline risk` tries.",
                "every supplier is as likely as any other");
        return keys.bind(in -> new Document(
                in.partial(id),
                in.partial(title),
                in.partial(description).orElse(""),
                in.partial(start),
                in.partial(horizon),
                in.partial(replications).orElse(1),
                in.partial(network),
                in.partial(sectors).orElse(List.of()),
                List.copyOf(in.partial(services).orElse(Map.of()).values()),
                in.partial(profiles).orElse(Map.of()),
                in.partial(components).orElse(Map.of()),
                in.partial(vendors).orElse(Map.of()),
                in.partial(mixes).map(m -> List.copyOf(m.values())),
                in.partial(ask),
                in.partial(campaign),
                in.partial(response).orElse(Response.NONE),
                List.copyOf(in.partial(limits).orElse(Map.of()).values()),
                List.copyOf(in.partial(assumptions).orElse(Map.of()).values()),
                List.copyOf(in.partial(failures).orElse(Map.of()).values()),
                in.partial(observations).orElse(Map.of()),
                queues.read(in),
                in.partial(traffic).orElse(TrafficDeclaration.NONE),
                in.partial(signalling),
                in.partial(storm),
                in.partial(measures).orElse(List.of()),
                in.partial(risk)));
    }

    private static org.faultline.io.form.Form<Integer> version() {
        return Shapes.mapped(Values.fixedInteger(Integer.MIN_VALUE, Integer.MAX_VALUE), v -> {
            if (v != VERSION) {
                throw Values.unfit(
                        Fault.UNSUPPORTED_VERSION,
                        "the file is written in version " + v + " of the format; this program reads version " + VERSION,
                        v > VERSION ? Optional.of("a newer program may read it") : Optional.empty());
            }
            return v;
        });
    }
}
