package org.faultline.generate;

/**
 * People who live together: a town, or all of a region's countryside.
 *
 * @param id unique word
 * @param name shown to people
 * @param region number of its region
 * @param population inhabitants
 * @param x easting of the centre in km
 * @param y northing of the centre in km
 * @param radiusKm of the built-up area of a town; of a disc of the region's area for a countryside
 * @param setting rural for a countryside
 */
record Settlement(
        String id, String name, int region, long population, double x, double y, double radiusKm, Setting setting) {

    static final double DENSITY_OF_SMALL_TOWN = 1500;
    static final double SMALL_TOWN = 5000;
    static final double DENSITY_EXPONENT = 0.15;

    boolean isTown() {
        return setting != Setting.RURAL;
    }

    /**
     * Radius in km of a built-up area as a disc: 1,500 people per km2 in a town of 5,000, growing with the 0.15th power of
     * population (4,000 in a city of 3.6 million), but never more than the municipality's area.
     */
    static double builtUpRadiusKm(long population, double municipalityKm2) {
        double density = DENSITY_OF_SMALL_TOWN
                * StrictMath.pow(Math.max((double) population, SMALL_TOWN) / SMALL_TOWN, DENSITY_EXPONENT);
        return StrictMath.sqrt(Math.min(population / density, municipalityKm2) / StrictMath.PI);
    }
}
