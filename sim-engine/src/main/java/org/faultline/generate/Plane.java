package org.faultline.generate;

/**
 * The map as a plane in km: sinusoidal projection {@code x = R (lon - lon0) cos(lat)}, {@code y = R (lat - lat0)}. Areas are exact,
 * which matters for densities; distances are exact along parallels and the central meridian, and within 3 % in a country of
 * 10 degrees at middle latitudes.
 *
 * @param centreLongitude degrees east, central meridian
 * @param centreLatitude degrees north
 */
record Plane(double centreLongitude, double centreLatitude) {

    private static final double KM_PER_DEGREE = 6371.0088 * StrictMath.PI / 180;

    /** Easting in km of a point in degrees. */
    double x(double latitude, double longitude) {
        return KM_PER_DEGREE * (longitude - centreLongitude) * StrictMath.cos(StrictMath.toRadians(latitude));
    }

    /** Northing in km of a latitude in degrees. */
    double y(double latitude) {
        return KM_PER_DEGREE * (latitude - centreLatitude);
    }

    /** Latitude in degrees of a northing in km. */
    double latitude(double y) {
        return centreLatitude + y / KM_PER_DEGREE;
    }

    /** Longitude in degrees of a point in km. */
    double longitude(double x, double y) {
        return centreLongitude + x / (KM_PER_DEGREE * StrictMath.cos(StrictMath.toRadians(latitude(y))));
    }
}
