package org.faultline.dynamics.transport;

import org.faultline.dynamics.state.IntList;

/** Points that were marked, in the order in which they were, each with the event that did it first; and what lies behind them in a tree. */
final class Marked {

    private final RouteGraph graph;
    private final IntList points = new IntList();
    private final int[] markedIn;
    private final int[] by;
    private int round;

    Marked(RouteGraph graph) {
        this.graph = graph;
        markedIn = new int[graph.points()];
        by = new int[graph.points()];
    }

    /** Nothing is marked. */
    void clear() {
        round++;
        points.clear();
    }

    /** Marks a point, once. */
    void mark(int point, int event) {
        if (markedIn[point] != round) {
            markedIn[point] = round;
            by[point] = event;
            points.add(point);
        }
    }

    /** Marks the points whose next one in a tree is a point. */
    void markChildren(RouteTree tree, int point, int event) {
        for (int arc = graph.firstArc(point); arc < graph.endOfArcs(point); arc++) {
            if (tree.next(graph.head(arc)) == graph.reverse(arc)) {
                mark(graph.head(arc), event);
            }
        }
    }

    /** Marks all that lies behind marked points in a tree. */
    void markBehind(RouteTree tree) {
        for (int i = 0; i < points.size(); i++) {
            markChildren(tree, points.at(i), by[points.at(i)]);
        }
    }

    int size() {
        return points.size();
    }

    int at(int i) {
        return points.at(i);
    }

    /** The event that marked a point. */
    int by(int point) {
        return by[point];
    }
}
