package org.faultline.toolbox;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.faultline.model.Assumption;
import org.faultline.model.Checks;

/**
 * A measure of the catalogue.
 *
 * @param id code, e.g. {@code TM07}
 * @param title in a few words
 * @param kind who decides and how
 * @param group heading under which it stands
 * @param meaning what is done, in a sentence
 * @param risks codes of the risk scenarios that it addresses
 * @param addressees who takes it
 * @param strength how strongly it acts, where a change has no strength of its own
 * @param leadYears time from the decision until it acts, in years; not simulated
 * @param costs what it costs; all of them, none for nothing
 * @param changes what it changes, at least one
 * @param nothing what to say when it finds nothing to change, e.g. {@code no step comes by an update}
 * @param grade how well its strength is known
 * @param source where the strength comes from
 * @param study which study would settle it, if one is named; an assumed strength names one
 */
public record Measure(
        String id,
        String title,
        Kind kind,
        String group,
        String meaning,
        List<String> risks,
        List<String> addressees,
        Strength strength,
        double leadYears,
        List<Cost> costs,
        List<Change> changes,
        String nothing,
        Assumption.Grade grade,
        String source,
        Optional<String> study) {

    /** Who decides and how. */
    public enum Kind {
        STRATEGIC,
        TECHNICAL,
        ASSURANCE;

        /** The word used in the catalogue. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Measure {
        Checks.named("id of a measure", id);
        Checks.named("title of measure " + id, title);
        Checks.named("what measure " + id + " says when it changes nothing", nothing);
        Checks.notNegative("The lead time of measure " + id + ", in years,", leadYears);
        risks = List.copyOf(risks);
        addressees = List.copyOf(addressees);
        costs = List.copyOf(costs);
        changes = List.copyOf(changes);
        if (changes.isEmpty()) {
            throw new IllegalArgumentException("The measure " + id + " must change something.");
        }
        changes.forEach(c -> check(id, c, c.strength().orElse(strength)));
    }

    private static void check(String id, Change change, Strength strength) {
        double least = strength.distribution().least();
        double greatest = strength.distribution().greatest();
        boolean fits;
        String needed;
        if (change instanceof Change.Value number) {
            fits = number.by().isShare()
                    ? least >= 0 && (number.by() == By.SLOWER ? greatest < 1 : greatest <= 1)
                    : least > 0;
            needed = number.by().isShare() ? "a share, below 1 where something is slowed" : "a factor above zero";
        } else {
            Change.Shares shares = (Change.Shares) change;
            fits = switch (shares.how()) {
                case EXCLUDE -> least >= 0 && greatest <= 1;
                case HASTEN -> least >= 0 && greatest < 1;
                case CAP -> least > 0 && greatest <= 1;
                case DIVERSIFY -> least >= 2;
            };
            needed = shares.how() == Change.How.DIVERSIFY ? "2 or more" : "a share";
        }
        if (!fits) {
            throw new IllegalArgumentException(
                    "The strength " + strength.text() + " of measure " + id + " must be " + needed + ".");
        }
    }

    /**
     * The strength of a change with the author's own put in.
     *
     * @throws IllegalArgumentException when it does not fit what the measure does
     */
    public Measure withStrength(Strength own) {
        return new Measure(
                id,
                title,
                kind,
                group,
                meaning,
                risks,
                addressees,
                own,
                leadYears,
                costs,
                changes,
                nothing,
                grade,
                source,
                study);
    }

    /** True when it acts on named suppliers, so that whoever uses it must name them. */
    public boolean needsSuppliers() {
        return changes.stream().anyMatch(c -> c instanceof Change.Shares shares && shares.how() == Change.How.EXCLUDE);
    }
}
