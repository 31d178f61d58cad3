package org.faultline.io.replay;

import java.util.List;
import java.util.Optional;

/**
 * The names behind the numbers of a replay, as the JSON at its beginning.
 *
 * @param title of the scenario
 * @param variant id of the variant
 * @param mix id of the vendor mix
 * @param supplier id of the attacked supplier, if the campaign is asked of one
 * @param seed master seed
 * @param replication number of the replication
 * @param hash fingerprint of the event log
 * @param start local time at which the scenario begins, ISO 8601 without zone
 * @param horizonMicros length of the run
 * @param subjects number of subjects: assets, then services, then steps
 * @param assets number of assets
 * @param services number of services
 * @param steps number of campaign steps
 * @param events number of events
 * @param kinds by their number in {@code asset.kind}
 * @param operators ids, by their number in {@code asset.operator}
 * @param vendors by their number in {@code asset.vendor}
 * @param regions by their number in {@code asset.region}
 * @param sectors by their number in {@code sector.sector}
 * @param serviceTypes by their number in {@code service.type}
 * @param outlines lines of the map
 * @param stepIds of the campaign, in its order
 * @param stepTitles of the campaign's steps, in its order
 * @param demand 24 weights per profile, by the number in {@code service.profile}
 * @param sections where the columns stand
 */
public record ReplayHeader(
        String title,
        String variant,
        String mix,
        Optional<String> supplier,
        long seed,
        int replication,
        String hash,
        String start,
        long horizonMicros,
        int subjects,
        int assets,
        int services,
        int steps,
        int events,
        List<Kind> kinds,
        List<String> operators,
        List<Named> vendors,
        List<Populated> regions,
        List<Named> sectors,
        List<ServiceType> serviceTypes,
        List<Line> outlines,
        List<String> stepIds,
        List<String> stepTitles,
        List<List<Double>> demand,
        List<Section> sections) {

    public ReplayHeader {
        kinds = List.copyOf(kinds);
        operators = List.copyOf(operators);
        vendors = List.copyOf(vendors);
        regions = List.copyOf(regions);
        sectors = List.copyOf(sectors);
        serviceTypes = List.copyOf(serviceTypes);
        outlines = List.copyOf(outlines);
        stepIds = List.copyOf(stepIds);
        stepTitles = List.copyOf(stepTitles);
        demand = demand.stream().map(List::copyOf).toList();
        sections = List.copyOf(sections);
    }

    /** A kind of asset and the layer it is drawn in. */
    public record Kind(String id, String layer) {}

    /** Anything with an id and a title. */
    public record Named(String id, String title) {}

    /** A region with its inhabitants. */
    public record Populated(String id, String title, double population) {}

    /** A kind of service; {@code sector} is its number in the list of sectors. */
    public record ServiceType(String id, String title, int sector) {}

    /** A line of the map: longitudes and latitudes in turn, in degrees. */
    public record Line(String name, List<Double> ring) {}

    /**
     * A column.
     *
     * @param name e.g. {@code event.time}
     * @param type {@code f32 f64 u8 i8 u16 i32 u32} or {@code utf8}, all little-endian
     * @param offset in bytes from the beginning of the data, a multiple of 8
     * @param length number of elements; of bytes for {@code utf8}
     */
    public record Section(String name, String type, long offset, long length) {}

    /** The same header with the places of its columns. */
    ReplayHeader withSections(List<Section> places) {
        return new ReplayHeader(
                title,
                variant,
                mix,
                supplier,
                seed,
                replication,
                hash,
                start,
                horizonMicros,
                subjects,
                assets,
                services,
                steps,
                events,
                kinds,
                operators,
                vendors,
                regions,
                sectors,
                serviceTypes,
                outlines,
                stepIds,
                stepTitles,
                demand,
                places);
    }
}
