package org.faultline.kernel;

import java.util.Arrays;

/** Small numbers for handlers, so that an event holds four bytes instead of an object. Handlers are told apart by identity. */
final class HandlerTable {

    private Handler[] handlers = new Handler[32];
    private int count;

    /** Open addressing by identity, at most half full: number plus one, or zero. */
    private int[] places = new int[64];

    /** The handler with a number. */
    Handler get(int number) {
        return handlers[number];
    }

    /** Number of handlers. */
    int count() {
        return count;
    }

    /** The number of a handler; the first time it is given the next number. */
    int numberOf(Handler handler) {
        int mask = places.length - 1;
        int place = System.identityHashCode(handler) & mask;
        while (places[place] != 0) {
            int number = places[place] - 1;
            if (handlers[number] == handler) {
                return number;
            }
            place = (place + 1) & mask;
        }
        return add(handler, place);
    }

    private int add(Handler handler, int place) {
        if (count == handlers.length) {
            grow();
            return numberOf(handler);
        }
        handlers[count] = handler;
        places[place] = ++count;
        return count - 1;
    }

    private void grow() {
        handlers = Arrays.copyOf(handlers, 2 * count);
        int known = count;
        count = 0;
        places = new int[4 * known];
        for (int number = 0; number < known; number++) {
            numberOf(handlers[number]);
        }
    }
}
