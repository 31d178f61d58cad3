package org.faultline.io;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.faultline.scenario.Severity;

/**
 * Collects what is wrong while a scenario is read. The same fault at the same place is kept once, and of one code at most
 * {@value #MOST_OF_ONE_CODE}: the last of them says how many more there are.
 */
public final class Diagnostics {

    private static final int MOST_OF_ONE_CODE = 50;

    private final List<Diagnostic> kept = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<Span, Uncertain> uncertain = new LinkedHashMap<>();
    private int errors;

    /** Notes a fault of the reader. */
    public void add(Fault fault, Span at, String message) {
        add(Diagnostic.at(at, fault.code(), fault.severity(), message, Optional.empty()));
    }

    /** Notes a fault of the reader, with advice. */
    public void add(Fault fault, Span at, String message, String help) {
        add(Diagnostic.at(at, fault.code(), fault.severity(), message, Optional.of(help)));
    }

    /** Notes a fault of the reader, with advice if there is any. */
    public void add(Fault fault, Span at, String message, Optional<String> help) {
        add(Diagnostic.at(at, fault.code(), fault.severity(), message, help));
    }

    /** Notes a diagnostic. */
    public void add(Diagnostic diagnostic) {
        if (diagnostic.severity() == Severity.ERROR) {
            errors++;
        }
        if (seen.add(diagnostic.code() + " " + diagnostic.span())
                && counts.merge(diagnostic.code(), 1, Integer::sum) <= MOST_OF_ONE_CODE) {
            kept.add(diagnostic);
        }
    }

    /** Counts something that cannot be used because of an error that was noted elsewhere. */
    public void addConsequence() {
        errors++;
    }

    /** Notes that a number is to be drawn. What is written once is one number, so it must read the same in all turns of a repetition. */
    public void addUncertain(Uncertain number) {
        Uncertain before = uncertain.putIfAbsent(number.at(), number);
        if (before != null && !before.text().equals(number.text())) {
            add(
                    Fault.CANNOT_BE_DRAWN,
                    number.at(),
                    "one number is drawn here for all turns of the repetition, but its distribution is " + before.text()
                            + " in one and " + number.text() + " in another",
                    "draw a part of each: `part: uniform(0, 1)` under `parameters`, and an expression with `part` here");
        }
    }

    /** The numbers that are to be drawn, each once, in the order in which they were met. */
    public List<Uncertain> uncertain() {
        return List.copyOf(uncertain.values());
    }

    /** How many errors were noted, repeated ones included; grows whenever something was refused. */
    public int errors() {
        return errors;
    }

    /** What is kept, by file and line. */
    public List<Diagnostic> inOrder() {
        List<Diagnostic> all = new ArrayList<>(kept.size());
        Map<String, Integer> sofar = new HashMap<>();
        for (Diagnostic d : kept) {
            int more = counts.get(d.code()) - MOST_OF_ONE_CODE;
            boolean last = sofar.merge(d.code(), 1, Integer::sum) == MOST_OF_ONE_CODE;
            all.add(last && more > 0 ? withMore(d, more) : d);
        }
        all.sort(Diagnostic.IN_ORDER);
        return all;
    }

    private static Diagnostic withMore(Diagnostic d, int more) {
        String note = more + " more of this kind are not shown";
        return Diagnostic.at(
                d.span(),
                d.code(),
                d.severity(),
                d.message(),
                Optional.of(d.help().map(h -> h + "; " + note).orElse(note)));
    }
}
