package org.faultline.oracle;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.faultline.io.Diagnostics;
import org.faultline.io.Sources;
import org.faultline.oracle.Finding.Verdict;

/**
 * The page of all published results: every output of every case with its value, what was found of it and how it was judged. The
 * same cases and findings give the same page.
 */
public final class ValidationPage {

    /** Said of an output whose finding was made for another value or another test. */
    public static final String OUT_OF_STEP = "out of step with its file";

    private static final String WAITING = "waits for its mechanism";
    private static final String NOT_CHECKED = "not checked yet";

    private static final Map<String, String> LETTERS = new TreeMap<>(Map.of(
            "C", "Cascades",
            "E", "Spread",
            "G", "Random numbers",
            "P", "Power flow",
            "Q", "Queues",
            "R", "Reliability",
            "S", "Statistics",
            "X", "Chains of several mechanisms"));

    private static final String UNRECORDED = "not recorded";

    private final Templates templates;
    private final Map<String, List<Case>> byFamily = new TreeMap<>();
    private final Map<String, List<Row>> rows = new LinkedHashMap<>();
    private final Scores scores = new Scores();
    private final StringBuilder page = new StringBuilder();

    /** An output and what is known of it. */
    private record Row(Wanted wanted, Optional<Finding> finding, String verdict, boolean ok) {}

    private ValidationPage(
            List<Case> cases, Templates templates, Elsewhere elsewhere, Function<String, List<Finding>> found) {
        this.templates = templates;
        for (Case c : cases) {
            byFamily.computeIfAbsent(c.family(), f -> new ArrayList<>()).add(c);
        }
        for (List<Case> family : byFamily.values()) {
            for (Case c : family) {
                boolean served = templates.find(c.id()).isPresent()
                        || elsewhere.find(c.id()).isPresent();
                rows.put(c.id(), rows(c, found.apply(c.id()), served));
            }
        }
    }

    /**
     * The page as Markdown.
     *
     * @param cases file or folder of cases
     * @param templates folder of the scenarios that serve them
     * @param found findings by id of a case; none for cases that were not checked
     * @throws IllegalArgumentException when a file cannot be read
     */
    public static String of(Path cases, Path templates, Function<String, List<Finding>> found) {
        Sources sources = new Sources();
        Diagnostics diagnostics = new Diagnostics();
        List<Case> all = new CaseFiles(sources, diagnostics).read(cases);
        Templates served = new Templates(templates, sources, diagnostics);
        Elsewhere elsewhere = Elsewhere.read(templates, sources, diagnostics);
        if (diagnostics.errors() > 0) {
            throw new IllegalArgumentException(Check.text(diagnostics.inOrder(), sources));
        }
        ValidationPage page = new ValidationPage(all, served, elsewhere, found);
        page.write();
        page.relations(
                new CaseFiles(sources, diagnostics).relations(cases),
                Elsewhere.relations(templates, sources, diagnostics));
        return page.page.toString();
    }

    private List<Row> rows(Case of, List<Finding> found, boolean served) {
        Map<String, Finding> byOutput = new LinkedHashMap<>();
        found.forEach(f -> byOutput.put(f.output(), f));
        List<Row> all = new ArrayList<>();
        for (Wanted wanted : of.outputs()) {
            Optional<Finding> finding = Optional.ofNullable(byOutput.get(wanted.label()));
            if (finding.isEmpty()) {
                all.add(new Row(
                        wanted, finding, served ? found.isEmpty() ? NOT_CHECKED : OUT_OF_STEP : WAITING, false));
            } else if (!finding.get().expected().equals(wanted.text())
                    || !finding.get().test().equals(wanted.test())) {
                all.add(new Row(wanted, finding, OUT_OF_STEP, false));
            } else {
                Verdict verdict = finding.get().verdict();
                scores.add(finding.get());
                all.add(new Row(
                        wanted, finding, verdict == Verdict.NO_TEMPLATE ? WAITING : verdict.words(), verdict.ok()));
            }
        }
        return all;
    }

    // --- the page

    private void write() {
        page.append(
                """
                # Validation

                Every published result that Faultline is compared with, and what came of it. This page is written by

                ```
                faultline check scenarios/oracles/values --results scenarios/oracles/results --page docs/validation.md
                ```

                which goes on where an earlier check ended; a test compares the page with the files of both folders. Each case is run by
                the scenario file named with it, from `scenarios/oracles`, with replications until every standard error is small enough;
                how many there are depends on those errors alone. Where a scenario file names `controls`, what chance did to observations of
                known expectation is taken off first (linear control variates). An *analysis* draws nothing.

                | test | passes when |
                |---|---|
                | `mc-z` | the published value lies within 4 standard errors (or as many as stated) plus what is stated for finite size, and the standard error is at most 0.5 % of the value, 5 % of probabilities below 0.01; where nothing is drawn, equal within 1e-9, or within the difference that the file of the case states between its own ways of working the value out, where that is below 1e-6 |
                | `exact`, `bit-exact` | equal within 1e-9, or to the bit; nothing may be drawn |
                | `published-rel` | within the stated share of a published figure, without an allowance for chance; the standard error is at most a quarter of that |
                | `ode` | within 0.1 % of the differential equation, or as stated; the standard error is at most a quarter of that |
                | `binomial` | the 95 % confidence bound of the probability keeps the stated bound |
                | `chi2` | in a test of the engine |

                A *control* is a wrong value, which its test must refuse. The interval is that in which the published value must lie.

                """);
        summary();
        builds();
        spreads();
        String letter = "";
        for (Map.Entry<String, List<Case>> family : byFamily.entrySet()) {
            String own = family.getKey().substring(0, 1);
            if (!own.equals(letter)) {
                letter = own;
                page.append("## ")
                        .append(letter)
                        .append(": ")
                        .append(LETTERS.getOrDefault(letter, "Others"))
                        .append("\n\n");
            }
            family.getValue().forEach(this::write);
        }
    }

    private void relations(List<CaseFiles.Relation> relations, Elsewhere tests) {
        if (relations.isEmpty()) {
            return;
        }
        page.append("## M: Relations between runs\n\n| id | relation | what is compared | test |\n|---|---|---|---|\n");
        for (CaseFiles.Relation r : relations) {
            page.append(String.format(
                    "| %s | %s | %s | %s |\n",
                    r.id(),
                    plain(r.name()),
                    plain(r.check()),
                    tests.find(r.id()).map(t -> plain(t)).orElse("**none is named**")));
        }
        page.append('\n');
    }

    private void summary() {
        page.append(
                "## Summary\n\n| family | cases | outputs | pass | of these refused or bounded only | do not pass | in a test of the engine | not checked | wait |\n");
        page.append("|---|---:|---:|---:|---:|---:|---:|---:|---:|\n");
        Map<String, List<Row>> byName = new TreeMap<>();
        Map<String, Integer> cases = new TreeMap<>();
        byFamily.forEach((family, all) -> {
            for (String name : List.of(family.substring(0, 1), family)) {
                cases.merge(name, all.size(), Integer::sum);
                all.forEach(c ->
                        byName.computeIfAbsent(name, n -> new ArrayList<>()).addAll(rows.get(c.id())));
            }
        });
        byName.forEach((name, all) -> summary(name.length() == 1 ? "**" + name + "**" : name, cases.get(name), all));
        page.append('\n');
    }

    private void summary(String name, int cases, List<Row> all) {
        long elsewhere = all.stream()
                .filter(r -> r.verdict().equals(Verdict.ELSEWHERE.words()))
                .count();
        long pass = all.stream().filter(Row::ok).count() - elsewhere;
        long special = all.stream()
                .flatMap(r -> r.finding().stream())
                .filter(f -> f.verdict().ok() && f.verdict() != Verdict.PASSED && f.verdict() != Verdict.ELSEWHERE)
                .count();
        long open = all.stream().filter(r -> r.verdict().equals(NOT_CHECKED)).count();
        long waiting = all.stream().filter(r -> r.verdict().equals(WAITING)).count();
        page.append(String.format(
                Locale.ROOT,
                "| %s | %d | %d | %d | %d | %d | %d | %d | %d |\n",
                name,
                cases,
                all.size(),
                pass,
                special,
                all.size() - pass - elsewhere - open - waiting,
                elsewhere,
                open,
                waiting));
    }

    private void builds() {
        page.append("## Builds\n\n");
        page.append(
                "The builds of the program that found this, as `faultline version` names them. A case is run again when its text, its scenario"
                        + " file or the seed has changed, not when the program has: what stands under another build than the one at hand says"
                        + " nothing of the changes between them. For a case to be run by this build, take its lines out of the results first.\n\n");
        Map<String, List<Finding>> byBuild = new TreeMap<>();
        rows.values().stream()
                .flatMap(List::stream)
                .flatMap(r -> r.finding().stream())
                .forEach(f -> byBuild.computeIfAbsent(build(f), b -> new ArrayList<>())
                        .add(f));
        long all = rows.values().stream()
                .filter(r -> r.stream().anyMatch(x -> x.finding().isPresent()))
                .count();
        List<String> words = new ArrayList<>();
        byBuild.forEach((build, found) ->
                words.add(found.stream().map(Finding::id).distinct().count()
                        + (build.equals(UNRECORDED) ? " by builds that were not recorded" : " by build " + build)));
        page.append("Last run, of ").append(all).append(" cases with findings: ");
        page.append(String.join(", ", words)).append(". Only those of the build at hand speak for it.\n\n");
        page.append("| build | cases | outputs |\n|---|---:|---:|\n");
        byBuild.forEach((build, found) -> page.append(String.format(
                "| %s | %d | %d |\n",
                build, found.stream().map(Finding::id).distinct().count(), found.size())));
        page.append('\n');
    }

    private static String build(Finding f) {
        return f.build().map(b -> "`" + b + "`").orElse(UNRECORDED);
    }

    private void spreads() {
        page.append("## Scores\n\n");
        page.append(
                "The distances between found and published values in standard errors must together look standard normal. Outputs of"
                        + " the same runs depend on each other, so the first of each counts that has no tolerance of its own. Families fail"
                        + " when one of three probabilities is below " + Scores.BOUND
                        + ": of the mean, of the mean square (chi-square), of the"
                        + " shape (Kolmogorov and Smirnov, from eight runs on).\n\n");
        page.append("| family | runs | mean | p | mean square | p | shape p | worst | verdict |\n");
        page.append("|---|---:|---:|---:|---:|---:|---:|---:|---|\n");
        for (Scores.Spread s : scores.spreads()) {
            page.append(String.format(
                    Locale.ROOT,
                    "| %s | %d | %.2f | %.3f | %.2f | %.3f | %s | %.2f | %s |\n",
                    s.family().length() == 1 ? "**" + s.family() + "**" : s.family(),
                    s.runs(),
                    s.mean(),
                    s.pMean(),
                    s.variance(),
                    s.pVariance(),
                    s.pShape() == 1 ? "" : String.format(Locale.ROOT, "%.3f", s.pShape()),
                    s.worst(),
                    s.ok() ? "normal" : "NOT NORMAL"));
        }
        page.append('\n');
    }

    private void write(Case of) {
        List<Row> all = rows.get(of.id());
        page.append("### ").append(of.id()).append("\n\n");
        page.append(plain(of.title()))
                .append(". ")
                .append(plain(of.statement()))
                .append("\n\n");
        page.append("Source: ").append(plain(of.source())).append("\n\n");
        String where = all.stream()
                .flatMap(r -> r.finding().stream())
                .map(Finding::where)
                .filter(w -> !w.isEmpty())
                .distinct()
                .map(w -> "`" + w + "`")
                .collect(Collectors.joining(", "));
        if (!where.isEmpty()) {
            page.append("Scenario: ").append(where);
            templates
                    .find(of.id())
                    .map(Templates.Template::comment)
                    .filter(c -> !c.isEmpty())
                    .ifPresent(c -> page.append(". ").append(plain(c)));
            page.append("\n\n");
        }
        String builds = all.stream()
                .flatMap(r -> r.finding().stream())
                .map(ValidationPage::build)
                .distinct()
                .collect(Collectors.joining(", "));
        if (!builds.isEmpty()) {
            page.append("Build: ").append(builds).append("\n\n");
        }
        page.append("| output | published | kind | test | found | interval | replications | verdict |\n");
        page.append("|---|---:|---|---|---:|---|---:|---|\n");
        all.forEach(this::write);
        page.append('\n');
    }

    private void write(Row row) {
        Optional<Finding> f = row.finding();
        page.append("| `").append(row.wanted().label().replace("|", "\\|")).append("` | ");
        page.append(shortened(row.wanted().text()))
                .append(" | ")
                .append(plain(row.wanted().kind()))
                .append(" | ");
        page.append(row.wanted().test())
                .append(row.wanted().tolerance().words())
                .append(" | ");
        page.append(f.flatMap(Finding::got).map(g -> number(g, 7)).orElse("")).append(" | ");
        page.append(f.filter(x -> x.low().isPresent() && x.high().isPresent())
                        .map(x -> number(x.low().get(), 6) + " to "
                                + number(x.high().get(), 6))
                        .orElse(""))
                .append(" | ");
        page.append(f.filter(x -> x.got().isPresent())
                        .map(x -> x.replications() == 0 ? "analysis" : Integer.toString(x.replications()))
                        .orElse(""))
                .append(" | ");
        page.append(row.ok() ? "" : "**").append(row.verdict()).append(row.ok() ? "" : "**");
        f.map(Finding::remark).filter(r -> !r.isEmpty()).ifPresent(r -> page.append(": ")
                .append(plain(r)));
        page.append(" |\n");
    }

    private static String number(double value, int digits) {
        String text = String.format(Locale.ROOT, "%." + digits + "g", value);
        return text.contains("e") || !text.contains(".")
                ? text
                : text.replaceAll("0+$", "").replaceAll("\\.$", "");
    }

    private static String shortened(String text) {
        return plain(text.length() <= 40 ? text : text.substring(0, 37) + "...");
    }

    private static String plain(String text) {
        return text.replaceAll("\\s+", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replaceAll("([|*_`\\[\\]])", "\\\\$1");
    }
}
