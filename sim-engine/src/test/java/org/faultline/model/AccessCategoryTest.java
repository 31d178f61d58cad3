package org.faultline.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Categories of what devices ask for, by TS 24.501, table 4.5.2.2. */
class AccessCategoryTest {

    private static Procedure begunBy(String sender, String id) {
        return new Procedure(id, id, List.of(new Procedure.Message(sender, "amf", id, "here")));
    }

    private static int number(String sender, String id, AccessCategory registration) {
        return AccessCategory.of(begunBy(sender, id), registration).number();
    }

    @Test
    void phonesAskByWhatItIsFor() {
        AccessCategory usual = AccessCategory.MO_SIGNALLING;
        assertThat(number("ue", "registration", usual)).isEqualTo(3);
        assertThat(number("ue", "periodic-update", usual)).isEqualTo(3);
        assertThat(number("ue", "session-establishment", usual)).isEqualTo(7);
        assertThat(number("ue", "service-request", usual)).isEqualTo(7);
        assertThat(number("ue", "ims-registration", usual)).isEqualTo(9);
        assertThat(number("ue", "ims-call", usual)).isEqualTo(4);
        assertThat(number("ue", "emergency-call", usual)).isEqualTo(2);
        assertThat(number("upf", "network-service-request", usual)).isZero();
    }

    /** Who tolerates delay does so in all but emergencies and answers to the network, which come first in the table. */
    @Test
    void whoToleratesDelayDoesSoInAllButEmergencies() {
        AccessCategory late = AccessCategory.DELAY_TOLERANT;
        assertThat(number("ue", "registration", late)).isEqualTo(1);
        assertThat(number("ue", "session-establishment", late)).isEqualTo(1);
        assertThat(number("ue", "ims-call", late)).isEqualTo(1);
        assertThat(number("ue", "emergency-session", late)).isEqualTo(2);
        assertThat(number("amf", "authentication", late)).isZero();
    }

    @Test
    void numbersAreThoseOfTheTable() {
        for (AccessCategory category : AccessCategory.values()) {
            assertThat(AccessCategory.numbered(category.number())).isEqualTo(category);
        }
        assertThat(AccessCategory.MMTEL_VOICE.id()).isEqualTo("mmtel-voice");
        assertThatThrownBy(() -> AccessCategory.numbered(11)).hasMessageContaining("number 11");
    }
}
