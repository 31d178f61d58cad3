package org.faultline.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.io.lines.OracleResults;
import org.faultline.io.lines.ValidityLine;
import org.faultline.oracle.Finding;

/** What was found of published results: in a folder of JSON lines, or only for as long as a command runs. */
final class KeptFindings {

    private final Optional<OracleResults> folder;
    private final Map<String, List<Finding>> found = new HashMap<>();

    KeptFindings(Optional<Path> folder) {
        try {
            this.folder = folder.map(OracleResults::read);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(Exit.INVALID, e.getMessage(), "delete the line, or the file to run its cases again");
        }
    }

    /** What is known of a case; nothing when it was not checked. */
    List<Finding> find(String id) {
        return found.computeIfAbsent(id, i -> folder.map(
                        f -> f.of(i).stream().map(KeptFindings::finding).toList())
                .orElse(List.of()));
    }

    /** Keeps the findings of a case. */
    void keep(String id, List<Finding> findings) {
        found.put(id, List.copyOf(findings));
        folder.ifPresent(
                f -> f.keep(id, findings.stream().map(KeptFindings::line).toList()));
    }

    private static Finding finding(ValidityLine.Oracle l) {
        return new Finding(
                l.id(),
                l.output(),
                l.expected(),
                l.got(),
                l.lo(),
                l.hi(),
                l.standardError(),
                l.n(),
                l.test(),
                Finding.Verdict.find(l.verdict())
                        .orElseThrow(() -> Refusal.of(
                                Exit.INVALID, "There is no verdict `" + l.verdict() + "` (case " + l.id() + ").")),
                l.runs(),
                l.plain(),
                l.where(),
                l.fingerprint(),
                l.build(),
                l.remark(),
                l.seconds());
    }

    /** The JSON line of a finding. */
    static ValidityLine.Oracle line(Finding f) {
        return new ValidityLine.Oracle(
                f.id(),
                f.output(),
                f.expected(),
                f.got(),
                f.low(),
                f.high(),
                f.verdict().ok(),
                f.verdict().id(),
                f.test(),
                f.standardError(),
                f.replications(),
                f.runs(),
                f.isPlain(),
                f.where(),
                f.fingerprint(),
                f.build(),
                f.remark(),
                f.seconds());
    }
}
