package org.faultline.io.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.faultline.io.json.Json;
import org.faultline.io.replay.Replay;
import org.faultline.threat.Campaign;

/**
 * One replication as a layer of MITRE FiGHT techniques in the format of the ATT&amp;CK Navigator (layer 4.5). The score of a technique is the
 * share, in per cent, of the people-hours lost that is booked on steps with it; where nothing was lost, of the times that an effect took hold of
 * an asset.
 */
public final class NavigatorLayer {

    private static final double PER_CENT = 100;
    private static final double TENTHS = 10;

    private NavigatorLayer() {}

    /**
     * The layer as JSON, indented.
     *
     * @param replay of one replication
     * @param campaign of its variant
     * @param lossByStep people-hours booked on each step, by its id
     */
    public static String of(Replay replay, Campaign campaign, Map<String, Double> lossByStep) {
        Holds holds = Holds.of(replay, campaign);
        Map<String, List<Holds.OfStep>> byTechnique = new TreeMap<>();
        for (Holds.OfStep step : holds.steps()) {
            step.step().technique().ifPresent(t -> byTechnique
                    .computeIfAbsent(t, x -> new ArrayList<>())
                    .add(step));
        }
        double lost = lossByStep.values().stream().mapToDouble(l -> l).sum();
        long held = holds.steps().stream().mapToLong(Holds.OfStep::count).sum();
        List<Map<String, Object>> techniques = new ArrayList<>();
        byTechnique.forEach((id, steps) -> {
            double own = steps.stream()
                    .mapToDouble(s -> lossByStep.getOrDefault(s.step().id(), 0.0))
                    .sum();
            long holdsOfOwn = steps.stream().mapToLong(Holds.OfStep::count).sum();
            double share = lost > 0 ? own / lost : held > 0 ? (double) holdsOfOwn / held : 0;
            Map<String, Object> technique = new LinkedHashMap<>();
            technique.put("techniqueID", id);
            technique.put("score", Math.round(share * PER_CENT * TENTHS) / TENTHS);
            technique.put(
                    "comment",
                    String.join("; ", steps.stream().map(s -> s.step().title()).toList()));
            technique.put("enabled", true);
            technique.put(
                    "metadata",
                    List.of(metadata("assets held", holdsOfOwn), metadata("people-hours lost", Math.round(own))));
            techniques.add(technique);
        });
        Map<String, Object> layer = new LinkedHashMap<>();
        layer.put("name", campaign.title());
        layer.put("versions", new TreeMap<>(Map.of("attack", "3.0.1", "layer", "4.5", "navigator", "5.1.0")));
        layer.put("domain", "mitre-fight");
        layer.put(
                "description",
                replay.header().title() + "; variant " + replay.header().variant() + ", seed "
                        + replay.header().seed() + ", replication "
                        + replay.header().replication()
                        + ". Scores: share of " + (lost > 0 ? "people-hours lost" : "assets held") + ", in per cent.");
        layer.put("techniques", techniques);
        Map<String, Object> gradient = new LinkedHashMap<>();
        gradient.put("colors", List.of("#ffffff", "#c0392b"));
        gradient.put("minValue", 0);
        gradient.put("maxValue", 100);
        layer.put("gradient", gradient);
        return Json.page(layer);
    }

    private static Map<String, String> metadata(String name, long value) {
        return new TreeMap<>(Map.of("name", name, "value", Long.toString(value)));
    }
}
