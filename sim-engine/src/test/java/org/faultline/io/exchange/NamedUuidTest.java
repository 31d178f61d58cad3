package org.faultline.io.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamedUuidTest {

    /** The example of RFC 9562, appendix A.4: www.example.com in the namespace of domain names. */
    @Test
    void theExampleOfTheStandard() {
        assertThat(NamedUuid.of("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "www.example.com"))
                .hasToString("2ed6657d-e927-568b-95e1-2665a8aea6a2");
    }
}
