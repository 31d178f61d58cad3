package org.faultline.io.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.io.replay.Replay;
import org.faultline.threat.Campaign;
import org.faultline.threat.Step;
import org.faultline.trace.EventLog;
import org.faultline.trace.What;

/**
 * What each step of a campaign did in one replication, read from its log: when it fired and was noticed, and of which assets it took hold. An
 * event belongs to the step nearest up its chain of causes.
 *
 * @param steps in the order of the campaign; those that did not fire are left out
 */
record Holds(List<OfStep> steps) {

    /**
     * One step.
     *
     * @param step as in the campaign
     * @param number of the step in the campaign
     * @param firedMicros when it first fired, since the start
     * @param noticedMicros when its incident was noticed
     * @param groups assets of which it took hold, by kind, operator and maker, in the order of their first
     */
    record OfStep(Step step, int number, long firedMicros, Optional<Long> noticedMicros, Map<Group, Span> groups) {

        /** Number of times that it took hold of an asset. */
        long count() {
            return groups.values().stream().mapToLong(Span::count).sum();
        }
    }

    /** Assets that are alike. */
    record Group(String kind, Optional<String> operator, Optional<String> vendor) {}

    /** How many, and from when to when. */
    record Span(long count, long firstMicros, long lastMicros) {
        Span with(long micros) {
            return new Span(count + 1, firstMicros, micros);
        }
    }

    Holds {
        steps = List.copyOf(steps);
    }

    static Holds of(Replay replay, Campaign campaign) {
        EventLog log = replay.log();
        int firstStep = replay.header().assets() + replay.header().services();
        int n = campaign.steps().size();
        long[] fired = new long[n];
        long[] noticed = new long[n];
        java.util.Arrays.fill(fired, -1);
        java.util.Arrays.fill(noticed, -1);
        List<Map<Group, Span>> groups = new ArrayList<>();
        campaign.steps().forEach(s -> groups.add(new LinkedHashMap<>()));
        int[] stepOf = new int[log.size()];
        for (int e = 0; e < log.size(); e++) {
            int own = log.subject(e) - firstStep;
            boolean fires = log.what(e) == What.STEP;
            stepOf[e] = fires ? own : log.cause(e) == EventLog.NO_CAUSE ? n : stepOf[log.cause(e)];
            if (fires && own < n && fired[own] < 0) {
                fired[own] = log.timeMicros(e);
            } else if (log.what(e) == What.NOTICED && own < n && noticed[own] < 0) {
                noticed[own] = log.timeMicros(e);
            } else if (log.what(e) == What.INTEGRITY && log.to(e) > 0 && stepOf[e] < n) {
                long time = log.timeMicros(e);
                groups.get(stepOf[e])
                        .merge(group(replay, log.subject(e)), new Span(1, time, time), (a, b) -> a.with(time));
            }
        }
        List<OfStep> steps = new ArrayList<>();
        for (int s = 0; s < n; s++) {
            if (fired[s] >= 0) {
                Optional<Long> when = noticed[s] < 0 ? Optional.empty() : Optional.of(noticed[s]);
                steps.add(new OfStep(campaign.steps().get(s), s, fired[s], when, groups.get(s)));
            }
        }
        return new Holds(steps);
    }

    private static Group group(Replay replay, int asset) {
        var header = replay.header();
        var operator = replay.assets().operator(asset);
        var vendor = replay.assets().vendor(asset);
        return new Group(
                header.kinds().get(replay.assets().kind(asset)).id(),
                operator.isPresent() ? Optional.of(header.operators().get(operator.getAsInt())) : Optional.empty(),
                vendor.isPresent()
                        ? Optional.of(header.vendors().get(vendor.getAsInt()).title())
                        : Optional.empty());
    }
}
