package org.faultline.scenario.rule;

import java.util.HashMap;
import java.util.Map;

/** Which ids hang together: disjoint sets with path halving, nearly O(1) for each call. */
final class Components {

    private final Map<String, String> above = new HashMap<>();

    /** Joins two ids. */
    void join(String a, String b) {
        String left = find(a);
        String right = find(b);
        if (!left.equals(right)) {
            above.put(left, right);
        }
    }

    /** True for an id that was joined to anything. */
    boolean contains(String id) {
        return above.containsKey(id);
    }

    /** The id that stands for all that hang together with this one. */
    String find(String id) {
        String now = id;
        above.putIfAbsent(now, now);
        while (!above.get(now).equals(now)) {
            String up = above.get(above.get(now));
            above.put(now, up);
            now = up;
        }
        return now;
    }
}
