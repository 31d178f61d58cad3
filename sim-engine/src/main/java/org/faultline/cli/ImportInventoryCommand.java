package org.faultline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.faultline.generate.CountryDirectory;
import org.faultline.io.DiagnosticText;
import org.faultline.io.Diagnostics;
import org.faultline.io.Sources;
import org.faultline.io.Span;
import org.faultline.io.inventory.Columns;
import org.faultline.io.inventory.Directory;
import org.faultline.io.inventory.Inventory;
import org.faultline.io.inventory.InventoryFiles;
import org.faultline.io.inventory.InventoryImport;
import org.faultline.io.inventory.Role;
import org.faultline.io.inventory.TableText;
import org.faultline.io.inventory.Vocabulary;
import org.faultline.io.lines.ProgramLine;
import org.faultline.io.results.WholeFile;
import org.faultline.io.scenario.Reading;
import org.faultline.model.Function;
import org.faultline.model.Region;
import org.faultline.scenario.Scenario;
import org.faultline.scenario.Spelling;
import org.faultline.table.TableException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Turns an operator's inventory of equipment into a vendor mix, and says how good the inventory is. */
@Command(
        name = "inventory",
        header = "Turn an inventory of equipment into a vendor mix, with a report on its quality.",
        description = {
            "Reads a table with a heading line, separated by commas, semicolons or tabs. Columns are found by their headings; --column says what a "
                    + "heading does not. A row needs a vendor, a function or kind, and an operator; asset, site, product, release, count, "
                    + "region, latitude, longitude and year are read where they are.",
            "Writes DIR/installed.csv, DIR/mix.yaml (lay it over a scenario), DIR/unused.csv and the report as DIR/report.txt and "
                    + "DIR/report.jsonl. A row that cannot be understood, or that contradicts another, is not used and is listed with its "
                    + "line and reason; no name is taken for another that is only similar."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  faultline import inventory sites.csv --country germany --operator telekom --out telekom",
            "  faultline import inventory sites.csv --scenario my-network --column vendor=Lieferant --out found"
        })
final class ImportInventoryCommand implements Callable<Integer> {

    private static final double SHORE_KM = 5;

    private final Session session;

    @Parameters(paramLabel = "FILE", description = "The inventory.")
    private String file;

    @Option(names = "--country", paramLabel = "NAME", description = "Country whose operators and regions are meant.")
    private Optional<String> country = Optional.empty();

    @Option(
            names = "--scenario",
            paramLabel = "FILE",
            description = "Scenario whose operators, regions, vendors and assets are meant, instead of a country.")
    private Optional<String> scenario = Optional.empty();

    @Option(
            names = "--column",
            paramLabel = "ROLE=HEADING",
            description =
                    "What a column holds: asset, site, function, kind, vendor, product, release, count, region, latitude, longitude, "
                            + "operator or year; without a heading (--column region=): none does.")
    private Map<String, String> told = new LinkedHashMap<>();

    @Option(
            names = "--operator",
            paramLabel = "ID|WORD=ID",
            description = "Operator of rows that name none, or whom a word of the inventory means.")
    private List<String> operators = new ArrayList<>();

    @Option(
            names = "--function",
            paramLabel = "WORD=ID",
            description = "Function that a word of the inventory means, e.g. Kernnetz=core_control.")
    private Map<String, String> functions = new LinkedHashMap<>();

    @Option(names = "--region", paramLabel = "WORD=ID", description = "Region that a word of the inventory means.")
    private Map<String, String> regions = new LinkedHashMap<>();

    @Option(
            names = "--aliases",
            paramLabel = "FILE",
            description =
                    "Table of spellings of vendors (spelling,vendor,source,year,grade) that goes before the shipped one.")
    private List<String> aliases = new ArrayList<>();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            required = true,
            description = "Folder for what is written.")
    private String out;

    @Mixin
    private CommonOptions common;

    ImportInventoryCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Stopwatch watch = new Stopwatch();
        if (country.isPresent() == scenario.isPresent()) {
            throw Refusal.of(Exit.USAGE, "Either --country or --scenario says whose inventory this is.");
        }
        Path source = typed(file);
        TableText text = text(source);
        Inventory inventory;
        InventoryImport reader;
        try {
            Directory directory = country.isPresent() ? ofCountry(country.get()) : ofScenario(scenario.get(), watch);
            reader = new InventoryImport(source, vocabulary(), directory, told(), meant());
            inventory = reader.read(text);
        } catch (TableException e) {
            throw Refusal.of(Exit.INVALID, e.getMessage());
        } catch (Columns.Unclear e) {
            throw Refusal.of(Exit.USAGE, e.getMessage());
        }
        Path folder = session.resolve(out);
        InventoryText report = new InventoryText(source, inventory);
        Map<String, String> files = new LinkedHashMap<>(
                InventoryFiles.of(source, inventory, reader.vendors(inventory), country.map(c -> "today")));
        files.put("report.txt", report.text());
        StringBuilder lines = new StringBuilder();
        report.lines().forEach(line -> lines.append(line.json()).append('\n'));
        files.put("report.jsonl", lines.toString());
        write(folder, files);
        if (common.json()) {
            session.console().out().print(lines);
            session.console().out().println(new ProgramLine.Wrote("inventory", session.shown(folder)).json());
            session.console()
                    .out()
                    .println(new ProgramLine.Done(
                                    Exit.DONE.code(), Exit.DONE.meaning(), Shell.line(words()), watch.total())
                            .json());
        } else {
            session.console().out().print(report.text());
        }
        session.console()
                .say("wrote   " + session.shown(folder) + " in " + Durations.ofSeconds(watch.total()) + "\nnext    lay "
                        + session.shown(folder.resolve("mix.yaml")) + " over a scenario: --with");
        return Exit.DONE.code();
    }

    private Path typed(String name) {
        Path path = session.resolve(name);
        return session.here().equals(Path.of("").toAbsolutePath()) ? Path.of(session.shown(path)) : path;
    }

    private TableText text(Path source) {
        Optional<TableText> read = decoded(session.resolve(file));
        if (read.isPresent()) {
            return read.get();
        }
        Sources sources = new Sources();
        Diagnostics diagnostics = new Diagnostics();
        return sources.read(source, Span.startOf(Sources.nameOf(source)), diagnostics)
                .map(text -> new TableText(text, "UTF-8"))
                .orElseThrow(() -> {
                    session.console()
                            .err()
                            .print(new DiagnosticText(
                                            sources::lines, session.console().colourErr())
                                    .render(diagnostics.inOrder()));
                    return Refusal.said(Exit.INVALID);
                });
    }

    /** The text of a file; empty where it cannot be read, which is then told as for every other file. */
    private static Optional<TableText> decoded(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) <= Sources.MOST_BYTES
                    ? TableText.of(Files.readAllBytes(file))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Path shipped(String folder) {
        return session.home()
                .map(home -> home.resolve("scenarios").resolve(folder))
                .filter(Files::isDirectory)
                .orElseThrow(
                        () -> Refusal.of(Exit.ENVIRONMENT, "The folder scenarios/" + folder + " cannot be found."));
    }

    private Vocabulary vocabulary() {
        Vocabulary words = Vocabulary.read(
                shipped("inventory"), aliases.stream().map(this::typed).toList());
        Map<String, Function> known = new LinkedHashMap<>();
        Stream.of(Function.values()).forEach(f -> known.put(f.id(), f));
        functions.forEach((word, id) -> {
            if (!known.containsKey(id)) {
                throw Refusal.of(
                        Exit.USAGE,
                        "There is no function `" + id + "`.",
                        Spelling.advice(id, known.keySet()).orElse("known: " + String.join(", ", known.keySet())));
            }
            words.mean(word, known.get(id));
        });
        return words;
    }

    /** The words for regions with those that this inventory uses. */
    private Map<String, List<Region>> withOwn(Map<String, List<Region>> known) {
        Map<String, List<Region>> all = new LinkedHashMap<>(known);
        regions.forEach((word, id) -> all.put(
                word,
                Optional.ofNullable(known.get(id))
                        .filter(meant -> meant.size() == 1)
                        .orElseThrow(() -> Refusal.of(
                                Exit.USAGE,
                                "There is no region `" + id + "`.",
                                Spelling.advice(id, known.keySet()).orElse("write its id")))));
        return all;
    }

    private Map<Role, String> told() {
        Map<Role, String> roles = new EnumMap<>(Role.class);
        Map<String, Role> known = new LinkedHashMap<>();
        Stream.of(Role.values()).forEach(role -> known.put(role.id(), role));
        told.forEach((word, heading) -> {
            if (!known.containsKey(word)) {
                throw Refusal.of(
                        Exit.USAGE,
                        "A column cannot hold `" + word + "`.",
                        Spelling.advice(word, known.keySet())
                                .orElse("it can hold: " + String.join(", ", known.keySet())));
            }
            roles.put(known.get(word), heading);
        });
        return roles;
    }

    private Directory ofCountry(String name) {
        Path folder = name.contains("/")
                ? session.resolve(name)
                : shipped("countries").resolve(name);
        if (!Files.isDirectory(folder)) {
            throw Refusal.of(Exit.USAGE, "There is no country `" + name + "`.");
        }
        CountryDirectory known = CountryDirectory.read(folder);
        Directory.Land land = new Directory.Land() {
            @Override
            public boolean holds(double latitude, double longitude) {
                return known.holds(latitude, longitude, SHORE_KM);
            }

            @Override
            public String regionAt(double latitude, double longitude) {
                return known.regionAt(latitude, longitude).id();
            }
        };
        return checked(
                new Directory(
                        withOwn(known.regionWords()), known.operators(), known.vendors(), List.of(), Optional.of(land)),
                known.operators().stream().map(o -> o.id()).toList());
    }

    private Directory ofScenario(String name, Stopwatch watch) {
        Reading reading = new Questions(session, common.json())
                .read(new ScenarioFiles(session).find(name), ScenarioOptions.of(name));
        if (reading.scenario().isEmpty()) {
            session.console().err().print(reading.text(session.console().colourErr()));
            session.console().say(Questions.summary(reading, watch));
            throw Refusal.said(Exit.INVALID);
        }
        Scenario asked = reading.scenario().get();
        Map<String, List<Region>> words = new LinkedHashMap<>();
        asked.network().regions().forEach(r -> Stream.of(r.id(), r.title())
                .distinct()
                .forEach(word ->
                        words.computeIfAbsent(word, w -> new ArrayList<>()).add(r)));
        return checked(
                new Directory(
                        withOwn(words),
                        asked.network().operators(),
                        asked.vendors(),
                        asked.network().assets(),
                        Optional.empty()),
                asked.network().operators().stream().map(o -> o.id()).toList());
    }

    private Directory checked(Directory directory, List<String> known) {
        meant().values().stream().filter(o -> !known.contains(o)).forEach(o -> {
            throw Refusal.of(
                    Exit.USAGE,
                    "There is no operator `" + o + "`.",
                    Spelling.advice(o, known).orElse("known: " + String.join(", ", known)));
        });
        return directory;
    }

    private Map<String, String> meant() {
        Map<String, String> meant = new LinkedHashMap<>();
        for (String option : operators) {
            int sign = option.lastIndexOf('=');
            meant.put(sign < 0 ? "" : option.substring(0, sign), option.substring(sign + 1));
        }
        return meant;
    }

    private void write(Path folder, Map<String, String> files) {
        try {
            for (Map.Entry<String, String> one : files.entrySet()) {
                WholeFile.write(folder.resolve(one.getKey()), one.getValue());
            }
        } catch (IOException e) {
            throw Refusal.of(Exit.ENVIRONMENT, session.shown(folder) + " cannot be written: " + e.getMessage());
        }
    }

    private List<String> words() {
        List<String> words = new ArrayList<>(List.of("faultline", "import", "inventory", file));
        country.ifPresent(c -> words.addAll(List.of("--country", c)));
        scenario.ifPresent(s -> words.addAll(List.of("--scenario", s)));
        told.forEach((role, heading) -> words.addAll(List.of("--column", role + "=" + heading)));
        operators.forEach(o -> words.addAll(List.of("--operator", o)));
        functions.forEach((word, id) -> words.addAll(List.of("--function", word + "=" + id)));
        regions.forEach((word, id) -> words.addAll(List.of("--region", word + "=" + id)));
        aliases.forEach(a -> words.addAll(List.of("--aliases", a)));
        words.addAll(List.of("--out", out));
        return words;
    }
}
