package org.faultline.io.scenario;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.faultline.io.Diagnostic;
import org.faultline.io.DiagnosticText;
import org.faultline.io.Fault;
import org.faultline.io.Sources;
import org.faultline.io.Span;
import org.faultline.kernel.EndlessMoment;
import org.faultline.model.DataSource;
import org.faultline.scenario.NotWholeAtStart;
import org.faultline.scenario.Scenario;
import org.faultline.scenario.ScenarioTemplate;
import org.faultline.scenario.Where;

/**
 * What came of reading a scenario file.
 *
 * @param scenario the question, unless there was an error; uncertain numbers stand at their medians
 * @param template the question with its uncertain numbers open, unless there was an error
 * @param diagnostics everything that is wrong or doubtful, by file and line
 * @param sha256 fingerprint of everything that was read: files and values of the command line, in hexadecimal digits; paths and
 *     times play no part
 * @param files files that were read, in order
 * @param dataSources where the country's tables come from
 * @param sources texts of the files, for excerpts
 * @param places where a thing of the scenario was written
 */
public record Reading(
        Optional<Scenario> scenario,
        Optional<ScenarioTemplate> template,
        List<Diagnostic> diagnostics,
        String sha256,
        List<Path> files,
        List<DataSource> dataSources,
        Sources sources,
        Function<Where, Span> places) {
    public Reading {
        diagnostics = List.copyOf(diagnostics);
        files = List.copyOf(files);
        dataSources = List.copyOf(dataSources);
    }

    /** The same with more diagnostics behind the others. */
    public Reading with(List<Diagnostic> more) {
        List<Diagnostic> all = new ArrayList<>(diagnostics);
        all.addAll(more);
        return new Reading(scenario, template, all, sha256, files, dataSources, sources, places);
    }

    /**
     * Why a scenario that obeys all rules cannot begin, at the needs of what lacks something.
     *
     * @param error as the compiled network threw it
     */
    public Diagnostic cannotBegin(NotWholeAtStart error) {
        String id = error.subject();
        boolean isService =
                scenario.stream().flatMap(s -> s.network().services().stream()).anyMatch(s -> s.id().equals(id));
        Where where =
                Where.of(isService ? Where.Part.SERVICE : Where.Part.ASSET, id).inside("needs");
        return Diagnostic.at(
                places.apply(where),
                Fault.CANNOT_BEGIN.code(),
                Fault.CANNOT_BEGIN.severity(),
                "the scenario cannot begin: " + error.getMessage(),
                Optional.of(
                        "a run begins with every need met: check its providers and paths, and the balance of the grid"));
    }

    /** Why a scenario that obeys all rules cannot begin: its first moment does not end. */
    public Diagnostic cannotBegin(EndlessMoment error) {
        return Diagnostic.at(
                places.apply(Where.of(Where.Part.NETWORK)),
                Fault.CANNOT_BEGIN.code(),
                Fault.CANNOT_BEGIN.severity(),
                "the scenario stands still: " + error.getMessage(),
                Optional.empty());
    }

    /** The same reading with one diagnostic more, after all others: they may explain it. */
    public Reading with(Diagnostic more) {
        return with(List.of(more));
    }

    /** The diagnostics as people read them, with excerpts of the files. */
    public String text(boolean coloured) {
        return new DiagnosticText(sources::lines, coloured).render(diagnostics);
    }
}
