package org.faultline.cli;

import java.util.Locale;
import java.util.stream.Collectors;
import org.faultline.io.replay.Replay;
import org.faultline.io.results.Summary.WhyLink;
import org.faultline.trace.EventLog;
import org.faultline.trace.What;

/** Events as sentences. */
final class EventText {

    private final Replay replay;

    EventText(Replay replay) {
        this.replay = replay;
    }

    /** Who it happened to, e.g. {@code amf:telekom:3 (amf)}. */
    String subject(int event) {
        int subject = replay.log().subject(event);
        String id = replay.idOf(subject);
        if (subject < replay.header().assets()) {
            String kind =
                    replay.header().kinds().get(replay.assets().kind(subject)).id();
            return id.startsWith(kind + ":") ? id : id + " (" + kind + ")";
        }
        return subject < replay.header().assets() + replay.header().services() ? id : "step `" + id + "`";
    }

    /** What happened, e.g. {@code falls to 25 %}. */
    String what(int event) {
        EventLog log = replay.log();
        What what = log.what(event);
        boolean rises = log.to(event) > log.from(event);
        return switch (what) {
            case STEP -> "fires: " + stepTitle(log.subject(event));
            case CONDITION -> (rises ? "is mended to " : "breaks down to ") + percent(log.to(event));
            case LEVEL -> (rises ? "rises to " : "falls to ") + percent(log.to(event));
            case AUTONOMY -> reserve(log.to(event));
            case INTEGRITY -> integrity(log.to(event));
            case NOTICED -> "is noticed";
            case DIAGNOSED -> "is understood";
            case HALTED -> "is halted at " + percent(log.to(event));
            case REPAIR -> repair(log.to(event));
            case DEFENCE -> defence(log.to(event));
            case ALERT -> "raises an alert of sensor " + (int) log.to(event);
        };
    }

    /** Who else had a part in it, e.g. {@code , together with amf-1 (0 %, since 08:00)}; nothing where nobody had. */
    static String together(WhyLink link) {
        return link.together().isEmpty()
                ? ""
                : link.together().stream()
                        .map(o -> o.subject() + " (" + percent(o.level()) + ", since "
                                + Durations.moment(o.sinceHours()) + ")")
                        .collect(Collectors.joining(", ", ", together with ", ""));
    }

    private String stepTitle(int subject) {
        return replay.header()
                .stepTitles()
                .get(subject - replay.header().assets() - replay.header().services());
    }

    private static String reserve(double to) {
        if (to == 0) {
            return "lives on its reserve";
        }
        return to < 0 ? "has used up its reserve" : "refills its reserve";
    }

    private static String integrity(double to) {
        return switch ((int) to) {
            case 1 -> "carries a dormant backdoor";
            case 2 -> "is hit";
            case 3 -> "is found to be compromised";
            case 4 -> "is contained";
            default -> "is clean again";
        };
    }

    private static String repair(double to) {
        return switch ((int) to) {
            case 0 -> "waits for repair";
            case 1 -> "is under repair";
            default -> "is repaired";
        };
    }

    private static String defence(double to) {
        return switch ((int) to) {
            case 1 -> "is isolated by a playbook";
            case 2 -> "is connected again";
            case 3 -> "is started by a playbook";
            case 4 -> "is rolled back";
            case 5 -> "is restored from a backup";
            case 6 -> "is restored from a backup that was compromised";
            case 8 -> "was searched";
            case 9 -> "turns away who asks for access";
            case 10 -> "lets everybody in again";
            case 11 -> "is switched off by a playbook";
            case 12 -> "is switched on again";
            case 13 -> "lets guests in";
            case 14 -> "lets guests in no more";
            default -> "is not helped by a playbook";
        };
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, share > 0 && share < 0.1 ? "%.1f %%" : "%.0f %%", share * 100);
    }
}
