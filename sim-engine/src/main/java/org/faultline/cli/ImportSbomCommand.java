package org.faultline.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.io.DiagnosticText;
import org.faultline.io.Diagnostics;
import org.faultline.io.Sources;
import org.faultline.io.lines.ImportLine;
import org.faultline.io.lines.Line;
import org.faultline.io.lines.ProgramLine;
import org.faultline.io.results.WholeFile;
import org.faultline.io.sbom.ProductBill;
import org.faultline.io.sbom.Sbom;
import org.faultline.io.sbom.SbomReader;
import org.faultline.io.sbom.SharedPackage;
import org.faultline.model.Function;
import org.faultline.scenario.Spelling;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Turns software bills of materials into the components of a product's release. */
@Command(
        name = "sbom",
        header = "Turn software bills of materials into the components of a release.",
        description = {
            "Reads CycloneDX to 1.7 in JSON and XML, SPDX 2.1 to 2.3 in JSON, YAML and tag-value, and SPDX 3.0 and 3.1 in JSON-LD; several files "
                    + "together describe one release. Writes a part of a scenario: lay it over yours with `overlays`, and aim at a package by its "
                    + "package URL, with or without its version.",
            "Packages that products of several suppliers contain are found by package URL and listed: hidden common causes."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  faultline import sbom amf.json smf.json --vendor norda --product core --release 4.2 -o norda.yaml",
            "  faultline import sbom core.json --vendor sudda --product s-core --release 11 --with norda.yaml"
        })
final class ImportSbomCommand implements Callable<Integer> {

    private static final String ID = "[\\p{L}\\p{N}][\\p{L}\\p{N}_.:@/+-]*";

    private final Session session;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Bills of materials of one release.")
    private List<String> files = new ArrayList<>();

    @Option(names = "--vendor", paramLabel = "ID", required = true, description = "Who sells the product.")
    private String vendor;

    @Option(names = "--product", paramLabel = "ID", required = true, description = "The product.")
    private String product;

    @Option(names = "--release", paramLabel = "ID", required = true, description = "The release of the product.")
    private String release;

    @Option(
            names = "--function",
            paramLabel = "WORD",
            description = "What the product is bought for; needed unless the scenario declares the product.")
    private Optional<String> function = Optional.empty();

    @Option(
            names = "--with",
            paramLabel = "FILE",
            description = "Parts of scenarios, e.g. earlier imports, in which shared packages are looked for.")
    private List<String> with = new ArrayList<>();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "Where the part of a scenario goes. Default: nothing is written.")
    private Optional<String> out = Optional.empty();

    @Mixin
    private CommonOptions common;

    ImportSbomCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Stopwatch watch = new Stopwatch();
        Stream.of(vendor, product, release).filter(id -> !id.matches(ID)).forEach(id -> {
            throw Refusal.of(
                    Exit.USAGE, "`" + id + "` is no id.", "use letters, digits and - _ . : @ / +, without blanks");
        });
        function.ifPresent(ImportSbomCommand::known);
        Sources sources = new Sources();
        Diagnostics diagnostics = new Diagnostics();
        SbomReader reader = new SbomReader(sources, diagnostics);
        List<Sbom> read = new ArrayList<>();
        files.forEach(file -> reader.read(typed(file)).ifPresent(read::add));
        SharedPackage.Holders holders = new SharedPackage.Holders();
        with.forEach(file -> holders.add(typed(file), sources, diagnostics));
        report(diagnostics, sources);
        if (diagnostics.errors() > 0) {
            session.console().say("nothing was written");
            throw Refusal.said(Exit.INVALID);
        }
        ProductBill bill = ProductBill.of(vendor, product, release, function, read);
        holders.add(bill);
        out.ifPresent(file -> write(session.resolve(file), bill));
        tell(bill, read, holders.shared(), watch);
        return Exit.DONE.code();
    }

    private static void known(String word) {
        List<String> words = Stream.of(Function.values()).map(Function::id).toList();
        if (!words.contains(word)) {
            throw Refusal.of(
                    Exit.USAGE,
                    "There is no function `" + word + "`.",
                    Spelling.advice(word, words).orElse(""));
        }
    }

    private Path typed(String file) {
        Path path = session.resolve(file);
        return session.here().equals(Path.of("").toAbsolutePath()) ? Path.of(session.shown(path)) : path;
    }

    private void report(Diagnostics diagnostics, Sources sources) {
        if (common.json()) {
            Questions.lines(diagnostics.inOrder())
                    .forEach(line -> session.console().out().println(line.json()));
        } else {
            session.console()
                    .err()
                    .print(new DiagnosticText(sources::lines, session.console().colourErr())
                            .render(diagnostics.inOrder()));
        }
    }

    private void write(Path file, ProductBill bill) {
        String head = "# Components of " + product + " " + release + ", from "
                + files.stream().map(f -> Path.of(f).getFileName().toString()).collect(Collectors.joining(", "))
                + ". Lay this over a scenario: `overlays: ["
                + file.getFileName() + "]`.\n# Made by: " + Shell.line(words()) + "\n";
        try {
            WholeFile.write(file, head + bill.yaml());
        } catch (IOException e) {
            throw Refusal.of(Exit.ENVIRONMENT, session.shown(file) + " cannot be written: " + e.getMessage());
        }
    }

    private void tell(ProductBill bill, List<Sbom> read, List<SharedPackage> shared, Stopwatch watch) {
        int leftOut = read.stream().mapToInt(Sbom::leftOut).sum();
        List<String> formats = read.stream().map(Sbom::format).distinct().toList();
        if (common.json()) {
            print(new ImportLine.Bill(
                    vendor, product, release, formats, bill.direct().size(), bill.withoutPurl(), leftOut));
            shared.forEach(s -> print(new ImportLine.Sharedpackage(
                    s.project(),
                    List.copyOf(s.versions().keySet()),
                    s.versions().entrySet().stream()
                            .flatMap(e -> e.getValue().stream().map(v -> e.getKey() + " " + v))
                            .toList(),
                    List.copyOf(s.commonVersions()))));
            out.ifPresent(file -> print(new ProgramLine.Wrote("components", session.shown(session.resolve(file)))));
            print(new ProgramLine.Done(Exit.DONE.code(), Exit.DONE.meaning(), Shell.line(words()), watch.total()));
            return;
        }
        Console console = session.console();
        console.out()
                .println(product + " " + release + " of " + vendor + ": "
                        + Words.counted(bill.direct().size(), "component") + " from "
                        + Words.counted(read.size(), "file") + " (" + String.join(", ", formats) + "), "
                        + bill.withoutPurl() + " without a package URL, " + leftOut + " left out");
        if (function.isEmpty()) {
            console.say("without --function the scenario itself must declare what " + product + " is bought for");
        }
        if (with.isEmpty() && shared.isEmpty()) {
            console.say("shared packages are looked for in files named by --with");
        } else if (shared.isEmpty()) {
            console.out().println("no package is shared with another supplier");
        } else {
            console.out().println("\n" + console.painted("1", "Hidden common causes: packages that suppliers share"));
            console.out()
                    .print(new Table()
                            .words(
                                    "package",
                                    shared.stream().map(SharedPackage::project).toList())
                            .words(
                                    "versions",
                                    shared.stream()
                                            .map(ImportSbomCommand::versions)
                                            .toList())
                            .words(
                                    "same version",
                                    shared.stream()
                                            .map(s -> s.commonVersions().isEmpty()
                                                    ? "-"
                                                    : String.join(", ", s.commonVersions()))
                                            .toList())
                            .render("  "));
        }
        out.ifPresent(file -> console.say(
                "wrote   " + session.shown(session.resolve(file)) + " in " + Durations.ofSeconds(watch.total())));
    }

    private static String versions(SharedPackage shared) {
        return shared.versions().entrySet().stream()
                .map(e -> e.getKey() + (e.getValue().isEmpty() ? "" : " " + String.join(" ", e.getValue())))
                .collect(Collectors.joining(", "));
    }

    private void print(Line line) {
        session.console().out().println(line.json());
    }

    private List<String> words() {
        List<String> words = new ArrayList<>(List.of("faultline", "import", "sbom"));
        words.addAll(files);
        words.addAll(List.of("--vendor", vendor, "--product", product, "--release", release));
        function.ifPresent(f -> words.addAll(List.of("--function", f)));
        with.forEach(w -> words.addAll(List.of("--with", w)));
        out.ifPresent(o -> words.addAll(List.of("--out", o)));
        return words;
    }
}
