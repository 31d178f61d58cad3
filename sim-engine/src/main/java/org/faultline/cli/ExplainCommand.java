package org.faultline.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.faultline.io.lines.Line;
import org.faultline.io.lines.ProgramLine;
import org.faultline.io.scenario.Codes;
import org.faultline.scenario.Explanation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says what a rule means and what to do. */
@Command(
        name = "explain",
        header = "Explain a code that validate printed, with an example that fails and one that works.",
        footerHeading = "%nExamples:%n",
        footer = {"  faultline explain F005", "  faultline explain           all codes"})
final class ExplainCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(
            arity = "0..1",
            paramLabel = "CODE",
            description = "Code of a diagnostic. Without it, all codes are listed.")
    private Optional<String> code = Optional.empty();

    @Mixin
    private CommonOptions common;

    ExplainCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        List<Explanation> shown = code.map(c -> List.of(find(c))).orElseGet(Codes::all);
        for (Explanation explanation : shown) {
            session.console()
                    .out()
                    .println(
                            common.json()
                                    ? line(explanation).json()
                                    : code.isPresent() ? text(explanation) : title(explanation));
        }
        return Exit.DONE.code();
    }

    private static Explanation find(String wanted) {
        return Codes.find(wanted)
                .orElseThrow(() -> Refusal.of(
                        Exit.USAGE,
                        "There is no code `" + wanted + "`.",
                        Codes.nearest(wanted)
                                        .map(n -> "did you mean `" + n + "`? ")
                                        .orElse("") + "faultline explain lists all codes"));
    }

    private static Line line(Explanation e) {
        return new ProgramLine.Rule(e.code(), e.severity().id(), e.title(), e.text(), e.failing(), e.working());
    }

    private static String title(Explanation e) {
        return String.format(Locale.ROOT, "%s  %-7s  %s", e.code(), e.severity().id(), e.title());
    }

    private String text(Explanation e) {
        return session.console().painted("1", e.code() + "  " + e.title()) + " ("
                + e.severity().id() + ")\n\n" + wrapped(e.text()) + "\nfails:\n\n"
                + e.failing().indent(4) + "\nworks:\n\n" + e.working().indent(4).stripTrailing();
    }

    /** Lines of at most 90 characters. */
    private static String wrapped(String text) {
        StringBuilder out = new StringBuilder();
        int length = 0;
        for (String word : text.strip().split("\\s+")) {
            if (length > 0 && length + 1 + word.length() > 90) {
                out.append('\n');
                length = 0;
            }
            out.append(length == 0 ? "" : " ").append(word);
            length += word.length() + (length == 0 ? 0 : 1);
        }
        return out.append('\n').toString();
    }
}
