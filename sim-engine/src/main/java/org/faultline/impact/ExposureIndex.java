package org.faultline.impact;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.model.Asset;
import org.faultline.model.AssetKind;
import org.faultline.model.AssetKind.Layer;
import org.faultline.model.Dependants;
import org.faultline.model.Gate;
import org.faultline.model.Network;
import org.faultline.model.Service;
import org.faultline.scenario.Scenario;
import org.faultline.threat.Effect;
import org.faultline.threat.Step;

/** What is needed to count whom interception and falsification expose; made on the first asset that does, shared by all threads. */
final class ExposureIndex {

    /** Needs over which data and commands come. */
    private static final EnumSet<Gate.Kind> COMMANDS =
            EnumSet.of(Gate.Kind.CONNECTIVITY, Gate.Kind.SIGNALLING, Gate.Kind.DATA, Gate.Kind.MANAGEMENT);

    /**
     * Somebody to whom commands come.
     *
     * @param node asset, or service behind the assets
     * @param sector of a service
     * @param word kind of an asset, or kind of a service
     * @param perHour commands that come in an hour
     */
    record Receiver(int node, Optional<String> sector, String word, double perHour) {}

    /** What follows from the network alone, made when first asked for. */
    private static final class Ground {
        private final Network network;
        private Optional<Audience> audience = Optional.empty();
        private Optional<Dependants> dependants = Optional.empty();

        private Ground(Network network) {
            this.network = network;
        }

        synchronized Audience audience() {
            if (audience.isEmpty()) {
                audience = Optional.of(new Audience(network));
            }
            return audience.get();
        }

        synchronized Dependants dependants() {
            if (dependants.isEmpty()) {
                dependants = Optional.of(new Dependants(network, COMMANDS));
            }
            return dependants.get();
        }
    }

    private final Network network;
    private final Ground ground;
    private final Map<String, Effect> effects;
    private final Map<AssetKind, Sight> sights;
    private final Map<String, Double> commands;

    private ExposureIndex(
            Ground ground, Map<String, Effect> effects, Map<AssetKind, Sight> sights, Map<String, Double> commands) {
        this.network = ground.network;
        this.ground = ground;
        this.effects = effects;
        this.sights = sights;
        this.commands = commands;
    }

    /** Empty where no step of the scenario intercepts or falsifies. */
    static Optional<ExposureIndex> of(Scenario scenario) {
        Map<String, Effect> effects = effects(scenario);
        return effects.isEmpty()
                ? Optional.empty()
                : Optional.of(new ExposureIndex(
                        new Ground(scenario.network()), effects, Sight.all(), Sight.commandsPerHour()));
    }

    /** The same for another campaign against the same network. */
    Optional<ExposureIndex> with(Scenario other) {
        Map<String, Effect> others = effects(other);
        return others.isEmpty() ? Optional.empty() : Optional.of(new ExposureIndex(ground, others, sights, commands));
    }

    private static Map<String, Effect> effects(Scenario scenario) {
        Map<String, Effect> effects = new HashMap<>();
        for (Step step : scenario.variants().get(0).campaign().steps()) {
            Effect effect = step.effect().onEach();
            if (effect.reads() || effect instanceof Effect.Falsify) {
                effects.put(step.id(), effect);
            }
        }
        return effects;
    }

    /** What a step does to what it takes hold of, where it intercepts or falsifies. */
    Optional<Effect> effect(String step) {
        return Optional.ofNullable(effects.get(step));
    }

    /** What is seen at an asset. */
    Optional<Sight> sight(int asset) {
        return Optional.ofNullable(sights.get(network.assets().get(asset).kind()));
    }

    Sight sight(AssetKind kind) {
        return sights.get(kind);
    }

    AssetKind kind(int asset) {
        return network.assets().get(asset).kind();
    }

    Audience audience() {
        return ground.audience();
    }

    /** Who takes commands through an asset, with the share of them that comes that way. */
    Map<Receiver, Double> receivers(int asset) {
        Map<Receiver, Double> receivers = new LinkedHashMap<>();
        ground.dependants().of(asset).forEach((node, share) -> {
            if (node != asset) {
                receiver(node).ifPresent(r -> receivers.put(r, share));
            }
        });
        return receivers;
    }

    private Optional<Receiver> receiver(int node) {
        List<Asset> assets = network.assets();
        if (node >= assets.size()) {
            Service service = network.services().get(node - assets.size());
            return Optional.of(
                    new Receiver(node, Optional.of(service.sector()), service.type(), commands.get("service")));
        }
        AssetKind kind = assets.get(node).kind();
        return kind.layer() == Layer.SECTOR || kind.layer() == Layer.POWER
                ? Optional.of(new Receiver(node, Optional.empty(), kind.id(), commands.get(kind.id())))
                : Optional.empty();
    }
}
