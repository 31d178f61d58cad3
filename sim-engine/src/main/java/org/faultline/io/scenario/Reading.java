package org.faultline.io.scenario;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.io.Diagnostic;
import org.faultline.io.DiagnosticText;
import org.faultline.io.Sources;
import org.faultline.model.DataSource;
import org.faultline.scenario.Scenario;
import org.faultline.scenario.ScenarioTemplate;

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
 */
public record Reading(
        Optional<Scenario> scenario,
        Optional<ScenarioTemplate> template,
        List<Diagnostic> diagnostics,
        String sha256,
        List<Path> files,
        List<DataSource> dataSources,
        Sources sources) {
    public Reading {
        diagnostics = List.copyOf(diagnostics);
        files = List.copyOf(files);
        dataSources = List.copyOf(dataSources);
    }

    /** The same with more diagnostics behind the others. */
    public Reading with(List<Diagnostic> more) {
        List<Diagnostic> all = new ArrayList<>(diagnostics);
        all.addAll(more);
        return new Reading(scenario, template, all, sha256, files, dataSources, sources);
    }

    /** The diagnostics as people read them, with excerpts of the files. */
    public String text(boolean coloured) {
        return new DiagnosticText(sources::lines, coloured).render(diagnostics);
    }
}
