package org.faultline.scenario.rule;

import java.util.List;
import org.faultline.model.Link;
import org.faultline.model.NumberedLinks;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Names;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Where;
import org.faultline.scenario.Where.Part;

/** Links join assets. */
final class UnknownLinkEnd implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F102",
            Severity.ERROR,
            "link to an unknown asset",
            "Both ends of a link are ids of assets.",
            "network: {inline: {links: [[upf-1, router-9]]}}",
            "network: {inline: {links: [[upf-1, router-1]]}}");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        draft.network().ifPresent(network -> {
            NumberedLinks links = network.numberedLinks();
            for (int i = 0; i < links.size(); i++) {
                if (!links.joinsAssets(i)) {
                    check(links.get(i), draft.names(), breaches);
                }
            }
        });
        return breaches.found();
    }

    private static void check(Link link, Names names, Breaches breaches) {
        for (String end : List.of(link.from(), link.to())) {
            if (!names.assets().contains(end)) {
                breaches.unknown(
                        Where.of(Part.LINK).value(end),
                        "the link " + link.from() + "--" + link.to() + " ends at an unknown asset '" + end + "'",
                        end,
                        names.assets());
            }
        }
    }
}
