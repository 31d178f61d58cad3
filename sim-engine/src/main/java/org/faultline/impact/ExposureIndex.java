package org.faultline.impact;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.faultline.model.Asset;
import org.faultline.model.AssetKind;
import org.faultline.model.AssetKind.Layer;
import org.faultline.model.Audience;
import org.faultline.model.Dependants;
import org.faultline.model.Gate;
import org.faultline.model.Network;
import org.faultline.model.Service;
import org.faultline.model.signalling.CoreNetwork;
import org.faultline.model.signalling.FunctionSet;
import org.faultline.model.signalling.Instance;
import org.faultline.model.signalling.Signalling;
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

    /**
     * Who is read at an asset.
     *
     * @param kind as what the asset is read
     * @param subscribers by group of the audience
     * @param devices by group of the devices
     */
    record Seen(AssetKind kind, Map<Integer, Double> subscribers, Map<Integer, Double> devices) {

        /** A share of them. */
        private Seen times(double share) {
            Map<Integer, Double> fewer = new TreeMap<>(subscribers);
            fewer.replaceAll((group, users) -> users * share);
            Map<Integer, Double> some = new TreeMap<>(devices);
            some.replaceAll((group, number) -> number * share);
            return new Seen(kind, fewer, some);
        }

        private Seen and(Seen more) {
            Map<Integer, Double> users = new TreeMap<>(subscribers);
            more.subscribers.forEach((group, number) -> users.merge(group, number, Double::sum));
            Map<Integer, Double> all = new TreeMap<>(devices);
            more.devices.forEach((group, number) -> all.merge(group, number, Double::sum));
            return new Seen(kind, users, all);
        }
    }

    /** What follows from the network and its devices alone, made when first asked for. */
    private static final class Ground {
        private final Network network;
        private final Signalling signalling;
        private Optional<DeviceAudience> devices = Optional.empty();
        private Optional<Audience> audience = Optional.empty();
        private Optional<Dependants> dependants = Optional.empty();

        private Ground(Network network, Signalling signalling) {
            this.network = network;
            this.signalling = signalling;
        }

        synchronized Audience audience() {
            if (audience.isEmpty()) {
                audience = Optional.of(new Audience(network));
            }
            return audience.get();
        }

        synchronized DeviceAudience devices() {
            if (devices.isEmpty()) {
                devices = Optional.of(new DeviceAudience(network, signalling, audience()));
            }
            return devices.get();
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
                        new Ground(scenario.network(), scenario.signalling()),
                        effects,
                        Sight.all(),
                        Sight.commandsPerHour()));
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

    Sight sight(AssetKind kind) {
        return sights.get(kind);
    }

    DeviceAudience devices() {
        return ground.devices();
    }

    /** Who is read at an asset by an effect; empty where the asset, or what it pretends to be, shows nothing of subscribers. */
    Optional<Seen> seen(int asset, Effect effect) {
        Optional<Seen> seen =
                effect instanceof Effect.Impostor impostor ? behind(asset, impostor) : Optional.of(behind(asset));
        return seen.filter(s -> sights.containsKey(s.kind()));
    }

    private Seen behind(int asset) {
        return new Seen(
                network.assets().get(asset).kind(),
                ground.audience().of(asset),
                ground.devices().of(asset));
    }

    /** Behind an impostor stands its share by weight of those who are behind the true instances. */
    private Optional<Seen> behind(int register, Effect.Impostor impostor) {
        String id = network.assets().get(register).id();
        Optional<Seen> all = Optional.empty();
        for (CoreNetwork core : ground.signalling.cores()) {
            Optional<FunctionSet> set = core.findFunction(impostor.function());
            if (set.isPresent()
                    && core.discovery().filter(d -> d.registers().contains(id)).isPresent()) {
                Seen one = behind(set.get(), impostor.weight());
                all = Optional.of(all.map(a -> a.and(one)).orElse(one));
            }
        }
        return all;
    }

    private Seen behind(FunctionSet set, double weight) {
        List<Instance> instances = set.instances();
        Seen all = behind(ground.audience().numberOf(instances.get(0).asset()));
        for (Instance instance : instances.subList(1, instances.size())) {
            all = all.and(behind(ground.audience().numberOf(instance.asset())));
        }
        return all.times(weight
                / (weight + instances.stream().mapToDouble(Instance::weight).sum()));
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
