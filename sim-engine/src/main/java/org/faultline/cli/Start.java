package org.faultline.cli;

import java.util.List;
import java.util.function.Supplier;
import org.faultline.io.Diagnostic;
import org.faultline.io.scenario.Reading;
import org.faultline.kernel.EndlessMoment;
import org.faultline.scenario.NotWholeAtStart;

/**
 * Compiles a question that obeys all rules. What only shows when everything is put together is then told like any other fault, at its
 * place and after the warnings that may explain it.
 *
 * @param json true to print faults as lines of JSON; the warnings are then printed already
 * @param reading what was read
 * @param progress whose line is wiped before anything is printed
 */
record Start(Session session, boolean json, Reading reading, Progress progress) {

    /**
     * What compiles the question.
     *
     * @throws Refusal when the question cannot begin; why is then printed
     */
    <T> T begun(Supplier<T> compiling) {
        try {
            return compiling.get();
        } catch (NotWholeAtStart e) {
            throw refused(reading.cannotBegin(e));
        } catch (EndlessMoment e) {
            throw refused(reading.cannotBegin(e));
        }
    }

    private Refusal refused(Diagnostic fault) {
        progress.close();
        Console console = session.console();
        if (json) {
            Questions.lines(List.of(fault)).forEach(line -> console.out().println(line.json()));
        } else {
            console.err().print(reading.with(fault).text(console.colourErr()));
        }
        return Refusal.said(Exit.INVALID);
    }
}
