package org.faultline.generate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.faultline.model.AssetKind;

/**
 * What an operator's core has beyond the functions that every core has.
 *
 * @param between what stands between its functions
 * @param orchestrators how many orchestrators manage its functions, zero or more; without any, element managers do
 */
record CorePlan(Between between, int orchestrators) {

    /** What stands between functions. */
    enum Between {
        /** Functions send to each other, and the AMF knows the slices. */
        DIRECT,
        /** The AMF asks a function that chooses slices (NSSF). */
        SLICE_SELECTION,
        /** Messages between functions pass a proxy (SCP). */
        INDIRECT,
        /** Both. */
        INDIRECT_WITH_SLICE_SELECTION;

        /** The words of scenario files, in order. */
        static List<String> words() {
            return Arrays.stream(values())
                    .map(v -> v.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .toList();
        }

        boolean choosesSlices() {
            return this == SLICE_SELECTION || this == INDIRECT_WITH_SLICE_SELECTION;
        }

        boolean isIndirect() {
            return this == INDIRECT || this == INDIRECT_WITH_SLICE_SELECTION;
        }
    }

    /** Control functions besides those that every core has. */
    List<AssetKind> functions() {
        List<AssetKind> kinds = new ArrayList<>();
        if (between.choosesSlices()) {
            kinds.add(AssetKind.NSSF);
        }
        if (between.isIndirect()) {
            kinds.add(AssetKind.SCP);
        }
        return kinds;
    }
}
