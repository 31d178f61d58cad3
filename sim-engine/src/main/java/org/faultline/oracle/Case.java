package org.faultline.oracle;

import java.nio.file.Path;
import java.util.List;
import org.faultline.io.document.Node.Mapping;

/**
 * One published result.
 *
 * @param file where it was read
 * @param id unique among all cases; begins with its family
 * @param title in a few words
 * @param statement what is claimed
 * @param source where the values were published or how they are derived
 * @param parameters by name
 * @param outputs what should come out
 * @param text everything the case says, not depending on where it was written
 */
record Case(
        Path file,
        String id,
        String title,
        String statement,
        String source,
        Mapping parameters,
        List<Wanted> outputs,
        String text) {

    /** Letter and number before the first hyphen, e.g. {@code Q01}. */
    String family() {
        return familyOf(id);
    }

    static String familyOf(String id) {
        int hyphen = id.indexOf('-');
        return hyphen < 0 ? id : id.substring(0, hyphen);
    }

    /** Folder of the files that parameters may name. */
    Path folder() {
        return file.toAbsolutePath().getParent();
    }
}
