package org.faultline.generate;

import java.text.Normalizer;
import java.util.Locale;

/** Ids of vendors. */
final class Suppliers {

    private Suppliers() {}

    /** A published name as a word: {@code Vendor A} becomes {@code vendor-a}. */
    static String idOf(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        return plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }
}
