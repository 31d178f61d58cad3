package org.faultline.viewer;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A made-up country for tests of the pages: cities with Zipf populations, antenna sites around them, a core, regions and
 * services. It only has to look and weigh like a country; it is not a model of one.
 */
final class SyntheticCountry {

    static final List<String> KINDS = List.of(
            "gnb", "cell", "access-router", "amf", "nf-pool", "capability", "coverage-area", "power-bus", "facility");
    static final List<String> LAYERS =
            List.of("radio", "radio", "transport", "core", "core", "core", "radio", "power", "sector");
    static final List<String> OPERATORS = List.of("north", "south", "west");
    static final List<String> VENDORS = List.of("alfa", "bravo", "charlie", "delta");
    static final List<String> SECTORS = List.of("transport", "energy", "health", "finance");
    static final List<String> SERVICE_TYPES = List.of(
            "rail-radio",
            "traffic-control",
            "smart-meter",
            "grid-control",
            "ambulance-dispatch",
            "hospital-paging",
            "card-payment",
            "cash-machine");

    static final int GNB = 0;
    static final int CELL = 1;
    static final int ACCESS_ROUTER = 2;
    static final int AMF = 3;
    static final int POOL = 4;
    static final int CAPABILITY = 5;
    static final int AREA = 6;
    static final int BUS = 7;
    static final int FACILITY = 8;
    static final int NONE = 255;

    private static final int CELLS_PER_SITE = 3;
    private static final int SITES_PER_ROUTER = 24;
    private static final int AMFS = 6;
    private static final double WEST = 6.0;
    private static final double EAST = 15.0;
    private static final double SOUTH = 47.3;
    private static final double NORTH = 55.0;

    record Asset(String id, int kind, int operator, int vendor, int region, double lon, double lat, double users) {}

    record Service(String id, int type, int region, double people, double lon, double lat) {}

    record City(String title, double lon, double lat, double people) {}

    final List<Asset> assets = new ArrayList<>();
    final List<Service> services = new ArrayList<>();
    final List<City> cities = new ArrayList<>();
    final List<Double> outline = new ArrayList<>();
    /** First asset of each site: a gNB, followed by its cells. */
    final List<Integer> sites = new ArrayList<>();
    /** Access router of each site. */
    final List<Integer> routerOfSite = new ArrayList<>();

    private final SplittableRandom random;

    SyntheticCountry(long seed, int regions, int siteCount) {
        random = new SplittableRandom(seed);
        drawOutline();
        for (int c = 0; c < regions; c++) {
            addCity(c);
        }
        for (int operator = 0; operator < OPERATORS.size(); operator++) {
            addCore(operator);
        }
        addAreas();
        addSites(siteCount);
        addFacilities();
        addServices();
    }

    int area(int operator, int region) {
        return firstArea + operator * cities.size() + region;
    }

    int amf(int operator, int index) {
        return operator * (AMFS + 2) + index;
    }

    int pool(int operator) {
        return operator * (AMFS + 2) + AMFS;
    }

    int registration(int operator) {
        return pool(operator) + 1;
    }

    static int amfsPerPool() {
        return AMFS;
    }

    static int cellsPerSite() {
        return CELLS_PER_SITE;
    }

    private int firstArea;

    private void drawOutline() {
        int corners = 90;
        for (int i = 0; i <= corners; i++) {
            double angle = 2 * Math.PI * (i % corners) / corners;
            double reach =
                    1 + 0.10 * Math.sin(3 * angle + 1) + 0.05 * Math.sin(7 * angle) + 0.02 * Math.sin(19 * angle);
            outline.add((WEST + EAST) / 2 + (EAST - WEST) / 2 * reach * Math.cos(angle) * 0.92);
            outline.add((SOUTH + NORTH) / 2 + (NORTH - SOUTH) / 2 * reach * Math.sin(angle) * 0.92);
        }
    }

    private void addCity(int rank) {
        double angle = 2 * Math.PI * random.nextDouble();
        double reach = 0.8 * Math.sqrt(random.nextDouble());
        double lon = (WEST + EAST) / 2 + (EAST - WEST) / 2 * reach * Math.cos(angle);
        double lat = (SOUTH + NORTH) / 2 + (NORTH - SOUTH) / 2 * reach * Math.sin(angle);
        cities.add(new City("Region " + (rank + 1), lon, lat, 3_000_000 / Math.pow(rank + 1, 0.8)));
    }

    private void addCore(int operator) {
        City seat = cities.get(operator);
        String name = OPERATORS.get(operator);
        for (int i = 0; i < AMFS; i++) {
            add("amf:" + name + ":" + i, AMF, operator, i % 2 == 0 ? operator % 2 : 2, operator, seat.lon, seat.lat, 0);
        }
        add("pool:amf:" + name, POOL, operator, NONE, operator, seat.lon, seat.lat, 0);
        add("registration:" + name, CAPABILITY, operator, NONE, operator, seat.lon, seat.lat, 0);
    }

    private void addAreas() {
        firstArea = assets.size();
        for (int operator = 0; operator < OPERATORS.size(); operator++) {
            for (int region = 0; region < cities.size(); region++) {
                City city = cities.get(region);
                add(
                        "area:" + OPERATORS.get(operator) + "@R-" + region,
                        AREA,
                        operator,
                        NONE,
                        region,
                        city.lon,
                        city.lat,
                        city.people);
            }
        }
        for (int region = 0; region < cities.size(); region += 3) {
            City city = cities.get(region);
            add("bus:" + region / 3, BUS, NONE, NONE, region, city.lon + 0.03, city.lat + 0.02, 0);
        }
    }

    private void addSites(int count) {
        double total = cities.stream().mapToDouble(City::people).sum();
        int router = 0;
        for (int site = 0; site < count; site++) {
            int region = pickRegion(total);
            City city = cities.get(region);
            double spread = 0.09 + 0.25 * random.nextDouble();
            double away = -Math.log(1 - random.nextDouble()) * spread;
            double angle = 2 * Math.PI * random.nextDouble();
            double lon = clamp(city.lon + 1.5 * away * Math.cos(angle), WEST, EAST);
            double lat = clamp(city.lat + away * Math.sin(angle), SOUTH, NORTH);
            int operator = site % OPERATORS.size();
            if (site % SITES_PER_ROUTER == 0) {
                router = assets.size();
                add(
                        "acc:" + OPERATORS.get(operator) + ":" + site / SITES_PER_ROUTER,
                        ACCESS_ROUTER,
                        operator,
                        3,
                        region,
                        lon,
                        lat,
                        0);
            }
            addSite(site, operator, region, lon, lat, router);
        }
    }

    private void addSite(int site, int operator, int region, double lon, double lat, int router) {
        int vendor = (region + operator) % VENDORS.size();
        String name = OPERATORS.get(operator) + ":" + site;
        sites.add(assets.size());
        routerOfSite.add(router);
        add("gnb:" + name, GNB, operator, vendor, region, lon, lat, 900);
        for (int c = 0; c < CELLS_PER_SITE; c++) {
            add("cell:" + name + ":" + c, CELL, operator, vendor, region, lon, lat, 300);
        }
    }

    private void addFacilities() {
        for (int region = 0; region < cities.size(); region++) {
            City city = cities.get(region);
            add("hospital:" + region, FACILITY, NONE, NONE, region, city.lon - 0.02, city.lat + 0.01, 0);
        }
    }

    private void addServices() {
        for (int region = 0; region < cities.size(); region++) {
            City city = cities.get(region);
            for (int type = 0; type < SERVICE_TYPES.size(); type++) {
                services.add(new Service(
                        SERVICE_TYPES.get(type) + "@R-" + region,
                        type,
                        region,
                        city.people * (0.2 + 0.1 * type),
                        city.lon,
                        city.lat));
            }
        }
    }

    private void add(String id, int kind, int operator, int vendor, int region, double lon, double lat, double users) {
        assets.add(new Asset(id, kind, operator, vendor, region, lon, lat, users));
    }

    private int pickRegion(double total) {
        double draw = random.nextDouble() * total;
        for (int region = 0; region < cities.size(); region++) {
            draw -= cities.get(region).people;
            if (draw < 0) {
                return region;
            }
        }
        return cities.size() - 1;
    }

    private static double clamp(double value, double low, double high) {
        return Math.max(low, Math.min(high, value));
    }
}
