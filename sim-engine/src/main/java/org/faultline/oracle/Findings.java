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

    /**
     * What came of an output.
     *
     * @param lowerBounds replications whose run ended before what they wait for; they say nothing against a greater number, and much against a smaller
     */
    Finding judged(Setting setting, Setting.Ask ask, Judge.Got got, int lowerBounds, double seconds) {
        Wanted wanted = ask.wanted();
        if (wanted.value().isEmpty()) {
            return without(wanted, Verdict.BROKEN, "'" + wanted.text() + "' is no number");
        }
        Judge.Judgement judgement = Judge.judge(wanted, got, most);
        boolean cut = judgement.verdict() == Verdict.FAILED
                && lowerBounds > 0
                && got.estimated().value() < wanted.value().get();
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
                cut ? Verdict.NOT_PRECISE : judgement.verdict(),
                got.estimated().n() == 0 ? "" : setting.runs(),
                wanted.isPlain(),
                where,
                "",
                Optional.empty(),
                cut ? cutShort(lowerBounds, got.estimated().n()) : "",
                seconds);
    }

    private static String cutShort(int lowerBounds, int all) {
        return "in " + lowerBounds + " of " + all
                + " replications the run ended before it happened, so that this is a lower bound";
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
