package org.faultline.atlas;

import java.util.List;
import org.faultline.generate.CountryShares;

/**
 * What one attack does to one country.
 *
 * @param country name of the preset
 * @param attack id of the scenario
 * @param title of the attack
 * @param people who live there
 * @param size part of the antenna sites that was built
 * @param known what is published of the suppliers whose functions are attacked
 * @param sellers ids of the suppliers that may be turned, all alike
 * @param losses one for each measure, of the worst supplier and of the mean over suppliers
 * @param runs number of runs behind it
 */
public record Entry(
        String country,
        String attack,
        String title,
        double people,
        double size,
        CountryShares.Known known,
        List<String> sellers,
        List<Loss> losses,
        int runs) {
    public Entry {
        sellers = List.copyOf(sellers);
        losses = List.copyOf(losses);
    }

    /**
     * Whether draws and replications tell that more is lost here, for each person by the worst supplier, than in another country: the interval of the
     * difference of the means lies above zero. Means of two countries are taken as independent.
     */
    public boolean losesMoreThan(Entry other) {
        double more = worst().mean().mean() / people - other.worst().mean().mean() / other.people;
        return worst().mean().n() > 1 && more > Math.hypot(half(), other.half());
    }

    private double half() {
        return (worst().mean().high() - worst().mean().mean()) / people;
    }

    private Loss worst() {
        return loss(Attacked.MEASURES.get(0), Loss.Whose.WORST);
    }

    /** The loss of a measure for the worst supplier or for the mean over all. */
    public Loss loss(String measure, Loss.Whose whose) {
        return losses.stream()
                .filter(l -> l.measure().equals(measure) && l.whose() == whose)
                .findFirst()
                .orElseThrow();
    }
}
