package org.faultline.generate;

/** Short ways through a handful of points: start order, then 2-opt moves until none shortens the way. */
final class Tour {
    private final double[] x;
    private final double[] y;

    Tour(double[] x, double[] y) {
        this.x = x;
        this.y = y;
    }

    /**
     * Shortens a path whose ends stay (G. A. Croes, "A method for solving traveling-salesman problems", Operations Research 6
     * (1958) 791-812): stretches are reversed while that helps. Cost O(n²) per pass; meant for up to about 50 points.
     *
     * @param path numbers of points, changed in place; for a closed tour, the first point stands again at its end
     */
    void shorten(int[] path) {
        boolean better = true;
        while (better) {
            better = false;
            for (int i = 1; i + 1 < path.length; i++) {
                for (int j = i + 1; j + 1 < path.length; j++) {
                    double now = distance(path[i - 1], path[i]) + distance(path[j], path[j + 1]);
                    double then = distance(path[i - 1], path[j]) + distance(path[i], path[j + 1]);
                    if (then < now - 1e-9) {
                        reverse(path, i, j);
                        better = true;
                    }
                }
            }
        }
    }

    private static void reverse(int[] path, int from, int to) {
        for (int i = from, j = to; i < j; i++, j--) {
            int swap = path[i];
            path[i] = path[j];
            path[j] = swap;
        }
    }

    private double distance(int a, int b) {
        return StrictMath.hypot(x[a] - x[b], y[a] - y[b]);
    }
}
