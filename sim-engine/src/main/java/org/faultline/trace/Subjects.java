package org.faultline.trace;

import java.util.List;
import org.faultline.model.Asset;
import org.faultline.model.Service;

/**
 * The numbering of everything that can be the subject of an event: assets first, then services, then campaign steps, then failure
 * processes, which are counted among the steps.
 *
 * @param assets in the order of the network
 * @param services in the order of the network
 * @param stepIds in the order of the campaign, and behind them the failure processes in theirs
 */
public record Subjects(List<Asset> assets, List<Service> services, List<String> stepIds) {

    public Subjects {
        assets = List.copyOf(assets);
        services = List.copyOf(services);
        stepIds = List.copyOf(stepIds);
    }

    /** Number of subjects. */
    public int size() {
        return assets.size() + services.size() + stepIds.size();
    }

    /** Subject number of a service, by its place in the list. */
    public int service(int index) {
        return assets.size() + index;
    }

    /** Subject number of a campaign step, by its place in the list. */
    public int step(int index) {
        return assets.size() + services.size() + index;
    }

    /** True when the subject is an asset. */
    public boolean isAsset(int subject) {
        return subject < assets.size();
    }

    /** True when the subject is a service. */
    public boolean isService(int subject) {
        return subject >= assets.size() && subject < assets.size() + services.size();
    }

    /** True when the subject is a campaign step. */
    public boolean isStep(int subject) {
        return subject >= assets.size() + services.size();
    }

    /** The name by which people know the subject. */
    public String idOf(int subject) {
        if (isAsset(subject)) {
            return assets.get(subject).id();
        }
        if (isService(subject)) {
            return services.get(subject - assets.size()).id();
        }
        return stepIds.get(subject - assets.size() - services.size());
    }
}
