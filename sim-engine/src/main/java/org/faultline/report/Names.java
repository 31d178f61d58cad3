package org.faultline.report;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.faultline.io.replay.Replay;
import org.faultline.io.replay.ReplayHeader;

/** What people call the subjects of a run's events: the service and its region, the kind of asset and its region, the title of a step. */
final class Names {

    /** Words of asset kinds that are written in capitals. */
    private static final Set<String> ACRONYMS = Set.of(
            "du", "cu", "amf", "smf", "ausf", "udm", "udr", "pcf", "nrf", "nssf", "scp", "sepp", "ims", "upf", "oss");

    private final Map<String, String> names;

    private Names(Map<String, String> names) {
        this.names = names;
    }

    /** Nobody has a name. */
    static Names none() {
        return new Names(Map.of());
    }

    /** Names of the subjects that have one of the ids. O(subjects). */
    static Names of(Replay replay, Set<String> ids) {
        Map<String, String> names = new HashMap<>();
        ReplayHeader header = replay.header();
        for (int subject = 0; subject < header.subjects(); subject++) {
            String id = replay.idOf(subject);
            if (ids.contains(id)) {
                find(replay, subject).ifPresent(name -> names.put(id, name));
            }
        }
        return new Names(names);
    }

    /** The name of a subject; what is no thing, such as a pool or a capability, has none but its id. */
    Optional<String> find(String id) {
        return Optional.ofNullable(names.get(id));
    }

    private static Optional<String> find(Replay replay, int subject) {
        ReplayHeader header = replay.header();
        if (subject < header.assets()) {
            return Film.isAbstract(replay, subject)
                    ? Optional.empty()
                    : Optional.of(kind(header.kinds()
                                    .get(replay.assets().kind(subject))
                                    .id()) + " in "
                            + header.regions()
                                    .get(replay.assets().region(subject))
                                    .title());
        }
        int service = subject - header.assets();
        if (service < header.services()) {
            return Optional.of(header.serviceTypes()
                            .get(replay.services().type(service))
                            .title() + " in "
                    + header.regions().get(replay.services().region(service)).title());
        }
        List<String> steps = header.stepTitles();
        return Optional.of("“" + steps.get(service - header.services()) + "”");
    }

    /** The name of a kind of asset, or of anything whose id is words. */
    static String kind(String id) {
        if (id.equals("gnb")) {
            return "gNB";
        }
        return ACRONYMS.contains(id) ? id.toUpperCase(Locale.ROOT) : Words.sentence(id.replace('-', ' '));
    }
}
