package org.faultline.dynamics.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.faultline.experiment.RunRow;
import org.faultline.story.Written;
import org.junit.jupiter.api.Test;

/** What happens at stations is not logged, but the fingerprint of a run knows of it. */
class FingerprintTest {

    private static final String DESK =
            """
            horizon: 10 h
            network: {inline: {regions: {town: 1}}}
            stations: {desk: {service: %s, retry: 2 min, room: 3}}
            arrivals: {calls: {every: exponential(3 min), to: desk}}
            populations: {sets: {size: 5, rest: %s, to: desk}}
            observe: {n: {customers: {of: desk, what: completed}, take: final}}
            """;

    @Test
    void equalSeedsGiveEqualFingerprints() {
        assertThat(hashes("exponential(2 min)", "1 h", 7)).isEqualTo(hashes("exponential(2 min)", "1 h", 7));
    }

    /** Nothing is logged in any of these runs, and no two of them are alike. */
    @Test
    void noTwoReplicationsLookAlike() {
        List<String> some = hashes("exponential(2 min)", "1 h", 7);
        List<String> others = hashes("exponential(2 min)", "1 h", 8);
        assertThat(Set.copyOf(some)).hasSize(20);
        assertThat(some).doesNotContainAnyElementsOf(others);
    }

    /** 120 s or 120.000001 s of service, a rest of 1 h or of 3600.000001 s: the least that time can differ is seen. */
    @Test
    void aMicrosecondIsSeen() {
        Set<String> all = Set.of(
                hashes("120 s", "3600 s", 7).get(0),
                hashes("120.000001 s", "3600 s", 7).get(0),
                hashes("120 s", "3600.000001 s", 7).get(0));
        assertThat(all).hasSize(3);
    }

    /** Who stands where in line is part of it: urgent customers go first, whatever else is the same. */
    @Test
    void theOrderOfServiceIsSeen() {
        String text =
                """
                horizon: 1 h
                network: {inline: {regions: {town: 1}}}
                stations: {desk: {service: 5 min, discipline: %s}}
                arrivals: {slow: {burst: {count: 3}, to: desk, priority: 2}, fast: {burst: {count: 1}, to: desk}}
                observe: {n: {customers: {of: desk, what: completed}, take: final}}
                """;
        assertThat(hashes(text.formatted("fifo"))).doesNotContainAnyElementsOf(hashes(text.formatted("priority")));
    }

    private static List<String> hashes(String service, String rest, long seed) {
        return Written.run(DESK.formatted(service, rest), seed, 20).outcome().rows().stream()
                .map(RunRow::hash)
                .collect(Collectors.toList());
    }

    private static List<String> hashes(String text) {
        return Written.run(text, 1, 1).outcome().rows().stream()
                .map(RunRow::hash)
                .collect(Collectors.toList());
    }
}
