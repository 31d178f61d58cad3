package org.faultline.io.scenario;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.io.Diagnostic;
import org.faultline.io.Diagnostics;
import org.faultline.io.Fault;
import org.faultline.io.Sources;
import org.faultline.io.Span;
import org.faultline.io.Uncertain;
import org.faultline.io.document.Node;
import org.faultline.io.document.Node.Entry;
import org.faultline.io.document.Node.Mapping;
import org.faultline.io.document.Node.Scalar;
import org.faultline.io.document.Substitution;
import org.faultline.model.Assumption;
import org.faultline.model.DataSource;
import org.faultline.scenario.NetworkGenerator;
import org.faultline.scenario.RiskQuestion;
import org.faultline.scenario.Scenario;
import org.faultline.scenario.ScenarioTemplate;
import org.faultline.scenario.Severity;
import org.faultline.scenario.StormGrid;
import org.faultline.scenario.UncertainNumber;
import org.faultline.scenario.Where;
import org.faultline.toolbox.InForce;

/**
 * A merged document whose uncertain numbers are open. Values are put into the document, which is then bound as if they had been
 * written there: every case passes the same rules as a file written by hand.
 *
 * <p>A parameter whose value is a distribution is drawn before parameters are put in, so that all places of {@code ${name}} see
 * one value. Every other distribution in the place of a number is found by the forms when they read it.
 */
final class DocumentTemplate implements ScenarioTemplate {

    private static final String CAMPAIGN = "campaign";
    static final String PARAMETERS = "parameters";

    /** A draw that is neither an end nor the median. */
    private static final double WITHIN = 0.3;

    /** Keys in which nothing is put in here. */
    private static final Set<String> UNTOUCHED = Set.of(PARAMETERS, OracleForms.KEY);

    private final Path file;
    private final NetworkGenerator generator;
    private final Library library;
    private final Groundwork groundwork;
    private final Substitution.Tables tables;
    private final Node merged;
    private final DrawnParameters parameters;
    private final Map<Span, UncertainNumber> numbers = new LinkedHashMap<>();
    private Optional<Scenario> nominal = Optional.empty();
    private List<DataSource> dataSources = List.of();
    private List<Node> packs = List.of();
    private Optional<StormForms.Declared> storm = Optional.empty();
    private Optional<MeasuredDocument> measured = Optional.empty();
    private Optional<RiskQuestion> risk = Optional.empty();
    private List<String> plannedMixes = List.of();

    private DocumentTemplate(
            Path file,
            NetworkGenerator generator,
            Library library,
            Groundwork groundwork,
            Substitution.Tables tables,
            Node merged) {
        this.file = file;
        this.generator = generator;
        this.library = library;
        this.groundwork = groundwork;
        this.tables = tables;
        this.merged = merged;
        this.parameters = DrawnParameters.of(merged, tables);
    }

    /** Binds a document with its uncertain numbers at their medians; what is wrong goes to the diagnostics. */
    static DocumentTemplate read(
            Path file,
            NetworkGenerator generator,
            Library library,
            Groundwork groundwork,
            Substitution.Tables tables,
            Node merged,
            Sources sources,
            Diagnostics diagnostics) {
        DocumentTemplate template = new DocumentTemplate(file, generator, library, groundwork, tables, merged);
        template.read(sources, diagnostics);
        return template;
    }

    private void read(Sources sources, Diagnostics diagnostics) {
        ScenarioBinder binder =
                new ScenarioBinder(file, generator, library, sources, diagnostics, groundwork, Map.of(), false);
        Node document = document(Map.of(), diagnostics);
        binder.bind(document);
        parameters.check(diagnostics.uncertain(), diagnostics);
        nominal = binder.scenario().filter(s -> diagnostics.errors() == 0);
        dataSources = binder.dataSources();
        packs = List.copyOf(binder.packs().values());
        storm = binder.storm();
        risk = binder.risk();
        plannedMixes = binder.plannedMixes();
        numbers.putAll(parameters.numbers());
        binder.assumptions().forEach(a -> checkRange(a, document, diagnostics));
        for (Uncertain found : diagnostics.uncertain()) {
            numbers.put(found.at(), found.named(pathTo(found.at(), document, binder.packs())));
        }
        if (nominal.isPresent() && takesMeasures(binder)) {
            nominal = measured(binder, nominal.get(), sources, diagnostics);
        }
    }

    private static boolean takesMeasures(ScenarioBinder binder) {
        return !binder.measures().isEmpty() || !binder.measuresOfMixes().isEmpty();
    }

    /** The question as measures leave it, with their strengths and all uncertain numbers at the medians. */
    private Optional<Scenario> measured(
            ScenarioBinder binder, Scenario unmeasured, Sources sources, Diagnostics diagnostics) {
        Node document = Replacement.apply(document(Map.of(), new Diagnostics()), texts(direct(), Map.of()));
        measured = MeasuredDocument.read(file, library, document, binder, sources, diagnostics);
        if (measured.isEmpty() || diagnostics.errors() > 0) {
            return Optional.empty();
        }
        Diagnostics own = new Diagnostics();
        Optional<Scenario> bound = measured.get()
                .bind(
                        document,
                        Map.of(),
                        node -> bound(binder(Map.of(), true, new Sources(), own).lasting(), node));
        own.inOrder().stream().filter(Diagnostic::isError).forEach(diagnostics::add);
        bound.ifPresent(s -> measured.get().look(document, unmeasured, s, diagnostics));
        return bound.filter(s -> diagnostics.errors() == 0);
    }

    private ScenarioBinder binder(Map<Span, String> drawn, boolean again, Sources sources, Diagnostics diagnostics) {
        return new ScenarioBinder(file, generator, library, sources, diagnostics, groundwork, drawn, again);
    }

    private static Optional<Scenario> bound(ScenarioBinder binder, Node document) {
        binder.bind(document);
        return binder.scenario();
    }

    private Map<Span, UncertainNumber> direct() {
        Map<Span, UncertainNumber> direct = new LinkedHashMap<>(numbers);
        direct.keySet().removeAll(parameters.numbers().keySet());
        return direct;
    }

    /** Puts both ends of an assumption in and reads the document, without building anything. */
    private void checkRange(Assumption assumption, Node document, Diagnostics diagnostics) {
        assumption.range().ifPresent(range -> {
            Span at = new Places(document, List.of())
                    .of(Where.of(Where.Part.ASSUMPTION, assumption.id()).inside("sets"));
            Set<String> known =
                    diagnostics.inOrder().stream().map(DocumentTemplate::place).collect(Collectors.toSet());
            Stream.concat(range.low().stream(), range.high().stream())
                    .flatMap(end -> faultAt(range.sets(), end, known).stream())
                    .findFirst()
                    .ifPresent(fault -> diagnostics.add(Fault.BAD_RANGE, at, fault.message(), fault.help()));
        });
    }

    /**
     * Puts each value of the grid of a storm in and reads the document, without building anything.
     *
     * @param diagnostics hears of values that cannot be put in, or change nothing
     */
    void checkStorm(Diagnostics diagnostics) {
        storm.ifPresent(s -> {
            Set<String> known =
                    diagnostics.inOrder().stream().map(DocumentTemplate::place).collect(Collectors.toSet());
            checkAxis(s.grid().fault(), s.grid().faultTexts(), s.fault(), known, diagnostics);
            checkAxis(s.grid().headroom(), s.grid().headroomTexts(), s.headroom(), known, diagnostics);
        });
    }

    private void checkAxis(
            StormGrid.Axis axis, List<String> texts, Span at, Set<String> known, Diagnostics diagnostics) {
        texts.stream()
                .flatMap(text -> faultAt(axis.path(), text, known).stream())
                .findFirst()
                .ifPresent(fault -> diagnostics.add(Fault.REFUSED, at, fault.message(), fault.help()));
    }

    private static String place(Diagnostic d) {
        return d.code() + " " + d.span();
    }

    /** The first error that is there with a value put in, and other uncertain parameters at their medians, and was not known without it. */
    private Optional<Diagnostic> faultAt(String path, String end, Set<String> known) {
        Diagnostics own = new Diagnostics();
        Node changed = Settings.apply(merged, List.of(path + "=" + end), new Sources(), own);
        Node settled = Replacement.apply(changed, texts(parameters.numbers(), Map.of()));
        Node document = settled instanceof Mapping map ? withParameters(map, own) : settled;
        ScenarioForm.document(generator)
                .read(document, own)
                .flatMap(ScenarioForm.Document::campaign)
                .ifPresent(c -> {
                    Scalar anybody = new Scalar(c.span(), "anybody", true);
                    CampaignForms.campaign()
                            .read(Substitution.apply(c, Map.of(ScenarioBinder.SUPPLIER, anybody), Set.of(), own), own);
                });
        Optional<Diagnostic> first = own.inOrder().stream()
                .filter(d -> d.severity() == Severity.ERROR && !known.contains(place(d)))
                .findFirst();
        return first.map(d -> Diagnostic.at(
                        d.span(),
                        d.code(),
                        d.severity(),
                        path + "=" + end + " cannot be put in: " + d.message(),
                        d.help()))
                .or(() -> unusedParameter(path, changed));
    }

    /**
     * Warns of parameters that stand nowhere, where each is declared; not of a document with errors, as other warnings wait too, nor of
     * what a file below declares, which others build on, nor of the parameters of published cases.
     *
     * @param own names of the scenario file and of those laid over it
     */
    void checkParameters(Set<String> own, Diagnostics diagnostics) {
        if (diagnostics.errors() == 0
                && merged instanceof Mapping map
                && map.find(OracleForms.KEY).isEmpty()
                && map.find(PARAMETERS).orElse(null) instanceof Mapping declared) {
            declared.entries().values().stream()
                    .filter(e -> own.contains(e.keySpan().file()))
                    .filter(e -> !e.key().equals(ScenarioBinder.SUPPLIER) && !Substitution.mayBeUsed(merged, e.key()))
                    .forEach(e -> diagnostics.add(
                            Fault.IDLE_PARAMETER,
                            e.pointAt(),
                            "no value of this file is `${" + e.key() + "}`",
                            "use it, or take it out"));
        }
    }

    /** A parameter that the file does not have is no fault of a document, but a range of it would change nothing. */
    private Optional<Diagnostic> unusedParameter(String path, Node changed) {
        String name = path.startsWith(PARAMETERS + ".") ? path.substring(PARAMETERS.length() + 1) : "";
        if (name.isEmpty() || Substitution.isUsed(merged, name)) {
            return Optional.empty();
        }
        return Optional.of(Diagnostic.at(
                changed.span(),
                Fault.BAD_RANGE.code(),
                Severity.ERROR,
                "no value of this file is `${" + name + "}`, so setting " + path + " would change nothing",
                Optional.empty()));
    }

    private static String pathTo(Span place, Node document, Map<String, Node> packs) {
        return Replacement.pathTo(place, document)
                .or(() -> packs.entrySet().stream()
                        .flatMap(p -> Replacement.pathTo(place, p.getValue()).stream()
                                .map(path -> "sectors." + p.getKey() + "." + path))
                        .findFirst())
                .orElseThrow(() -> new IllegalStateException("No value stands at " + place));
    }

    /** The document with parameters put in: uncertain ones as the values given, or as their medians. */
    private Node document(Map<String, Double> values, Diagnostics diagnostics) {
        Node drawn = Replacement.apply(merged, texts(parameters.numbers(), values));
        return drawn instanceof Mapping map ? withParameters(map, diagnostics) : drawn;
    }

    private static Map<Span, String> texts(Map<Span, UncertainNumber> numbers, Map<String, Double> values) {
        Map<Span, String> texts = new HashMap<>();
        numbers.forEach(
                (at, number) -> texts.put(at, number.written(values.getOrDefault(number.name(), number.median()))));
        return texts;
    }

    private Mapping withParameters(Mapping document, Diagnostics diagnostics) {
        Map<String, Node> values = new LinkedHashMap<>();
        if (document.find(PARAMETERS).orElse(null) instanceof Mapping parameters) {
            parameters.entries().values().forEach(e -> values.put(e.key(), e.value()));
            Optional.ofNullable(parameters.entries().get(ScenarioBinder.SUPPLIER))
                    .ifPresent(e -> diagnostics.add(
                            Fault.UNKNOWN_PARAMETER,
                            e.keySpan(),
                            "the name `supplier` is taken: it stands for the supplier the campaign is asked of"));
        }
        values.remove(ScenarioBinder.SUPPLIER);
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (Entry entry : document.entries().values()) {
            Set<String> later = entry.key().equals(CAMPAIGN) ? Set.of(ScenarioBinder.SUPPLIER) : Set.of();
            Node value = UNTOUCHED.contains(entry.key())
                    ? entry.value()
                    : Substitution.apply(entry.value(), values, later, tables, diagnostics);
            entries.put(entry.key(), new Entry(entry.key(), entry.keySpan(), value));
        }
        return new Mapping(document.span(), entries);
    }

    /** The scenario at the medians, unless there was an error. */
    Optional<Scenario> findNominal() {
        return nominal;
    }

    /** Where a thing of the scenario was written. */
    Span placeOf(Where where) {
        return new Places(merged, packs).of(where);
    }

    /** Where the country's tables come from. */
    List<DataSource> dataSources() {
        return dataSources;
    }

    @Override
    public Optional<StormGrid> storm() {
        return storm.map(StormForms.Declared::grid);
    }

    @Override
    public Scenario nominal() {
        return nominal.orElseThrow(() -> new IllegalStateException("The scenario " + file + " is not valid."));
    }

    @Override
    public List<UncertainNumber> numbers() {
        List<UncertainNumber> all = new ArrayList<>(numbers.values());
        measured.ifPresent(m -> all.addAll(m.numbers()));
        return List.copyOf(all);
    }

    @Override
    public List<InForce> measures() {
        return measured.map(MeasuredDocument::inForce).orElse(List.of());
    }

    @Override
    public Scenario at(Map<String, Double> values) {
        if (numbers().isEmpty()) {
            return nominal();
        }
        Diagnostics diagnostics = new Diagnostics();
        return bind(values, diagnostics)
                .filter(s -> diagnostics.errors() == 0)
                .orElseThrow(() -> refused(diagnostics, "drawn values"));
    }

    private Optional<Scenario> bind(Map<String, Double> values, Diagnostics diagnostics) {
        Map<Span, String> texts = texts(direct(), values);
        Node document = Replacement.apply(document(values, diagnostics), texts);
        return measured.isEmpty()
                ? bound(binder(texts, true, new Sources(), diagnostics), document)
                : measured.get()
                        .bind(document, values, node -> bound(binder(texts, true, new Sources(), diagnostics), node));
    }

    @Override
    public ScenarioTemplate with(String path, String value) {
        return with(Map.of(path, value));
    }

    @Override
    public ScenarioTemplate with(Map<String, String> values) {
        Diagnostics diagnostics = new Diagnostics();
        Sources sources = new Sources();
        List<String> lines = values.entrySet().stream()
                .map(v -> v.getKey() + "=" + v.getValue())
                .toList();
        Node changed = Settings.apply(merged, lines, sources, diagnostics);
        DocumentTemplate template = read(file, generator, library, groundwork, tables, changed, sources, diagnostics);
        if (template.findNominal().isEmpty()) {
            throw refused(diagnostics, String.join(", ", lines));
        }
        return template;
    }

    @Override
    public List<String> plannedMixes() {
        return plannedMixes;
    }

    @Override
    public Optional<RiskQuestion> risk() {
        return risk;
    }

    /**
     * Binds the scenario with each uncertain number in turn at both ends of what can be drawn, the others at their medians; one that
     * expressions reckon with also at a point between.
     *
     * @param diagnostics hears of errors that are there at an end and not at the medians
     */
    void checkEnds(Diagnostics diagnostics) {
        for (UncertainNumber number : numbers()) {
            check(number, "the lower end", number.low(), diagnostics);
            check(number, "the upper end", number.high(), diagnostics);
            if (parameters.isReckonedWith(number)) {
                check(number, "a point between the ends", number.at(WITHIN), diagnostics);
            }
        }
    }

    private void check(UncertainNumber number, String point, double value, Diagnostics diagnostics) {
        Diagnostics own = new Diagnostics();
        bind(Map.of(number.name(), value), own);
        for (Diagnostic found : own.inOrder()) {
            if (found.severity() == Severity.ERROR) {
                String where = "with " + number.name() + " at " + point + " of " + number.text() + ", "
                        + number.written(value) + ": ";
                diagnostics.add(Diagnostic.at(
                        found.span(), found.code(), found.severity(), where + found.message(), found.help()));
            }
        }
    }

    private static IllegalArgumentException refused(Diagnostics diagnostics, String with) {
        List<String> lines = new ArrayList<>();
        for (Diagnostic d : diagnostics.inOrder()) {
            if (d.severity() == Severity.ERROR) {
                lines.add(d.file() + ":" + d.line() + ":" + d.column() + ": " + d.code() + ": " + d.message());
            }
        }
        return new IllegalArgumentException("The scenario is not valid with " + with + ": " + String.join("; ", lines));
    }
}
