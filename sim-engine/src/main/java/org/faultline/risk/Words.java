package org.faultline.risk;

import org.faultline.scenario.Turned;

/** Words for people. */
final class Words {

    private Words() {}

    static String plural(Turned.Kind kind) {
        return kind == Turned.Kind.VENDOR ? "suppliers" : kind.id() + "s";
    }
}
