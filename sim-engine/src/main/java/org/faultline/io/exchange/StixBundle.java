package org.faultline.io.exchange;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.faultline.io.json.Json;
import org.faultline.io.replay.Replay;
import org.faultline.threat.Campaign;
import org.faultline.threat.FightTechnique;

/**
 * One replication as a bundle of STIX 2.1 (OASIS Standard, 10 June 2021): the campaign, its techniques as attack patterns that refer to MITRE
 * FiGHT, the operators it hit as identities, groups of generic assets as infrastructure, what was seen at them as observed data, and notices as
 * sightings.
 *
 * <p>Nothing in it depends on the clock of the computer: moments count from the start of the scenario, whose local time stands as UTC, and ids
 * are version 5 UUIDs of what an object is about. The same replication gives the same bundle, byte for byte.
 */
public final class StixBundle {

    private static final String NAMESPACE = "7c2d9a5e-4f0b-5d6e-9a3c-1f8b7e6d5c4a";
    /** Of cyber-observable objects, STIX 2.1, section 2.9. */
    private static final String OBSERVABLES = "00abedb4-aa42-466c-9c01-fed23315a9b7";

    private static final long MOST_OBSERVED = 999_999_999;
    private static final String FIGHT = "mitre-fight";

    private final Replay replay;
    private final Campaign campaign;
    private final String about;
    private final LocalDateTime start;
    private final Map<String, Map<String, Object>> objects = new LinkedHashMap<>();
    private final String author;

    private StixBundle(Replay replay, Campaign campaign, String scenario) {
        this.replay = replay;
        this.campaign = campaign;
        about = String.join(
                " ",
                scenario,
                replay.header().variant(),
                Long.toString(replay.header().seed()),
                Integer.toString(replay.header().replication()));
        start = LocalDateTime.parse(replay.header().start());
        author = add("identity", "faultline", Map.of("name", "Faultline", "identity_class", "system"), false);
    }

    /**
     * The bundle as JSON, indented.
     *
     * @param replay of one replication
     * @param campaign of its variant
     * @param scenario id of the scenario
     */
    public static String of(Replay replay, Campaign campaign, String scenario) {
        return new StixBundle(replay, campaign, scenario).write();
    }

    private String write() {
        Holds holds = Holds.of(replay, campaign);
        Map<String, FightTechnique> techniques = FightTechnique.all();
        long end = replay.header().horizonMicros();
        long first = holds.steps().stream()
                .mapToLong(Holds.OfStep::firedMicros)
                .min()
                .orElse(0);
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("name", campaign.title());
        whole.put(
                "description",
                "Simulated: " + replay.header().title() + ". Replication "
                        + replay.header().replication()
                        + " of seed " + replay.header().seed() + ", variant "
                        + replay.header().variant() + ".");
        whole.put("first_seen", moment(first));
        whole.put("last_seen", moment(end));
        String campaignId = add("campaign", about, whole, true);
        for (Holds.OfStep step : holds.steps()) {
            write(step, campaignId, step.step().technique().map(t -> pattern(techniques.get(t))));
        }
        Map<String, Object> bundle = new LinkedHashMap<>();
        bundle.put("type", "bundle");
        bundle.put("id", "bundle--" + NamedUuid.of(NAMESPACE, "bundle " + about));
        bundle.put("objects", List.copyOf(objects.values()));
        return Json.page(bundle);
    }

    private String pattern(FightTechnique technique) {
        Map<String, Object> pattern = new LinkedHashMap<>();
        pattern.put("name", technique.name());
        pattern.put(
                "external_references",
                List.of(new TreeMap<>(Map.of(
                        "source_name",
                        FIGHT,
                        "external_id",
                        technique.id(),
                        "url",
                        "https://fight.mitre.org/techniques/" + technique.id()))));
        pattern.put(
                "kill_chain_phases",
                technique.tactics().stream()
                        .map(t -> new TreeMap<>(Map.of(
                                "kill_chain_name",
                                FIGHT,
                                "phase_name",
                                t.toLowerCase(java.util.Locale.ROOT).replace(' ', '-'))))
                        .toList());
        return add("attack-pattern", technique.id(), pattern, true);
    }

    private void write(Holds.OfStep step, String campaignId, Optional<String> pattern) {
        pattern.ifPresent(p -> relate("uses", campaignId, p));
        List<String> seen = step.groups().entrySet().stream()
                .map(e -> write(step, e.getKey(), e.getValue(), campaignId, pattern))
                .toList();
        step.noticedMicros().ifPresent(noticed -> {
            Map<String, Object> sighting = new LinkedHashMap<>();
            sighting.put("description", "Noticed: " + step.step().title());
            sighting.put("first_seen", moment(noticed));
            sighting.put("last_seen", moment(noticed));
            sighting.put("count", (int) Math.min(MOST_OBSERVED, Math.max(1, step.count())));
            sighting.put("sighting_of_ref", pattern.orElse(campaignId));
            if (!seen.isEmpty()) {
                sighting.put("observed_data_refs", seen);
            }
            List<String> where = step.groups().keySet().stream()
                    .flatMap(g -> g.operator().stream())
                    .distinct()
                    .map(this::operator)
                    .toList();
            if (!where.isEmpty()) {
                sighting.put("where_sighted_refs", where);
            }
            add("sighting", about + " " + step.step().id(), sighting, true);
        });
    }

    /** Writes a group of assets of which a step took hold; gives what was observed there. */
    private String write(
            Holds.OfStep step, Holds.Group group, Holds.Span span, String campaignId, Optional<String> pattern) {
        String name = group.kind()
                + group.vendor().map(v -> " by " + v).orElse("")
                + group.operator().map(o -> " of " + o).orElse("");
        Map<String, Object> infrastructure = new LinkedHashMap<>();
        infrastructure.put("name", name);
        infrastructure.put("description", "Generic assets of a simulated network.");
        infrastructure.put("infrastructure_types", List.of("unknown"));
        String assets = add("infrastructure", about + " " + name, infrastructure, true);
        relate("compromises", campaignId, assets);
        group.operator().ifPresent(o -> {
            relate("targets", campaignId, operator(o));
            pattern.ifPresent(p -> relate("targets", p, operator(o)));
        });
        String software = software(group);
        relate("consists-of", assets, software);
        Map<String, Object> observed = new LinkedHashMap<>();
        observed.put("first_observed", moment(span.firstMicros()));
        observed.put("last_observed", moment(span.lastMicros()));
        observed.put("number_observed", (int) Math.min(MOST_OBSERVED, span.count()));
        observed.put("object_refs", List.of(software));
        return add("observed-data", about + " " + step.step().id() + " " + name, observed, true);
    }

    private String operator(String id) {
        Map<String, Object> operator = new LinkedHashMap<>();
        operator.put("name", id);
        operator.put("description", "Operator of a simulated network.");
        operator.put("identity_class", "organization");
        operator.put("sectors", List.of("telecommunications"));
        return add("identity", about + " operator " + id, operator, true);
    }

    private String software(Holds.Group group) {
        Map<String, Object> software = new LinkedHashMap<>();
        software.put("name", group.kind());
        group.vendor().ifPresent(v -> software.put("vendor", v));
        String id = "software--" + NamedUuid.of(OBSERVABLES, Json.line(software));
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("type", "software");
        object.put("spec_version", "2.1");
        object.put("id", id);
        object.putAll(software);
        objects.putIfAbsent(id, object);
        return id;
    }

    private void relate(String how, String from, String to) {
        Map<String, Object> relation = new LinkedHashMap<>();
        relation.put("relationship_type", how);
        relation.put("source_ref", from);
        relation.put("target_ref", to);
        add("relationship", from + " " + how + " " + to, relation, true);
    }

    /** Adds an object unless it is there; gives its id. */
    private String add(String type, String key, Map<String, Object> properties, boolean isOurs) {
        String id = type + "--" + NamedUuid.of(NAMESPACE, type + " " + key);
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("type", type);
        object.put("spec_version", "2.1");
        object.put("id", id);
        if (isOurs) {
            object.put("created_by_ref", author);
        }
        object.put("created", moment(0));
        object.put("modified", moment(0));
        properties.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> object.put(e.getKey(), e.getValue()));
        objects.putIfAbsent(id, object);
        return id;
    }

    /** A moment of the run with milliseconds, as STIX wants it. */
    private String moment(long micros) {
        LocalDateTime time = start.plus(micros, ChronoUnit.MICROS).truncatedTo(ChronoUnit.MILLIS);
        return java.time.format.DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", java.util.Locale.ROOT)
                .format(time);
    }
}
