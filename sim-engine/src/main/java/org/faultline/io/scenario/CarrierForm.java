package org.faultline.io.scenario;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.faultline.io.form.Keys;
import org.faultline.io.form.ObjectForm;
import org.faultline.io.form.Values;
import org.faultline.radio.Carrier;
import org.faultline.radio.LinkEfficiency;
import org.faultline.radio.Propagation;
import org.faultline.radio.SectorGrid;

/** A carrier of a cell as it is written in a scenario file, with the keys of {@code radio.csv}; read as what it carries, in Mbit/s. */
final class CarrierForm {

    private static final double PHONE_M = 1.5;
    /** All other cells send all the time. */
    private static final double LOAD = 1;

    private enum Model {
        RMA,
        UMA,
        UMI;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The mast is that of the model but for RMa, which has any. */
        Propagation propagation(double frequencyGhz, double mastM) {
            return switch (this) {
                case RMA -> Propagation.RuralMacro.of(frequencyGhz, mastM, PHONE_M);
                case UMA -> new Propagation.UrbanMacro(frequencyGhz, PHONE_M);
                case UMI -> new Propagation.UrbanMicro(frequencyGhz, PHONE_M);
            };
        }
    }

    private CarrierForm() {}

    static ObjectForm<Double> form() {
        Keys keys = new Keys(
                "carrier",
                "A carrier of a cell among cells alike, on a grid of sites with three sectors that all send it all the time (TR 38.901, TS 38.101-1).");
        var model = keys.required(
                "model",
                Values.word("model of path loss", Model.values(), Model::id),
                "Model of path loss of TR 38.901.");
        var frequency = keys.required("frequency_ghz", Values.number(0.5, 7.125), "Frequency, GHz.");
        var bandwidth = keys.required("bandwidth_mhz", Values.integer(5, 100), "Channel bandwidth, MHz.");
        var spacing =
                keys.usual("spacing_khz", Values.integer(15, 30), 15, "15", "Spacing of subcarriers, kHz: 15 or 30.");
        var share = keys.usual(
                "downlink_share",
                Values.share(),
                1.0,
                "100 %",
                "Share of time that belongs to the downlink; below 100 % where it takes turns with the uplink (TDD).");
        var power = keys.usual("power_dbm", Values.number(-30, 60), 46.0, "46", "Power at the antenna, dBm.");
        var gain = keys.usual("gain_dbi", Values.number(-10, 40), 17.0, "17", "Gain of a sector's antenna, dBi.");
        var mast = keys.usual(
                "mast_m",
                Values.number(10, 150),
                35.0,
                "35",
                "Height of the antenna, m; counts with `rma`, as the others have 25 and 10 m.");
        var sites = keys.required("site_spacing_m", Values.number(50, 8000), "Distance between sites, m.");
        var indoors = keys.usual(
                "indoors",
                Values.bool(),
                true,
                "true",
                "Whether users are in buildings of the report's lower loss, at the mean way inside.");
        return keys.bind(in -> {
            Carrier carrier = new Carrier(
                    in.get(bandwidth), spacing(in.get(spacing)), in.get(power), in.get(gain), in.get(share));
            SectorGrid grid = new SectorGrid(
                    in.get(model).propagation(in.get(frequency), in.get(mast)), carrier, in.get(sites), 0, LOAD);
            return (in.get(indoors) ? grid.indoors() : grid).mbps(LinkEfficiency.downlink());
        });
    }

    private static Carrier.Spacing spacing(int khz) {
        return Arrays.stream(Carrier.Spacing.values())
                .filter(s -> s.khz() == khz)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The spacing of subcarriers is " + khz
                        + " kHz; it must be one of "
                        + Arrays.stream(Carrier.Spacing.values())
                                .map(s -> String.valueOf(s.khz()))
                                .collect(Collectors.joining(", "))
                        + " kHz."));
    }
}
