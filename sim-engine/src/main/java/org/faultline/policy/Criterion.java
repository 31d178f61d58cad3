package org.faultline.policy;

/**
 * What a supplier is judged by, after the coordinated EU risk assessment of 9 October 2019 (paragraph on the risk profile of suppliers), in own
 * words.
 */
public enum Criterion {
    S1("links of the supplier to the government of a country outside the EU"),
    S2("law of that country: democratic checks, agreements with the EU on security and data"),
    S3("ownership of the supplier"),
    S4("how the country can press the supplier, also through places of manufacture"),
    S5("ability to assure supply"),
    S6("quality of products and of security practice, with control over its own supply chain");

    private final String meaning;

    Criterion(String meaning) {
        this.meaning = meaning;
    }

    /** What is judged. */
    public String meaning() {
        return meaning;
    }
}
