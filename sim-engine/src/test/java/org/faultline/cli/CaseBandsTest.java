package org.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cases with bands are held against them as hindcasts are: figures that hang on no draw are hit at any number of replications. */
class CaseBandsTest {

    @TempDir
    Path here;

    private List<String> hindcast(String id, int replications) {
        Ended ended = Ended.in(
                here,
                "hindcast",
                Ended.HOME.resolve("scenarios/cases").resolve(id).toString(),
                "-n",
                Integer.toString(replications));
        assertThat(ended.code()).isIn(Exit.DONE.code(), Exit.LIMIT_BROKEN.code());
        return ended.lines();
    }

    @Test
    void allPhonesOfLuxembourgLose4gAndTheOldNetworkIsFullBeforeTheCrisisUnitMeets() {
        assertThat(hindcast("luxembourg-2025", 2))
                .anyMatch(l -> l.startsWith("ok") && l.contains("out-at-0.25h"))
                .anyMatch(l -> l.startsWith("ok") && l.contains("fallback-full"))
                .anyMatch(l -> l.contains("emergency-calls-lost"))
                .anyMatch(l -> l.contains("total-outage"));
    }

    @Test
    void oneCertificateTakesAllUsersOfBothNamedOperatorsAndAllElevenCountries() {
        assertThat(hindcast("certificate-2018", 1))
                .anyMatch(l -> l.startsWith("ok") && l.contains("users-out"))
                .anyMatch(l -> l.startsWith("ok") && l.contains("operators-hit"));
    }
}
