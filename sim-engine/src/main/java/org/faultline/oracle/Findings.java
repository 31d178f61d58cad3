package org.faultline.oracle;

import java.util.List;
import java.util.Optional;
import org.faultline.io.Diagnostic;
import org.faultline.oracle.Finding.Verdict;

/** Makes the findings of a case: judged, or without a number and why. */
final class Findings {

    private final Case of;
    private final String where;
    private final int most;

    /**
     * Findings of a case.
     *
     * @param where name of the scenario file that serves it; empty when none does
     * @param most replications that any output may take
     */
    Findings(Case of, String where, int most) {
        this.of = of;
        this.where = where;
        this.most = most;
    }

    Finding judged(Setting setting, Setting.Ask ask, Judge.Got got, double seconds) {
        Wanted wanted = ask.wanted();
        if (wanted.value().isEmpty()) {
            return without(wanted, Verdict.BROKEN, "'" + wanted.text() + "' is no number");
        }
        Judge.Judgement judgement = Judge.judge(wanted, got, most);
        return new Finding(
                of.id(),
                wanted.label(),
                wanted.text(),
                Optional.of(got.estimated().value()),
                Optional.of(judgement.low()),
                Optional.of(judgement.high()),
                judgement.standardError(),
                got.estimated().n(),
                wanted.test(),
                judgement.verdict(),
                got.estimated().n() == 0 ? "" : setting.runs(),
                wanted.isPlain(),
                where,
                "",
                Optional.empty(),
                "",
                seconds);
    }

    Finding without(Wanted wanted, Verdict verdict, String remark) {
        return new Finding(
                of.id(),
                wanted.label(),
                wanted.text(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                0,
                wanted.test(),
                verdict,
                "",
                false,
                where,
                "",
                Optional.empty(),
                remark,
                0);
    }

    /** The first error, with its place; empty when there is none. */
    static String firstError(List<Diagnostic> diagnostics) {
        return diagnostics.stream()
                .filter(Diagnostic::isError)
                .findFirst()
                .map(d -> d.span().file() + ":" + d.line() + ":" + d.span().column() + ": " + d.code() + " "
                        + d.message())
                .orElse("");
    }
}
