package org.faultline.oracle;

/** The tests that cases state. */
enum Rule {
    /** A number of standard errors, of at most 0.5 % of the value. */
    CHANCE("mc-z"),
    /** Equal within 1e-9, relative; nothing may be drawn. */
    EXACT("exact"),
    /** Within the stated tolerance of a published figure. */
    PUBLISHED("published-rel"),
    /** A probability keeps a bound with 95 % confidence. */
    BINOMIAL("binomial"),
    /** The limit of many, given by a differential equation: within 0.1 %. */
    ODE("ode"),
    /** Any other: there is a test of the engine, or none. */
    OTHER("");

    private final String word;

    Rule(String word) {
        this.word = word;
    }

    static Rule of(String word) {
        for (Rule rule : values()) {
            if (rule.word.equals(word)) {
                return rule;
            }
        }
        return OTHER;
    }
}
