package org.faultline.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.faultline.experiment.Experiment;
import org.faultline.io.results.Manifest;
import org.faultline.io.results.Manifest.DataSource;
import org.faultline.io.results.Manifest.VariantEntry;
import org.faultline.model.Vendor;
import org.faultline.scenario.RiskQuestion;
import org.faultline.scenario.Scenario;
import org.faultline.scenario.ScenarioTemplate;
import org.faultline.scenario.Spelling;
import org.faultline.scenario.StormGrid;
import org.faultline.scenario.UncertainNumber;
import org.faultline.scenario.Variant;
import org.faultline.threat.Campaign;
import org.faultline.toolbox.InForce;

/**
 * A scenario as a command asks it: read, and cut down to the variants that are wanted.
 *
 * @param file where it was read from
 * @param template with the wanted variants only; its uncertain numbers are open
 * @param sha256 fingerprint of everything that decides about results, 64 hexadecimal digits
 * @param sources where the data come from
 * @param start how it is compiled
 */
record Question(Path file, ScenarioTemplate template, String sha256, List<DataSource> sources, Start start) {

    Question {
        sources = List.copyOf(sources);
    }

    /** Number of hexadecimal digits in the name of a run folder. */
    private static final int DIGITS = 8;

    /**
     * The question compiled.
     *
     * @throws Refusal when it cannot begin; why is then printed
     */
    Experiment experiment() {
        return start.begun(() -> Experiment.of(template));
    }

    /** The scenario with uncertain numbers at their medians. */
    Scenario scenario() {
        return template.nominal();
    }

    /**
     * The same question about fewer variants, or without an attack.
     *
     * @throws Refusal when a mix or supplier is unknown
     */
    Question narrowed(ScenarioOptions options) {
        known(
                "mix",
                options.mixes(),
                scenario().variants().stream().map(v -> v.mix().id()).collect(Collectors.toCollection(TreeSet::new)));
        known(
                "supplier",
                options.suppliers(),
                scenario().variants().stream()
                        .flatMap(v -> v.supplier().stream())
                        .collect(Collectors.toCollection(TreeSet::new)));
        List<Variant> wanted = wanted(scenario(), options);
        if (wanted.isEmpty()) {
            throw Refusal.of(
                    Exit.USAGE,
                    "No variant is left: none of the mixes " + options.mixes() + " is asked of the suppliers "
                            + options.suppliers() + ".");
        }
        if (wanted.equals(scenario().variants())) {
            return this;
        }
        String what = wanted.stream().map(Variant::id).collect(Collectors.joining(","))
                + (options.noAttack() ? " no attack" : "");
        return new Question(file, new Narrowed(template, options), sha256Of(sha256 + " " + what), sources, start);
    }

    /** The folder's name: the same question with the same seed always has the same. */
    String folderName(long seed) {
        return scenario().id() + "-" + sha256Of(sha256 + " " + seed).substring(0, DIGITS);
    }

    /** The variants as the manifest lists them. */
    List<VariantEntry> variantEntries() {
        return scenario().variants().stream()
                .map(v -> new VariantEntry(
                        v.id(),
                        v.mix().id(),
                        v.mix().title(),
                        v.supplier(),
                        v.supplier().map(this::vendorTitle)))
                .toList();
    }

    /** The sectors as the manifest lists them. */
    List<Manifest.SectorEntry> sectorEntries() {
        return scenario().sectorTitles().entrySet().stream()
                .map(s -> new Manifest.SectorEntry(s.getKey(), s.getValue()))
                .toList();
    }

    /** The uncertain numbers as the manifest lists them. */
    List<Manifest.UncertainEntry> uncertainEntries() {
        return template.numbers().stream()
                .map(n -> new Manifest.UncertainEntry(n.name(), n.text(), n.unit()))
                .toList();
    }

    private String vendorTitle(String id) {
        return scenario().vendors().stream()
                .filter(v -> v.id().equals(id))
                .map(Vendor::title)
                .findFirst()
                .orElse(id);
    }

    private static List<Variant> wanted(Scenario scenario, ScenarioOptions options) {
        IdentityHashMap<Scenario, Scenario> narrow = new IdentityHashMap<>();
        return scenario.variants().stream()
                .filter(v -> options.mixes().isEmpty()
                        || options.mixes().contains(v.mix().id()))
                .filter(v -> options.suppliers().isEmpty()
                        || v.supplier().filter(options.suppliers()::contains).isPresent())
                .map(v -> options.noAttack() ? new Variant(v.mix(), v.supplier(), Campaign.NONE, v.under()) : v)
                .map(v -> new Variant(
                        v.mix(),
                        v.supplier(),
                        v.campaign(),
                        v.under().map(u -> narrow.computeIfAbsent(u, n -> n.withVariants(wanted(n, options))))))
                .toList();
    }

    /** A template whose scenarios have the wanted variants only. */
    private static final class Narrowed implements ScenarioTemplate {

        private final ScenarioTemplate whole;
        private final ScenarioOptions options;
        private final Scenario nominal;

        Narrowed(ScenarioTemplate whole, ScenarioOptions options) {
            this.whole = whole;
            this.options = options;
            this.nominal = narrowed(whole.nominal());
        }

        private Scenario narrowed(Scenario s) {
            return s.withVariants(wanted(s, options));
        }

        @Override
        public Scenario nominal() {
            return nominal;
        }

        @Override
        public List<UncertainNumber> numbers() {
            return whole.numbers();
        }

        @Override
        public Scenario at(Map<String, Double> values) {
            return narrowed(whole.at(values));
        }

        @Override
        public ScenarioTemplate with(Map<String, String> values) {
            return new Narrowed(whole.with(values), options);
        }

        @Override
        public List<String> plannedMixes() {
            return whole.plannedMixes();
        }

        @Override
        public Optional<RiskQuestion> risk() {
            return whole.risk();
        }

        @Override
        public List<InForce> measures() {
            List<String> mixes =
                    nominal.variants().stream().map(v -> v.mix().id()).toList();
            return whole.measures().stream()
                    .filter(m -> mixes.contains(m.mix()))
                    .toList();
        }

        @Override
        public Optional<StormGrid> storm() {
            return whole.storm();
        }

        @Override
        public ScenarioTemplate with(String path, String value) {
            return new Narrowed(whole.with(path, value), options);
        }
    }

    private static void known(String what, List<String> asked, Set<String> there) {
        for (String id : asked) {
            if (!there.contains(id)) {
                Optional<String> nearest = Spelling.nearest(id, there);
                throw Refusal.of(
                        Exit.USAGE,
                        "The scenario asks nothing of a " + what + " `" + id + "`.",
                        nearest.map(n -> "did you mean `" + n + "`?").orElse(has(there)));
            }
        }
    }

    private static String has(Set<String> there) {
        return there.isEmpty() ? "its campaign names its own targets" : "it has: " + String.join(", ", there);
    }

    private static String sha256Of(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
