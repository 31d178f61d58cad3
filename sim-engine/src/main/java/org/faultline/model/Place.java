package org.faultline.model;

/**
 * A position on the map and the region it counts for.
 *
 * @param latitude degrees north, in [-90, 90]
 * @param longitude degrees east, in [-180, 180]
 * @param region id of a {@link Region}
 */
public record Place(double latitude, double longitude, String region) {

    /** Mean Earth radius of the IUGG, in km. */
    private static final double EARTH_RADIUS_KM = 6371.0088;

    public Place {
        if (!(latitude >= -90 && latitude <= 90)) {
            throw new IllegalArgumentException("The latitude " + latitude + " must lie between -90 and 90 degrees.");
        }
        if (!(longitude >= -180 && longitude <= 180)) {
            throw new IllegalArgumentException(
                    "The longitude " + longitude + " must lie between -180 and 180 degrees.");
        }
        Checks.named("region of a place", region);
    }

    /** Great-circle distance in km (haversine formula). */
    public double distanceKm(Place other) {
        double dLat = StrictMath.toRadians(other.latitude - latitude);
        double dLon = StrictMath.toRadians(other.longitude - longitude);
        double h = square(StrictMath.sin(dLat / 2))
                + StrictMath.cos(StrictMath.toRadians(latitude))
                        * StrictMath.cos(StrictMath.toRadians(other.latitude))
                        * square(StrictMath.sin(dLon / 2));
        return 2 * EARTH_RADIUS_KM * StrictMath.asin(StrictMath.min(1, StrictMath.sqrt(h)));
    }

    private static double square(double x) {
        return x * x;
    }
}
