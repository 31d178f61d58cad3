package org.faultline.scenario.rule;

import java.util.List;
import org.faultline.policy.VendorMix;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Where;
import org.faultline.scenario.Where.Part;

/** Mixes that are compared differ. */
final class EqualMixes implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F206",
            Severity.WARNING,
            "two mixes are the same",
            "Two mixes have the same shares and assignment, so every difference between them is zero. "
                    + "Perhaps a change names a vendor that supplies nothing, or a plan has not begun in its year.",
            "mixes: {other: {base: today, exclude: {vendor: sudda, function: core_user}}}",
            "mixes: {other: {base: today, exclude: {vendor: norda, function: core_user, replacement: sudda}}}");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        List<VendorMix> mixes = draft.mixes();
        for (int i = 1; i < mixes.size(); i++) {
            VendorMix mix = mixes.get(i);
            if (draft.mixesWithMeasures().contains(mix.id())) {
                continue;
            }
            mixes.subList(0, i).stream()
                    .filter(m -> !draft.mixesWithMeasures().contains(m.id()))
                    .filter(m -> m.assignment() == mix.assignment()
                            && m.shares().equals(mix.shares())
                            && m.stretches().equals(mix.stretches())
                            && m.replaced().equals(mix.replaced())
                            && m.installed().equals(mix.installed()))
                    .findFirst()
                    .ifPresent(m -> breaches.add(
                            Where.of(Part.MIX, mix.id()),
                            "the mixes '" + m.id() + "' and '" + mix.id() + "' are the same"));
        }
        return breaches.found();
    }
}
