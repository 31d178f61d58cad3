package org.faultline.io.scenario;

import java.util.List;
import java.util.Optional;
import org.faultline.io.Span;
import org.faultline.model.Gate;
import org.faultline.model.ServiceType;

/**
 * A need as it is written, before its providers are known.
 *
 * @param name shown in causal chains
 * @param kind what is depended on
 * @param of providers with weights: ids, or words that stand for ids
 * @param mode how they combine
 * @param k number that must work, for k of n; 1 otherwise
 * @param operators which operators' networks count
 * @param fullAt raw level that suffices
 * @param autonomy how long the dependant holds
 * @param backups what takes over when that is used up
 * @param response levels after that
 * @param span place in the file
 */
record NeedDeclaration(
        String name,
        Gate.Kind kind,
        List<Gate.Need> of,
        Gate.Mode mode,
        int k,
        ServiceType.Operators operators,
        double fullAt,
        Optional<Gate.Autonomy> autonomy,
        List<Gate.Backup> backups,
        List<Gate.ResponseStep> response,
        Span span) {

    /** The gate with its providers as written. */
    Gate toGate() {
        return toGate(of);
    }

    /** The gate with other providers. */
    Gate toGate(List<Gate.Need> providers) {
        return new Gate(name, kind, mode, k, providers, fullAt, autonomy, backups, response);
    }

    /** The need of a kind of service, for sector packs. */
    ServiceType.Need toServiceNeed() {
        return new ServiceType.Need(name, kind, of.get(0).provider(), mode, k, operators, fullAt, autonomy, response);
    }
}
