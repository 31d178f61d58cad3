package org.faultline.radio;

import org.faultline.kernel.DrawSequence;
import org.faultline.kernel.Draws;

/**
 * The cells of {@link SectorGrid} from their plain definition, with many terminals: a terminal is put at random into a square and thrown away unless the middle site is the nearest;
 * then all 57 sectors are written out.
 */
final class ManyTerminals {

    private static final int PURPOSE = 101;

    private ManyTerminals() {}

    static double efficiency(SectorGrid grid, LinkEfficiency link, int terminals, long seed) {
        DrawSequence draws = new Draws(seed, 0).sequence(PURPOSE, 1);
        double sum = 0;
        int counted = 0;
        while (counted < terminals) {
            double x = grid.spacingM() * (2 * draws.uniform() - 1);
            double y = grid.spacingM() * (2 * draws.uniform() - 1);
            if (isInTheMiddle(x, y, grid.spacingM())) {
                sum += at(grid, link, x, y, draws);
                counted++;
            }
        }
        return sum / counted;
    }

    private static boolean isInTheMiddle(double x, double y, double spacing) {
        for (int neighbour = 0; neighbour < 6; neighbour++) {
            double angle = Math.toRadians(60 * neighbour);
            if (x * Math.cos(angle) + y * Math.sin(angle) > spacing / 2) {
                return false;
            }
        }
        return true;
    }

    private static double at(SectorGrid grid, LinkEfficiency link, double x, double y, DrawSequence draws) {
        Propagation model = grid.propagation();
        double drop = model.mastM() - model.terminalM();
        double corner = Math.toDegrees(Math.atan(drop / (grid.spacingM() / Math.sqrt(3))));
        double all = 0;
        double best = 0;
        for (int row = -2; row <= 2; row++) {
            for (int place = 0; place < 5 - Math.abs(row); place++) {
                double dx = x - grid.spacingM() * (place - 2 + Math.abs(row) / 2.0);
                double dy = y - grid.spacingM() * row * Math.sqrt(0.75);
                double away = Math.hypot(dx, dy);
                double near = Math.min(away, 5000);
                boolean sees = draws.uniform() < model.sight(near);
                double loss = sees ? model.withSightDb(near) : model.withoutSightDb(near);
                double spread = sees ? model.deviationWithSightDb(near) : model.deviationWithoutSightDb();
                double shadow =
                        spread * Math.sqrt(-2 * Math.log(draws.uniform())) * Math.sin(2 * Math.PI * draws.uniform());
                double far = 40 * Math.log10(away / near);
                double tilted = (Math.toDegrees(Math.atan(drop / away)) - corner - 5) / 10;
                for (int direction = 30; direction < 360; direction += 120) {
                    double turned = Math.abs(Math.toDegrees(Math.atan2(dy, dx)) - direction) % 360;
                    double aside = Math.min(turned, 360 - turned) / 70;
                    double pattern = Math.min(12 * aside * aside + Math.min(12 * tilted * tilted, 20), 25);
                    double dbm = grid.carrier().powerDbm()
                            + grid.carrier().gainDbi()
                            - pattern
                            - loss
                            - shadow
                            - far
                            - grid.wallDb();
                    all += Math.pow(10, dbm / 10);
                    best = Math.max(best, Math.pow(10, dbm / 10));
                }
            }
        }
        double noise = Math.pow(10, -16.5) * grid.carrier().occupiedMhz() * 1e6;
        return link.at(10 * Math.log10(best / (grid.load() * (all - best) + noise)));
    }
}
