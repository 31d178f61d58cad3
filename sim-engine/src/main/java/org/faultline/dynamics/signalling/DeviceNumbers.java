package org.faultline.dynamics.signalling;

import java.util.Arrays;

/** Single devices numbered in a row, class by class and within a class place by place; a look-up costs O(log places). */
final class DeviceNumbers {

    /** By place, and one beyond the last: its first device. */
    final int[] firstOfPlace;
    /** By class, and one beyond the last: its first device. */
    final int[] firstOfClass;

    DeviceNumbers(SignallingTable table) {
        firstOfPlace = new int[table.places + 1];
        for (int p = 0; p < table.places; p++) {
            firstOfPlace[p + 1] = Math.addExact(firstOfPlace[p], (int) table.members[p]);
        }
        int classes = table.classes.size();
        firstOfClass = new int[classes + 1];
        for (int c = 0; c < classes; c++) {
            firstOfClass[c] = firstOfPlace[table.firstPlace[c]];
        }
        firstOfClass[classes] = count();
    }

    /** How many there are. */
    int count() {
        return firstOfPlace[firstOfPlace.length - 1];
    }

    /** The class of a device. */
    int classOf(int d) {
        return rangeOf(d, firstOfClass);
    }

    /** The place of a device. */
    int placeOf(int d) {
        return rangeOf(d, firstOfPlace);
    }

    private static int rangeOf(int d, int[] first) {
        int at = Arrays.binarySearch(first, d);
        int found = at < 0 ? -at - 2 : at;
        while (first[found + 1] == first[found]) {
            found++;
        }
        return found;
    }
}
