package org.faultline.impact;

import java.util.function.BiConsumer;

/** The worst moment. */
final class LowestLevel implements Measure {

    @Override
    public String id() {
        return "lowest-level";
    }

    @Override
    public String title() {
        return "lowest service level";
    }

    @Override
    public String unit() {
        return "share";
    }

    @Override
    public String formula() {
        return "least over time of sum(people x level) / sum(people)";
    }

    @Override
    public String source() {
        return "robustness of the resilience curve (Bruneau et al., Earthquake Spectra 19 (2003) 733-752)";
    }

    @Override
    public String caveat() {
        return "weighted by people, not by the hour's demand; says nothing of how long it lasted";
    }

    @Override
    public boolean greaterIsWorse() {
        return false;
    }

    @Override
    public void values(LossAccount account, BiConsumer<String, Double> out) {
        ServiceIndex index = account.index();
        for (int i = 0; i < index.sectors().size(); i++) {
            if (index.peopleOfSector[i] > 0) {
                out.accept(
                        "sector:" + index.sectors().get(i),
                        1 - account.missingOfSector(i).greatest());
            }
        }
        for (int i = 0; i < index.types().size(); i++) {
            if (index.peopleOfType[i] > 0) {
                out.accept(
                        "service:" + index.types().get(i),
                        1 - account.missingOfType(i).greatest());
            }
        }
    }
}
