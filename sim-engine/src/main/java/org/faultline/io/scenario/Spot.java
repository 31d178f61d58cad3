package org.faultline.io.scenario;

import java.util.Optional;
import org.faultline.io.Span;

/**
 * Where an author puts something: in a region, at a position, or both.
 *
 * @param region id of a region
 * @param position latitude and longitude
 * @param span place in the file
 */
record Spot(Optional<String> region, Optional<Position> position, Span span) {

    /**
     * A position.
     *
     * @param latitude degrees north
     * @param longitude degrees east
     */
    record Position(double latitude, double longitude) {
        Position {
            if (!(latitude >= -90 && latitude <= 90)) {
                throw new IllegalArgumentException(
                        "The latitude " + latitude + " must lie between -90 and 90 degrees.");
            }
            if (!(longitude >= -180 && longitude <= 180)) {
                throw new IllegalArgumentException(
                        "The longitude " + longitude + " must lie between -180 and 180 degrees.");
            }
        }
    }
}
