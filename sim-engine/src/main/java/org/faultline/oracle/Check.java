package org.faultline.oracle;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.faultline.io.Diagnostic;
import org.faultline.io.DiagnosticText;
import org.faultline.io.Diagnostics;
import org.faultline.io.Sources;
import org.faultline.io.scenario.ScenarioReader;
import org.faultline.oracle.Finding.Verdict;

/**
 * Checks published results. Each case is served by a scenario file, or by a test of the engine; {@link Settings} says how its outputs come
 * about, a {@link Trial} runs those that share their runs.
 */
public final class Check {

    /** Hears how a check gets on. */
    public interface Listener {

        /** A case begins; {@code before} of {@code all} are done. */
        default void begins(String id, int before, int all) {}

        /** So many replications of the present runs are finished, of about so many. */
        default void replications(int done, int expected) {}

        /**
         * What an earlier check found of a case; then it is not run again.
         *
         * @param fingerprint of all that the findings follow from, but for the program
         */
        default Optional<List<Finding>> kept(String id, String fingerprint) {
            return Optional.empty();
        }

        /** An output is judged. */
        void found(Finding finding);

        /** All outputs of a case are judged. */
        default void ends(String id, List<Finding> findings) {}

        /** True when no further replication shall begin. */
        default boolean stopRequested() {
            return false;
        }
    }

    /** Folder beside the scenario files with the project's own copy of the cases, by which the tests of the engine judge. */
    private static final String OWN = "values";

    private final ScenarioReader reader;
    private final Templates templates;
    private final Elsewhere elsewhere;
    private final Set<String> ownTexts;
    private final Effort effort;
    private final String build;

    /**
     * How a check is run.
     *
     * @param seed master seed, fixed before anybody looks; each run makes one of its own from it
     * @param threads number of threads; does not change any result
     * @param mostReplications of any output, whatever the scenario allows
     * @param mostSeconds of processor time after which the replications of a setting end; infinite for no such end
     */
    public record Effort(long seed, int threads, int mostReplications, double mostSeconds) {
        public Effort {
            if (threads < 1 || mostReplications < 2 || !(mostSeconds > 0)) {
                throw new IllegalArgumentException("A check needs a thread, two replications and some time; it has "
                        + threads + ", " + mostReplications + " and " + mostSeconds + " s.");
            }
        }
    }

    /**
     * A check.
     *
     * @param folder scenario files with a block {@code oracle}
     * @param build names the program, for findings that are kept
     */
    public Check(ScenarioReader reader, Path folder, Effort effort, String build) {
        Sources sources = new Sources();
        Diagnostics diagnostics = new Diagnostics();
        this.reader = reader;
        this.templates = new Templates(folder, sources, diagnostics);
        this.elsewhere = Elsewhere.read(folder, sources, diagnostics);
        this.ownTexts = Files.isDirectory(folder.resolve(OWN))
                ? new CaseFiles(sources, diagnostics)
                        .read(folder.resolve(OWN)).stream().map(Case::text).collect(Collectors.toSet())
                : Set.of();
        this.effort = effort;
        this.build = build;
        if (diagnostics.errors() > 0) {
            throw new IllegalArgumentException(text(diagnostics.inOrder(), sources));
        }
    }

    /** Ids of the cases of a file or folder that pass a test, in order. */
    public static List<String> ids(Path fileOrFolder, Predicate<String> wanted) {
        return cases(fileOrFolder).stream().map(Case::id).filter(wanted).toList();
    }

    /**
     * Why cases of a file or folder would not be run: parameters that their scenario files do not know, or ignore and need with another
     * value. By id; cases that no scenario file serves are left out.
     */
    public Map<String, String> parameterFaults(Path fileOrFolder) {
        Map<String, String> faults = new LinkedHashMap<>();
        for (Case of : cases(fileOrFolder)) {
            templates
                    .find(of.id())
                    .flatMap(t -> CaseParameters.fault(of, t, reader))
                    .ifPresent(fault -> faults.put(of.id(), fault));
        }
        return faults;
    }

    /** Checks the cases of a file or folder whose ids pass a test. Returns false when it was stopped. */
    public boolean run(Path fileOrFolder, Predicate<String> wanted, Listener listener) {
        List<Case> cases =
                cases(fileOrFolder).stream().filter(c -> wanted.test(c.id())).toList();
        for (int i = 0; i < cases.size(); i++) {
            if (listener.stopRequested()) {
                return false;
            }
            listener.begins(cases.get(i).id(), i, cases.size());
            if (!keptOrRun(cases.get(i), listener)) {
                return false;
            }
        }
        return true;
    }

    private boolean keptOrRun(Case of, Listener listener) {
        String fingerprint = fingerprint(of);
        Optional<List<Finding>> kept = listener.kept(of.id(), fingerprint);
        if (kept.isPresent()) {
            kept.get().forEach(listener::found);
            return true;
        }
        List<Finding> findings = new ArrayList<>();
        if (!run(of, new Collector(listener, fingerprint, build, findings))) {
            return false;
        }
        listener.ends(of.id(), findings);
        return true;
    }

    /** Writes down what a listener hears. */
    private record Collector(Listener listener, String fingerprint, String build, List<Finding> findings)
            implements Listener {

        @Override
        public void replications(int done, int expected) {
            listener.replications(done, expected);
        }

        @Override
        public void found(Finding finding) {
            Finding whole = finding.with(fingerprint, build);
            findings.add(whole);
            listener.found(whole);
        }

        @Override
        public boolean stopRequested() {
            return listener.stopRequested();
        }
    }

    /** What the findings of a case follow from: its text, that of the scenario file and the seed. */
    private String fingerprint(Case of) {
        StringBuilder text = new StringBuilder(of.text()).append(effort.seed());
        elsewhere.find(of.id()).ifPresent(text::append);
        templates.find(of.id()).ifPresent(t -> text.append(t.telling()));
        return Hashing.of(text.toString());
    }

    private static List<Case> cases(Path fileOrFolder) {
        Sources sources = new Sources();
        Diagnostics diagnostics = new Diagnostics();
        List<Case> cases = new CaseFiles(sources, diagnostics).read(fileOrFolder);
        if (diagnostics.errors() > 0) {
            throw new IllegalArgumentException(text(diagnostics.inOrder(), sources));
        }
        return cases;
    }

    private boolean run(Case of, Listener listener) {
        Optional<String> other = elsewhere.find(of.id());
        Optional<Templates.Template> template = templates.find(of.id());
        if (other.isPresent() || template.isEmpty()) {
            of.outputs().forEach(w -> listener.found(withoutScenario(of, w, other)));
            return true;
        }
        Optional<String> fault = CaseParameters.fault(of, template.get(), reader);
        if (fault.isPresent()) {
            Findings unread = new Findings(of, template.get().name(), 0);
            of.outputs().forEach(w -> listener.found(unread.without(w, Verdict.BROKEN, fault.get())));
            return true;
        }
        int most = Math.min(effort.mostReplications(), template.get().block().most());
        Findings findings = new Findings(of, template.get().name(), most);
        for (Setting setting : Settings.of(of, template.get(), reader, findings, listener::found)) {
            Trial trial = new Trial(reader, template.get(), of.folder(), setting, effort, listener, findings, most);
            if (!trial.run()) {
                return false;
            }
        }
        return true;
    }

    /** Words of the engine's generator are worked out; what else no scenario says is left to a test that knows the very case. */
    private Finding withoutScenario(Case of, Wanted wanted, Optional<String> other) {
        Findings nobody = new Findings(of, "", 0);
        if (other.isEmpty()) {
            return nobody.without(wanted, Verdict.NO_TEMPLATE, "");
        }
        Optional<String> words = Words.of(of, wanted);
        if (words.isPresent()) {
            return Words.areEqual(words.get(), wanted.text())
                    ? nobody.without(wanted, Verdict.PASSED, "")
                    : nobody.without(wanted, Verdict.FAILED, "the engine gives " + words.get());
        }
        return ownTexts.contains(of.text())
                ? nobody.without(wanted, Verdict.ELSEWHERE, other.get())
                : nobody.without(wanted, Verdict.NOT_CHECKED, "other values than those of the test");
    }

    static String text(List<Diagnostic> diagnostics, Sources sources) {
        return new DiagnosticText(sources::lines, false).render(diagnostics);
    }
}
