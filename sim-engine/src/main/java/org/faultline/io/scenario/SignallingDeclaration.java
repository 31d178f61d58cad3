package org.faultline.io.scenario;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.faultline.io.Span;
import org.faultline.model.AccessCategory;
import org.faultline.model.Distribution;
import org.faultline.model.signalling.CellGroup;
import org.faultline.model.signalling.Controls;
import org.faultline.model.signalling.CoreNetwork;
import org.faultline.model.signalling.DeviceClass;
import org.faultline.model.signalling.Fidelity;
import org.faultline.model.signalling.FunctionSet;
import org.faultline.model.signalling.NetworkTimers;
import org.faultline.model.signalling.Paging;
import org.faultline.model.signalling.Quota;

/**
 * Devices and cores as they are written in a scenario file.
 *
 * @param fidelity how closely devices are followed
 * @param mostIndividuals up to so many are followed one by one
 * @param tickSeconds step of controls and cohorts; empty for what the cores need
 * @param resolution change of a share that is told
 * @param procedures own procedures: who receives each message
 * @param cores in the order of the file
 * @param devices in the order of the file
 * @param standard what is added for every operator of the network
 * @param span place in the file
 */
record SignallingDeclaration(
        Fidelity fidelity,
        int mostIndividuals,
        Optional<Double> tickSeconds,
        double resolution,
        Map<String, List<String>> procedures,
        List<Core> cores,
        List<Devices> devices,
        Optional<StandardSignalling> standard,
        Span span) {

    /**
     * A core.
     *
     * @param headroom rate over load in the busy hour, for functions that say nothing of their own
     * @param sliceOf id of the core that a slice is of
     * @param slices slices of it
     * @param quota how many a slice admits
     */
    record Core(
            String id,
            Map<String, Function> functions,
            double headroom,
            double messageSeconds,
            double radioSeconds,
            Controls controls,
            List<CoreNetwork.Switch> switches,
            Optional<Register> register,
            Optional<String> sliceOf,
            List<Slice> slices,
            Optional<Paging> paging,
            Optional<Quota> quota,
            Optional<NetworkTimers> timers,
            Span span) {

        /** The core and its slices, each with functions of its own and everything else as the core has it. */
        Stream<Core> withSlices() {
            return Stream.concat(Stream.of(this), slices.stream().map(this::slice));
        }

        private Core slice(Slice slice) {
            return new Core(
                    id + "/" + slice.id(),
                    slice.functions(),
                    headroom,
                    messageSeconds,
                    radioSeconds,
                    slice.controls().orElse(controls),
                    slice.controls().isPresent() ? List.of() : switches,
                    register,
                    Optional.of(id),
                    List.of(),
                    paging,
                    slice.quota(),
                    timers,
                    slice.span());
        }
    }

    /** A slice of a core: functions of its own, what holds back an overload of its AMF where that is not as in the core, how many it admits. */
    record Slice(
            String id,
            Map<String, Function> functions,
            Optional<Controls> controls,
            Optional<Quota> quota,
            Span span) {}

    /** Where functions find each other. */
    record Register(TrafficDeclaration.Ends instances, double validityHours, double asks, double heartbeatHours) {

        static final double USUAL_ASKS = 1;
        static final double USUAL_HEARTBEAT_HOURS = 10 / 3600.0;
    }

    /** A network function: its instances, and what each can do. */
    record Function(
            TrafficDeclaration.Ends instances,
            Optional<Double> messagesPerSecond,
            Optional<Double> headroom,
            double queueSeconds,
            double timeoutSeconds,
            FunctionSet.Contexts contexts,
            double wrongBelow,
            double toldPerSecond,
            double failoverSeconds,
            Map<String, Double> weights,
            Span span) {}

    /** A class of devices; what is empty is as in the class it is like. */
    record Devices(
            String id,
            Optional<String> like,
            TrafficDeclaration.Word core,
            Optional<Boolean> isExempt,
            Optional<AccessCategory> category,
            double shedAt,
            Optional<Boolean> obeysBackOff,
            Optional<Map<String, Stage>> stages,
            Optional<Map<String, Contact>> contacts,
            Map<String, GiveUp> giveUp,
            ServiceDeclaration.Demand demand,
            Optional<Double> periodicHours,
            Distribution returning,
            DeviceClass.Start start,
            Map<String, Place> places,
            Optional<Spread> spread,
            Optional<Roaming> roaming,
            Optional<UpdateForm.Declared> update,
            Map<String, Disagree> disagree,
            Map<String, RepeatForm.Declared> repeat,
            Span span) {}

    /** What a device does until it has completed a procedure. */
    record Stage(
            String home,
            double answerSeconds,
            List<Distribution> waits,
            boolean startsOver,
            Optional<AccessCategory> category) {}

    /** When a device begins again at an earlier stage; the places of its entry and of that stage. */
    record GiveUp(TrafficDeclaration.Word from, int after, double share, Span span) {}

    /** What attempts that follow a failed one run. */
    record Disagree(String procedure, double share, Span span) {}

    /** What a served device does now and then. */
    record Contact(
            double perHour,
            Optional<String> againFrom,
            double answerSeconds,
            double elsewhere,
            Optional<AccessCategory> category,
            List<String> withoutService,
            boolean merges) {}

    /** Devices spread over coverage areas by the users of their cells. */
    record Spread(AssetFilters over, double perUser, Map<String, InRegion> byRegion, Map<String, String> serves) {}

    /** Devices for each user in a region. */
    record InRegion(double perUser, Span span) {}

    /** Where devices are guests: through the coverage areas of an operator, or through named assets by that of their home. */
    record Roaming(
            TrafficDeclaration.Word home,
            Optional<String> operator,
            Map<String, String> through,
            double reach,
            boolean byRoom,
            Optional<TrafficDeclaration.Word> homeCore,
            double weight,
            Distribution fromHours,
            List<String> homeFunctions,
            OptionalDouble betweenSeconds,
            Map<String, String> serves) {}

    /** Devices at an access. */
    record Place(int members, List<CellGroup> cells, Map<String, String> serves) {}
}
