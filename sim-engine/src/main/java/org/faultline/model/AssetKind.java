package org.faultline.model;

import java.util.Locale;
import java.util.Optional;

/**
 * What an asset is. A kind is data: its layer on the map, the function under which it is bought, and whether traffic passes
 * through it. Names follow 3GPP TS 23.501 (network functions), TS 38.401 (radio split) and IEC usage (power).
 */
public enum AssetKind {
    GNB(Layer.RADIO, Function.RAN),
    RADIO_UNIT(Layer.RADIO, Function.RAN),
    DU(Layer.RADIO, Function.RAN),
    CU(Layer.RADIO, Function.RAN),
    CELL(Layer.RADIO, null),
    COVERAGE_AREA(Layer.RADIO, null),

    ACCESS_ROUTER(Layer.TRANSPORT, Function.TRANSPORT),
    AGGREGATION_ROUTER(Layer.TRANSPORT, Function.TRANSPORT),
    CORE_ROUTER(Layer.TRANSPORT, Function.TRANSPORT),
    OPTICAL_LINE(Layer.TRANSPORT, Function.TRANSPORT),
    GATEWAY(Layer.TRANSPORT, Function.TRANSPORT),

    DATA_CENTRE(Layer.CORE, null),
    NF_POOL(Layer.CORE, null),
    CAPABILITY(Layer.CORE, null),
    AMF(Layer.CORE, Function.CORE_CONTROL),
    SMF(Layer.CORE, Function.CORE_CONTROL),
    AUSF(Layer.CORE, Function.CORE_CONTROL),
    UDM(Layer.CORE, Function.CORE_CONTROL),
    UDR(Layer.CORE, Function.CORE_CONTROL),
    PCF(Layer.CORE, Function.CORE_CONTROL),
    NRF(Layer.CORE, Function.CORE_CONTROL),
    NSSF(Layer.CORE, Function.CORE_CONTROL),
    SCP(Layer.CORE, Function.CORE_CONTROL),
    SEPP(Layer.CORE, Function.CORE_CONTROL),
    IMS(Layer.CORE, Function.CORE_CONTROL),
    LAWFUL_INTERCEPT(Layer.CORE, Function.CORE_CONTROL),
    UPF(Layer.CORE, Function.CORE_USER),

    ELEMENT_MANAGER(Layer.MANAGEMENT, Function.MANAGEMENT),
    OSS(Layer.MANAGEMENT, Function.MANAGEMENT),
    ORCHESTRATOR(Layer.MANAGEMENT, Function.MANAGEMENT),
    SOFTWARE_REPOSITORY(Layer.MANAGEMENT, Function.MANAGEMENT),
    TIMING_SOURCE(Layer.TRANSPORT, Function.TRANSPORT),

    POWER_BUS(Layer.POWER, null),
    FEEDER(Layer.POWER, null),
    GENERATOR(Layer.POWER, null),
    SUBSTATION(Layer.POWER, null),

    CONTROL_CENTRE(Layer.SECTOR, null),
    FACILITY(Layer.SECTOR, null),

    /** What one source is given of a {@linkplain Traffic flow of traffic}: no thing, but what others can need. */
    TRAFFIC_FLOW(Layer.TRANSPORT, null);

    /** Where the kind is drawn and grouped. */
    public enum Layer {
        RADIO,
        TRANSPORT,
        CORE,
        MANAGEMENT,
        POWER,
        SECTOR
    }

    private final Layer layer;
    private final Function function;

    AssetKind(Layer layer, Function function) {
        this.layer = layer;
        this.function = function;
    }

    /** The word used in scenario files: lower case with hyphens, e.g. {@code access-router}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The layer on the map. */
    public Layer layer() {
        return layer;
    }

    /** The function under which operators buy this kind; empty for what no telecom supplier delivers. */
    public Optional<Function> function() {
        return Optional.ofNullable(function);
    }

    /** True when other assets' traffic passes through assets of this kind. */
    public boolean carriesTraffic() {
        return switch (this) {
            case ACCESS_ROUTER, AGGREGATION_ROUTER, CORE_ROUTER, OPTICAL_LINE, GATEWAY -> true;
            default -> false;
        };
    }

    /** True for the buses and substations through which electricity flows. */
    public boolean carriesPower() {
        return this == POWER_BUS || this == SUBSTATION || this == FEEDER;
    }
}
