package org.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.faultline.generate.CountryNetworks;
import org.faultline.io.results.MeasureTaken;
import org.faultline.io.scenario.Overrides;
import org.faultline.io.scenario.Reading;
import org.faultline.io.scenario.ScenarioReader;
import org.junit.jupiter.api.Test;

/** What a run keeps of its question: two operators, alpha with core and management by norda, beta with those by sudda. */
class RunFactsTest {

    private static List<MeasureTaken> measures(String name) {
        Path folder = Path.of("..", "scenarios");
        Reading reading = new ScenarioReader(new CountryNetworks(), List.of(folder))
                .read(folder.resolve("toolbox").resolve("cases").resolve(name + ".yaml"), Overrides.NONE);
        return RunFacts.measures(reading.template().orElseThrow(() -> new AssertionError(reading.text(false))));
    }

    /**
     * TM05 costs each of two operators from 5 to 40 million and most likely 15 million; the median of that triangle is 40 - sqrt(35 x 25 / 2) = 19.083.
     * The mix without it is not told of.
     */
    @Test
    void aMeasureIsKeptWithWhatItChangesAndCosts() {
        MeasureTaken taken = measures("tm05").get(0);
        assertThat(measures("tm05")).extracting(MeasureTaken::mix).containsOnly("with");
        assertThat(taken.measure()).isEqualTo("TM05");
        assertThat(taken.grade()).isEqualTo("expert");
        assertThat(taken.leadYears()).isEqualTo(2);
        assertThat(taken.puts()).isNotEmpty();
        MeasureTaken.Price cost = taken.cost().orElseThrow();
        assertThat(cost.low()).isCloseTo(10e6, within(1.0));
        assertThat(cost.usual()).isCloseTo(2 * 19.083e6, within(2e3));
        assertThat(cost.high()).isCloseTo(80e6, within(1.0));
    }

    /** Kept out of core and management, norda loses AMF, SMF and OSS of alpha: three replaced core elements at 0.5 to 5 million each. */
    @Test
    void replacedEquipmentIsCountedAgainstTheFirstMix() {
        MeasureTaken.Price cost = measures("sm03").get(0).cost().orElseThrow();
        assertThat(cost.low()).isCloseTo(1.5e6, within(1.0));
        assertThat(cost.high()).isCloseTo(15e6, within(1.0));
    }
}
