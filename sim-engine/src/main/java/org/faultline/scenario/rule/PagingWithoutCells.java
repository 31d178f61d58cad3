package org.faultline.scenario.rule;

import java.util.List;
import org.faultline.model.signalling.CoreNetwork;
import org.faultline.model.signalling.DeviceClass;
import org.faultline.model.signalling.Signalling;
import org.faultline.scenario.Draft;
import org.faultline.scenario.Explanation;
import org.faultline.scenario.Finding;
import org.faultline.scenario.Rule;
import org.faultline.scenario.Severity;
import org.faultline.scenario.Where;
import org.faultline.scenario.Where.Part;

/** A core that counts pages serves devices in places that have cells. */
final class PagingWithoutCells implements Rule {

    private static final Explanation EXPLANATION = new Explanation(
            "F990",
            Severity.WARNING,
            "paging in no cell",
            "Pages are counted in cells, so a core with `paging` needs devices at places that say how many `cells` they have, or that are spread over coverage areas; elsewhere no"
                    + " cell is ever full of pages.",
            "{signalling: {procedures: {attach: [amf]}, cores: {nation: {paging: {area: 300}, functions: {amf: {instances: amf-1, messages_per_second: 100}}}}, devices: {phones: {core: nation, places: {area-1: 1000}, stages: {attach: {}}}}}}",
            "{signalling: {procedures: {attach: [amf]}, cores: {nation: {paging: {area: 300}, functions: {amf: {instances: amf-1, messages_per_second: 100}}}}, devices: {phones: {core: nation, places: {area-1: {members: 1000, cells: 300}}, stages: {attach: {}}}}}}");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public List<Finding> check(Draft draft) {
        Breaches breaches = new Breaches();
        draft.signalling().ifPresent(signalling -> signalling.cores().stream()
                .filter(core -> core.sliceOf().isEmpty() && core.paging().isPresent())
                .filter(core -> signalling.classes().stream().noneMatch(c -> hasCells(c, core, signalling)))
                .forEach(core -> breaches.add(
                        Where.of(Part.CORE, core.id()),
                        "core '" + core.id() + "' pages areas of "
                                + core.paging().orElseThrow().cellsPerArea()
                                + " cells, but none of its devices is at a place with cells")));
        return breaches.found();
    }

    private static boolean hasCells(DeviceClass devices, CoreNetwork core, Signalling signalling) {
        boolean isServed = devices.core().equals(core.id())
                || signalling.cores().stream()
                        .anyMatch(slice -> slice.id().equals(devices.core())
                                && slice.sliceOf().filter(core.id()::equals).isPresent());
        return isServed && devices.places().stream().anyMatch(p -> !p.cells().isEmpty());
    }
}
