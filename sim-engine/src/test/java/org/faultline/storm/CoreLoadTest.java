package org.faultline.storm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.faultline.model.signalling.Signalling;
import org.junit.jupiter.api.Test;

/**
 * 100,000 cars at the core of the example. A registration asks the AUSF four times; cars register 0.5 times in the busy hour, so contacts bring it
 * 200,000 messages an hour, and at head-room h it handles h times that.
 */
class CoreLoadTest {

    private static final CoreLoad.Pace SPREAD = CoreLoad.Pace.SPREAD;

    /** Cars whose contexts are kept bring three messages to the AMF and none to the AUSF. */
    private static final String UPDATE = "signalling.devices.cars.update={}";

    private static CoreLoad at(String headroom) {
        return CoreLoad.of(
                Labs.example("parameters.headroom=" + headroom).nominal().signalling(), List.of("cars"));
    }

    /** N m / b = 100,000 x 4 / 200,000 h = 2 h; from 0.7222 to 0.99 at twice the busy hour it takes 2 h x ln(1.27778 / 1.01) = 0.4704 h. */
    @Test
    void theDrainLineIsDevicesOverWhatContactsLeave() {
        assertThat(at("2").drainHours(1 - 15.0 / 54, 0.99)).isCloseTo(0.4704, within(1e-4));
        assertThat(at("2").drainHours(0.99, 0.99)).isZero();
        assertThat(at("0.98").drainHours(0.5, 0.99)).isInfinite();
    }

    /** Without contacts 26,778 cars x 4 messages at 400,000 an hour take 0.26778 h. */
    @Test
    void theFloorLeavesContactsUnanswered() {
        assertThat(at("2").floorHours(1 - 15.0 / 54, 0.99)).isCloseTo(0.26778, within(1e-5));
    }

    /** 400,000 messages less 72.22 % of 200,000, over 4 messages a car: 63,889 an hour. */
    @Test
    void theCapacityForRegistrationsIsWhatContactsLeave() {
        assertThat(at("2").capacityPerHour(1 - 15.0 / 54)).isCloseTo(63_889, within(1.0));
    }

    @Test
    void registrationsMeetTheAusfFirst() {
        assertThat(at("8").busiest(1.0 / 54)).isEqualTo("ausf");
    }

    /**
     * In step, 1/54 of the cars bring 100,000 / 54 x 144 attempts an hour, 266,667, of four messages each: 1,066,667. With 196,296 by contacts that
     * is less than the 1,600,000 of eight times the busy hour, and more than the 1,200,000 of six times.
     */
    @Test
    void aWaveThatFitsFillsNoLine() {
        assertThat(at("8").saturated(1.0 / 54, CoreLoad.Pace.IN_STEP)).isEmpty();
        assertThat(at("6").saturated(1.0 / 54, CoreLoad.Pace.IN_STEP)).isPresent();
    }

    /**
     * Five attempts take 5 x 15 s + 4 x 10 s + 720 s = 835 s, 167 s each, so 1 % unserved make 21,557 attempts and 86,228 messages an hour where all
     * fail. With 198,000 by contacts that is less than the 400,000 of twice the busy hour, and the more so where some succeed soon.
     */
    @Test
    void aFewRetriesKeepNoLineFull() {
        assertThat(at("8").saturated(0.01, SPREAD)).isEmpty();
        assertThat(at("2").saturated(0.0, SPREAD)).isEmpty();
    }

    /** What a full line lets in is all that it can do: the chance solves the balance that the class states. */
    @Test
    void aFullLineWorksWithoutPause() {
        double u = 0.5;
        CoreLoad.Saturated full = at("2").saturated(u, SPREAD).orElseThrow();
        double a = full.acceptance();
        double p = Math.pow(a, 4);
        double[] waits = {10, 10, 10, 10, 720};
        double seconds = 0;
        double attempts = 0;
        for (int i = 0; i < waits.length; i++) {
            seconds += Math.pow(1 - p, i) * (15 + waits[i]);
            attempts += Math.pow(1 - p, i);
        }
        double perHour = 100_000 * u * attempts / seconds * 3600;

        assertThat(perHour * (a + a * a + a * a * a + p) + 200_000 * (1 - u) * a)
                .isCloseTo(400_000, within(1.0));
        assertThat(full.goodputPerHour()).isCloseTo(perHour * p, within(1.0));
        assertThat(full.losingPerHour()).isCloseTo(50_000 * 0.5 * (1 - p), within(1.0));
        assertThat(full.function()).isEqualTo("ausf");
        assertThat(full.feedsItself()).isTrue();
    }

    @Test
    void headroomFreesAStormFromItsTrap() {
        assertThat(at("2").isTrapped(15.0 / 54, SPREAD)).isTrue();
        assertThat(at("8").isTrapped(15.0 / 54, SPREAD)).isFalse();
    }

    /** A wave of u = 0.2 at eight times the busy hour: its chance solves the balance, and lines are full for 25 s of each 167 s. */
    @Test
    void retriesInStepLoseMoreAndFillLinesForAPartOfTheTime() {
        CoreLoad.Saturated full = at("8").saturated(0.2, CoreLoad.Pace.IN_STEP).orElseThrow();
        double a = full.acceptance();

        assertThat(100_000 * 0.2 * 144 * (a + a * a + a * a * a + Math.pow(a, 4)) + 200_000 * 0.8 * a)
                .isCloseTo(1_600_000, within(1.0));
        assertThat(full.losingPerHour()).isCloseTo(50_000 * 0.8 * (1 - Math.pow(a, 4)) * 25 / 167, within(1.0));
        assertThat(a).isLessThan(at("8").saturated(0.4, SPREAD).orElseThrow().acceptance());
    }

    private static CoreLoad back(double clockHours, double forgotten, double updating, String... settings) {
        String[] all = Stream.concat(Stream.of("parameters.headroom=2"), Stream.of(settings))
                .toArray(String[]::new);
        Signalling signalling = Labs.example(all).nominal().signalling();
        int update = signalling.classes().get(0).stages().size();
        return CoreLoad.of(signalling, List.of("cars"))
                .returning(
                        clockHours,
                        List.of(
                                new CoreLoad.Waiting("cars", 0, forgotten),
                                new CoreLoad.Waiting("cars", update, updating)));
    }

    /**
     * Two in three are forgotten, one in three asks the AUSF nothing. Of the 99,000 to be served 65,667 must ask it, and where they come first only their
     * own contacts stand beside them: 2 h x ln(2 / (2 - 0.65667)) = 0.7960 h; without contacts 65,667 x 4 / 400,000 = 0.65667 h. On the mean
     * a car that comes back asks 8 / 3 times: 150,000 an hour.
     */
    @Test
    void onlyForgottenDevicesBringTheMessagesOfARegistration() {
        CoreLoad mixed = back(0, 66_667, 33_333, UPDATE);

        assertThat(mixed.drainHours(0, 0.99)).isCloseTo(0.7960, within(1e-4));
        assertThat(mixed.floorHours(0, 0.99)).isCloseTo(0.65667, within(1e-5));
        assertThat(mixed.capacityPerHour(0)).isCloseTo(150_000, within(1.0));
    }

    /**
     * From half past midnight no car does anything for half an hour, and 50,000 are served; then 2 h x ln((2 - 0.5) / (2 - 0.99)) = 0.7910 h follow.
     * An hour later it is 2 h x ln(2 / 1.01) = 1.3664 h, and when all hours are alike it is at any time.
     */
    @Test
    void theDrainLineFollowsTheHoursOfTheDay() {
        String demand = "signalling.devices.cars.demand=[0" + ", 1".repeat(23) + "]";

        assertThat(back(0.5, 1, 0, UPDATE, demand).drainHours(0, 0.99)).isCloseTo(0.5 + 0.7910, within(1e-4));
        assertThat(back(1.5, 1, 0, UPDATE, demand).drainHours(0, 0.99)).isCloseTo(1.3664, within(1e-4));
        assertThat(back(0.5, 1, 0, UPDATE).drainHours(0, 0.99)).isCloseTo(1.3664, within(1e-4));
    }

    /**
     * Half of the cars are not served, and half of these only update: 25,000 cars keep the line of the AUSF full, and 75,000 lose half a
     * registration an hour there.
     */
    @Test
    void whoUpdatesNeitherFillsTheLineOfTheAusfNorIsHeldByIt() {
        CoreLoad.Saturated full = back(0, 1, 1, UPDATE).saturated(0.5, SPREAD).orElseThrow();
        double a = full.acceptance();
        double p = Math.pow(a, 4);
        double[] waits = {10, 10, 10, 10, 720};
        double seconds = 0;
        double attempts = 0;
        for (int i = 0; i < waits.length; i++) {
            seconds += Math.pow(1 - p, i) * (15 + waits[i]);
            attempts += Math.pow(1 - p, i);
        }
        double perHour = 25_000 * attempts / seconds * 3600;

        assertThat(full.function()).isEqualTo("ausf");
        assertThat(perHour * (a + a * a + a * a * a + p) + 150_000 * a).isCloseTo(400_000, within(1.0));
        assertThat(full.goodputPerHour()).isCloseTo(perHour * p, within(1.0));
        assertThat(full.losingPerHour()).isCloseTo(75_000 * 0.5 * (1 - p), within(1.0));
    }

    /** No car does anything in one hour of the day: then nobody is lost, and spread retries end. In step the other hours are enough. */
    @Test
    void anHourWithoutContactsFreesAStormWhoseRetriesAreSpread() {
        String demand = "signalling.devices.cars.demand=[0" + ", 1".repeat(23) + "]";

        assertThat(back(0, 1, 0, UPDATE).isTrapped(15.0 / 54, SPREAD)).isTrue();
        assertThat(back(0, 1, 0, UPDATE, demand).isTrapped(15.0 / 54, SPREAD)).isFalse();
        assertThat(back(0, 1, 0, UPDATE, demand).isTrapped(15.0 / 54, CoreLoad.Pace.IN_STEP))
                .isTrue();
    }
}
