package org.faultline.io.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.faultline.io.Fault;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Spelling;
import org.faultline.scenario.rule.Rules;

/** Every code that a diagnostic can carry, with what it means. */
public final class Codes {

    private Codes() {}

    /** Every explanation, in the order of the codes. */
    public static List<Explanation> all() {
        List<Explanation> all = new ArrayList<>();
        Arrays.stream(Fault.values()).map(Fault::explanation).forEach(all::add);
        Rules.all().stream().map(Rule::explanation).forEach(all::add);
        all.sort(Comparator.comparing(Explanation::code));
        return all;
    }

    /** What a code means; upper and lower case are the same. */
    public static Optional<Explanation> find(String code) {
        return all().stream().filter(e -> e.code().equalsIgnoreCase(code)).findFirst();
    }

    /** The code somebody probably meant. */
    public static Optional<String> nearest(String code) {
        return Spelling.nearest(code, all().stream().map(Explanation::code).toList());
    }
}
