package org.faultline.generate;

/**
 * Nearest neighbours among fixed points of the plane.
 *
 * <p>A k-d tree held in one array of point numbers (J. L. Bentley, "Multidimensional binary search trees used for associative
 * searching", CACM 18 (1975) 509-517): the middle of each stretch is the median by x on even levels and by y on odd ones, smaller
 * coordinates stand before it. Building costs O(n log² n), a query O(log n + k) on average. Equal distances are ordered by point
 * number, so answers do not depend on the order of the search.
 */
final class KdTree {
    private final double[] x;
    private final double[] y;
    private final int[] order;

    /** A tree over points; coordinates in km. The arrays are kept, not copied. */
    KdTree(double[] x, double[] y) {
        this.x = x;
        this.y = y;
        this.order = new int[x.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        build(0, order.length, true);
    }

    /** Number of the nearest point. */
    int nearest(double px, double py) {
        return nearest(px, py, 1)[0];
    }

    /** Numbers of the {@code count} nearest points (fewer when there are fewer), nearest first. */
    int[] nearest(double px, double py, int count) {
        Search search = new Search(px, py, Math.min(count, order.length));
        search.visit(0, order.length, true);
        return search.found;
    }

    private void build(int from, int to, boolean byX) {
        if (to - from < 2) {
            return;
        }
        int middle = (from + to) >>> 1;
        select(from, to - 1, middle, byX ? x : y);
        build(from, middle, !byX);
        build(middle + 1, to, !byX);
    }

    /** Hoare's selection: afterwards {@code order[middle]} is in its sorted place, smaller ones before it. */
    private void select(int low, int high, int middle, double[] key) {
        while (low < high) {
            double pivot = key[order[(low + high) >>> 1]];
            int i = low;
            int j = high;
            while (i <= j) {
                while (key[order[i]] < pivot) {
                    i++;
                }
                while (key[order[j]] > pivot) {
                    j--;
                }
                if (i <= j) {
                    int swap = order[i];
                    order[i++] = order[j];
                    order[j--] = swap;
                }
            }
            if (middle <= j) {
                high = j;
            } else if (middle >= i) {
                low = i;
            } else {
                return;
            }
        }
    }

    /** One query: the best points so far, sorted. */
    private final class Search {
        private final double px;
        private final double py;
        private final int[] found;
        private final double[] squares;
        private int size;

        Search(double px, double py, int count) {
            this.px = px;
            this.py = py;
            this.found = new int[count];
            this.squares = new double[count];
        }

        void visit(int from, int to, boolean byX) {
            if (from >= to) {
                return;
            }
            int middle = (from + to) >>> 1;
            int point = order[middle];
            double dx = px - x[point];
            double dy = py - y[point];
            offer(point, dx * dx + dy * dy);
            double gap = byX ? dx : dy;
            boolean leftFirst = gap < 0;
            visit(leftFirst ? from : middle + 1, leftFirst ? middle : to, !byX);
            if (size < found.length || gap * gap <= squares[size - 1]) {
                visit(leftFirst ? middle + 1 : from, leftFirst ? to : middle, !byX);
            }
        }

        private void offer(int point, double square) {
            if (size == found.length && !before(point, square, size - 1)) {
                return;
            }
            int at = size < found.length ? size++ : size - 1;
            while (at > 0 && before(point, square, at - 1)) {
                found[at] = found[at - 1];
                squares[at] = squares[at - 1];
                at--;
            }
            found[at] = point;
            squares[at] = square;
        }

        private boolean before(int point, double square, int at) {
            return square < squares[at] || (square == squares[at] && point < found[at]);
        }
    }
}
