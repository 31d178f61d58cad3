#!/usr/bin/env python3
"""Makes every table of Nordland, a country that does not exist, from a seed.

Usage: nordland.py OUTPUT_FOLDER

The land lies in the open Atlantic between 57 and 64 degrees north and 37 and 27 degrees west. Its west coast has
fjords and islands; a ridge divides it into three western and three eastern regions. Place names are made of invented
syllables; none of the 450 was found among the 135,000 GeoNames places of at least 1,000 people. Nothing here is
taken from a real country; only the orders of size follow a small northern one.
"""

import math
import random
import sys

from bands import RADIO_COLUMNS, radio
from geometry import PolygonIndex, inner_point, polygon_area_km2, ring_contains
from hours import PROFILES
from tables import slug, write_csv, write_json

SEED = 20260117
POPULATION = 5_200_000
PLACES = 160
SHARE_IN_PLACES = 0.84
SOUTH, NORTH = 57.4, 63.2
REGIONS = (("XN-SW", "Sørvestrand"), ("XN-MW", "Midfjordane"), ("XN-NW", "Nordskjær"),
           ("XN-SE", "Sydøstra"), ("XN-ME", "Midtjorda"), ("XN-NE", "Nordheia"))
# Wish of people to live there, south to north, west then east.
REGION_WEIGHT = {"XN-SW": 3.2, "XN-MW": 2.4, "XN-NW": 1.3, "XN-SE": 2.6, "XN-ME": 1.9, "XN-NE": 1.0}
DISTRICTS_PER_REGION = 4
STARTS = ("Vrel", "Osk", "Tjarn", "Hulm", "Skjerv", "Brund", "Yst", "Kvarn", "Drolm", "Fyrst", "Glaum", "Hvesk",
          "Jorm", "Krall", "Lysk", "Mørn", "Nefl", "Rask", "Strul", "Tveld", "Ulm", "Vask", "Ærl", "Øvr", "Brask",
          "Dyrn", "Elsk", "Grimsk", "Ilv", "Kjøl")
ENDS = ("havn", "vik", "dal", "by", "nes", "sund", "stad", "voll", "ås", "fjord", "mo", "bro", "eid", "lund", "tun")
GRADE = "assumed"
SOURCE = "fictional country, made by tools/nordland.py"


def wobble(rng, start, end, steps, size):
    """A crooked line between two points; size is the largest step aside in degrees."""
    points, shift = [start], 0.0
    for k in range(1, steps):
        t = k / steps
        shift = 0.75 * shift + rng.uniform(-size, size)
        fade = math.sin(math.pi * t)
        points.append((start[0] + (end[0] - start[0]) * t + shift * fade,
                       start[1] + (end[1] - start[1]) * t + rng.uniform(-size, size) * fade * 0.2))
    return points + [end]


def across(rng, start, end):
    """A border between two points: like wobble, but stepping aside to the north and south."""
    return [point[::-1] for point in wobble(rng, start[::-1], end[::-1], 14, 0.05)]


def ridge_longitude(lat):
    """Longitude of the ridge at a latitude."""
    return -31.4 + 1.1 * math.sin((lat - SOUTH) * 0.9)


def west_coast(rng):
    """The west coast from south to north, with fjords that wind inland but not to the ridge."""
    points, lat, since = [], SOUTH, 0
    while lat < NORTH:
        along = (lat - SOUTH) / (NORTH - SOUTH)
        width = half_width(along, 2.6)
        lon = ridge_longitude(lat) - width + rng.uniform(-0.12, 0.12)
        points.append((lon, lat))
        since += 1
        if 0.06 < along < 0.94 and since > 2 and rng.random() < 0.5:
            south, north = fjord(rng, lon, lat, width)
            points += south + north
            lat = north[-1][1]
            since = 0
        lat += rng.uniform(0.03, 0.08)
    return points


def half_width(along, most):
    """Distance in degrees of longitude from the ridge to a coast; narrow at both ends of the country."""
    return most * max(0.0, math.sin(math.pi * (0.02 + 0.96 * along))) ** 0.55


def fjord(rng, lon, lat, width):
    """South shore up to the head and north shore back to the sea of a fjord whose mouth is south of it at lat."""
    reach, mouth, steps = width * rng.uniform(0.22, 0.70), rng.uniform(0.07, 0.15), 7
    bend, wave, turn = rng.uniform(-0.06, 0.12), rng.uniform(0.015, 0.05), rng.uniform(0, 6)
    south, north = [], []
    for k in range(1, steps + 1):
        s = k / steps
        middle = lat + mouth / 2 + bend * s + wave * math.sin(turn + 5 * s) * s
        half = mouth / 2 * (1 - s) ** 0.8 * rng.uniform(0.75, 1.1) + 0.006
        out = lon + reach * s + rng.uniform(-0.03, 0.03)
        south.append((out, middle - half))
        north.append((out + rng.uniform(-0.03, 0.03), middle + half))
    highest = max(point[1] for point in south + north)
    shore = (lon + rng.uniform(-0.06, 0.06), max(lat + mouth + 0.02, highest + 0.02))
    return south, north[::-1] + [shore]


def east_coast(rng):
    """The east coast from south to north: smooth, with a few bays."""
    points, lat, shift = [], SOUTH, 0.0
    while lat < NORTH:
        along = (lat - SOUTH) / (NORTH - SOUTH)
        shift = 0.85 * shift + rng.uniform(-0.09, 0.09)
        width = half_width(along, 1.9) + 0.22 * math.sin(along * 17) * math.sin(math.pi * along)
        points.append((ridge_longitude(lat) + width + shift * math.sin(math.pi * along), lat))
        lat += rng.uniform(0.03, 0.06)
    return points


def island(rng, lon, lat, size):
    """A crooked round island of about the given radius in degrees of latitude."""
    ring = []
    for k in range(14):
        angle, radius = 2 * math.pi * k / 14, size * rng.uniform(0.6, 1.25)
        ring.append((lon + radius * math.cos(angle) / math.cos(math.radians(lat)), lat + radius * math.sin(angle)))
    return ring + [ring[0]]


def land(rng):
    """Rings of each region by code and of the whole country; the first ring is the mainland."""
    west, east = west_coast(rng), east_coast(rng)
    tip_south = (ridge_longitude(SOUTH), SOUTH - 0.06)
    tip_north = (ridge_longitude(NORTH), NORTH + 0.06)
    cuts = [SOUTH + (NORTH - SOUTH) * share for share in (0.34, 0.66)]

    def nearest(line, lat):
        on_open_coast = [k for k in range(1, len(line) - 1) if line[k - 1][1] < line[k][1] < line[k + 1][1]
                         and abs(line[k][0] - line[k - 1][0]) < 0.3 and abs(line[k][0] - line[k + 1][0]) < 0.3]
        return min(on_open_coast, key=lambda k: abs(line[k][1] - lat))

    corners = [(ridge_longitude(lat), lat) for lat in cuts]
    ridge = [wobble(rng, a, b, 16, 0.05)
             for a, b in zip([tip_south] + corners, corners + [tip_north])]
    west_cut = [nearest(west, lat) for lat in cuts]
    east_cut = [nearest(east, lat) for lat in cuts]
    west_border = [across(rng, west[k], corner) for k, corner in zip(west_cut, corners)]
    east_border = [across(rng, corner, east[k]) for k, corner in zip(east_cut, corners)]
    west_parts = [[tip_south] + west[:west_cut[0] + 1], west[west_cut[0]:west_cut[1] + 1],
                  west[west_cut[1]:] + [tip_north]]
    east_parts = [[tip_south] + east[:east_cut[0] + 1], east[east_cut[0]:east_cut[1] + 1],
                  east[east_cut[1]:] + [tip_north]]
    regions = {}
    for k in range(3):
        top = west_border[k] if k < 2 else []
        bottom = west_border[k - 1] if k > 0 else []
        ring = west_parts[k] + top[1:] + ridge[k][::-1][1:] + bottom[::-1][1:]
        regions[REGIONS[k][0]] = [closed(ring)]
        top = east_border[k] if k < 2 else []
        bottom = east_border[k - 1] if k > 0 else []
        ring = ridge[k] + top[1:] + east_parts[k][::-1][1:] + bottom[::-1][1:]
        regions[REGIONS[3 + k][0]] = [closed(ring)]
    whole = [closed([tip_south] + west + [tip_north] + east[::-1])]
    for lat, out, size in ((58.5, 0.55, 0.10), (59.3, 0.7, 0.16), (60.2, 0.5, 0.09), (60.9, 0.75, 0.2),
                           (61.6, 0.5, 0.12), (62.2, 0.6, 0.15), (62.5, 1.1, 0.08)):
        coast = min(x for x, y in west if abs(y - lat) < 0.25)
        ring = island(rng, coast - out, lat, size)
        region = REGIONS[sum(lat > cut for cut in cuts)][0]
        regions[region].append(ring)
        whole.append(ring)
    return regions, whole


def closed(ring):
    """The ring with its first point at its end, and no point twice in a row."""
    once = [point for k, point in enumerate(ring) if k == 0 or point != ring[k - 1]]
    return once if once[0] == once[-1] else once + [once[0]]


def distance_km(a, b):
    """Distance between two points in km on a plane."""
    return math.hypot((a[0] - b[0]) * math.cos(math.radians((a[1] + b[1]) / 2)), a[1] - b[1]) * 111.195


def place_names(rng):
    """Invented names in random order."""
    names = [start + end for start in STARTS for end in ENDS]
    rng.shuffle(names)
    return names


def settle(rng, regions, whole):
    """Places as (lon, lat, region): near the coast and near one another, but never on top of one another."""
    index = PolygonIndex([([ring], code) for code, rings in regions.items() for ring in rings])
    coast = [point for ring in whole for point in ring]
    settled = []
    while len(settled) < PLACES:
        lon, lat = rng.uniform(-36.5, -27.5), rng.uniform(SOUTH - 0.2, NORTH + 0.2)
        code = index.find(lon, lat)
        if code is None:
            continue
        to_coast = min(distance_km((lon, lat), point) for point in coast)
        wish = REGION_WEIGHT[code] / 3.2 * (0.3 + math.exp(-to_coast / 15))
        if to_coast < 0.8 or rng.random() > wish:
            continue
        if all(distance_km((lon, lat), other) > 9 for other in settled):
            settled.append((lon, lat, code))
    return settled


def populate(rng, settled):
    """Populations in the order of the places: rank and size, the large towns in the regions people wish for."""
    sizes = [1.0 / (rank + 1.6) ** 0.98 for rank in range(len(settled))]
    scale = POPULATION * SHARE_IN_PLACES / sum(sizes)
    order = sorted(range(len(settled)), key=lambda k: -REGION_WEIGHT[settled[k][2]] * rng.random())
    people = [0] * len(settled)
    for rank, k in enumerate(order):
        people[k] = int(sizes[rank] * scale)
    return people


def districts_of(settled, people):
    """Seats by region: the large places that lie at least 40 km apart, then the largest others."""
    seats = {}
    for code, _ in REGIONS:
        here = sorted((k for k in range(len(settled)) if settled[k][2] == code), key=lambda k: -people[k])
        chosen = []
        for least in (40, 20, 0):
            for k in here:
                if len(chosen) < DISTRICTS_PER_REGION and k not in chosen and all(
                        distance_km(settled[k], settled[other]) >= least for other in chosen):
                    chosen.append(k)
        seats[code] = chosen
    return seats


def main(out):
    """Writes all tables."""
    rng = random.Random(SEED)
    regions, whole = land(rng)
    settled = settle(rng, regions, whole)
    people = populate(rng, settled)
    names = place_names(rng)
    seats = districts_of(settled, people)

    def district(lon, lat, code):
        seat = min(seats[code], key=lambda k: distance_km((lon, lat), settled[k]))
        return f"{code}-{seats[code].index(seat) + 1}"

    towns = [[names[k], round(lat, 5), round(lon, 5), people[k], code, district(lon, lat, code)]
             for k, (lon, lat, code) in enumerate(settled)]
    areas = {code: sum(polygon_area_km2([ring]) for ring in rings) for code, rings in regions.items()}
    cells = grid_area(regions, district)
    rural = rural_people(areas, cells)
    town_area = [min(900.0, max(12.0, 0.0016 * town[3] + 40.0)) for town in towns]

    order = sorted(range(len(towns)), key=lambda k: -towns[k][3])
    write_csv(f"{out}/places.csv", ("id", "name", "lat", "lon", "population", "state", "district", "area_km2"),
              [[slug(towns[k][0])] + towns[k] + [round(town_area[k], 1)] for k in order])
    district_rows = []
    for code, _ in REGIONS:
        for number, seat in enumerate(seats[code], start=1):
            key = f"{code}-{number}"
            living = sum(town[3] for town in towns if town[5] == key) + rural[key]
            district_rows.append((key, towns[seat][0], "country", code, living, round(cells[key], 1),
                                  towns[seat][1], towns[seat][2]))
    write_csv(f"{out}/districts.csv", ("id", "name", "kind", "state", "population", "area_km2", "lat", "lon"),
              district_rows)
    state_rows = []
    for code, name in REGIONS:
        lon, lat = inner_point([regions[code][0]])
        living = sum(row[4] for row in district_rows if row[3] == code)
        state_rows.append((code, name, living, round(areas[code], 1), round(lat, 4), round(lon, 4)))
    write_csv(f"{out}/states.csv", ("state", "name", "population", "area_km2", "lat", "lon"), state_rows)

    def short(rings):
        return [[[round(x, 3), round(y, 3)] for x, y in ring] for ring in rings]
    write_json(f"{out}/outline.json",
               {"country": short(whole), "states": {code: short(regions[code]) for code in sorted(regions)}})
    write_suppliers(out)
    write_services(out, [slug(towns[k][0]) for k in order], [towns[k][4] for k in order])


def grid_area(regions, district, step=0.04):
    """Area in km2 of each district, counted on a grid and scaled to the areas of the regions."""
    counted = {}
    for code, rings in regions.items():
        total, here = sum(polygon_area_km2([ring]) for ring in rings), {}
        for ring in rings:
            for i in range(int((max(p[0] for p in ring) - min(p[0] for p in ring)) / step) + 1):
                for j in range(int((max(p[1] for p in ring) - min(p[1] for p in ring)) / step) + 1):
                    lon, lat = min(p[0] for p in ring) + i * step, min(p[1] for p in ring) + j * step
                    if ring_contains([ring], lon, lat):
                        key = district(lon, lat, code)
                        here[key] = here.get(key, 0) + 1
        for key, count in here.items():
            counted[key] = total * count / sum(here.values())
    return counted


def rural_people(areas, cells):
    """People outside places by district: by area and by the wish to live in the region."""
    weight = {key: area * REGION_WEIGHT[key[:5]] for key, area in cells.items()}
    return {key: round(POPULATION * (1 - SHARE_IN_PLACES) * part / sum(weight.values()))
            for key, part in weight.items()}


OPERATORS = (("north", "Operator North", 0.42, 1800), ("coast", "Operator Coast", 0.34, 1500),
             ("valley", "Operator Valley", 0.24, 1200))
VENDOR_SHARES = {
    "north": {"ran": {"A": 0.6, "B": 0.4}, "transport": {"E": 0.7, "F": 0.3}, "core_control": {"D": 1.0},
              "core_user": {"D": 0.5, "E": 0.5}, "management": {"A": 0.6, "B": 0.4}},
    "coast": {"ran": {"B": 0.7, "C": 0.3}, "transport": {"F": 1.0}, "core_control": {"C": 1.0},
              "core_user": {"C": 1.0}, "management": {"B": 0.7, "C": 0.3}},
    "valley": {"ran": {"A": 1.0}, "transport": {"E": 0.5, "F": 0.5}, "core_control": {"D": 1.0},
               "core_user": {"D": 1.0}, "management": {"A": 1.0}},
}


def write_suppliers(out):
    """Writes operators.csv and vendor_shares.csv."""
    write_csv(f"{out}/operators.csv", ("operator", "name", "line_share", "sites", "source", "year", "grade"),
              [(*row, SOURCE, 2026, GRADE) for row in OPERATORS])
    write_csv(f"{out}/vendor_shares.csv", ("operator", "function", "vendor", "share", "source", "year", "grade"),
              [(operator, function, f"Vendor {vendor}", share, SOURCE, 2026, GRADE)
               for operator, functions in VENDOR_SHARES.items()
               for function, shares in functions.items() for vendor, share in shares.items()])


# Class, shortest and longest autonomy in h; the same for every operator except at antenna sites.
BATTERIES = (("transport_access", 1, 2), ("transport_metro", 4, 8), ("transport_core", 72, 168),
             ("core_site", 72, 168), ("hospital", 24, 72), ("emergency_radio_site", 2, 6), ("dispatch_centre", 24, 72),
             ("grid_control", 72, 168), ("rail_control", 24, 72), ("rail_radio_site", 2, 4),
             ("payment_data_centre", 48, 96))
SITE_BATTERIES = {"north": ((1, 2), (2, 4)), "coast": ((0.5, 1), (2, 4)), "valley": ((0.5, 0.5), (0.5, 2))}
HOSPITALS = {"XN-SW": 15, "XN-MW": 8, "XN-NW": 3, "XN-SE": 8, "XN-ME": 4, "XN-NE": 2}
DISPATCH_CENTRES = {"XN-SW": 4, "XN-MW": 3, "XN-NW": 1, "XN-SE": 2, "XN-ME": 1, "XN-NE": 1}
DEMAND = (
    ("telecom", "mobile_lines", "lines_used_by_people", 6_400_000, "lines"),
    ("telecom", "mobile_lines", "lines_of_machines", 2_900_000, "lines"),
    ("telecom", "mobile_data", "volume_per_day", 3_100_000, "GB/day"),
    ("telecom", "mobile_voice", "minutes_per_day", 24_000_000, "min/day"),
    ("telecom", "radio_site", "antennas_per_site", 3, "antennas/site"),
    ("telecom", "fixed_broadband", "lines", 2_300_000, "lines"),
    ("transport", "rail_passengers", "local_per_day", 260_000, "trips/day"),
    ("transport", "rail_passengers", "long_distance_per_day", 24_000, "trips/day"),
    ("transport", "tram_passengers", "per_day", 190_000, "trips/day"),
    ("transport", "bus_passengers", "per_day", 900_000, "trips/day"),
    ("transport", "rail_passengers", "mean_local_trip", 24, "km"),
    ("emergency", "emergency_calls", "calls_112_per_day", 4_200, "calls/day"),
    ("emergency", "emergency_calls", "share_from_mobile", 0.85, "share"),
    ("emergency", "emergency_calls", "mean_duration", 100, "s"),
    ("emergency", "police_calls", "calls_110_per_day", 3_600, "calls/day"),
    ("health", "ambulance", "missions_per_day", 2_100, "missions/day"),
    ("health", "hospital", "cases_per_day", 2_300, "cases/day"),
    ("health", "hospital", "beds", 17_000, "beds"),
    ("health", "hospital", "bed_occupancy", 0.8, "share"),
    ("energy", "electricity", "metering_points", 3_100_000, "metering points"),
    ("energy", "smart_meters", "share_of_metering_points", 0.95, "share"),
    ("energy", "smart_meters", "share_on_mobile_network", 0.6, "share"),
    ("finance", "card_payments", "per_day", 6_500_000, "payments/day"),
    ("finance", "card_payments", "terminals", 180_000, "terminals"),
    ("finance", "card_payments", "share_of_terminals_on_mobile_network", 0.3, "share"),
    ("finance", "cash", "share_of_payments_at_the_till", 0.08, "share"),
    ("finance", "cash", "atms", 1_500, "machines"),
)


def write_services(out, place_ids, place_regions):
    """Writes batteries.csv, facilities.csv, demand.csv and radio.csv; takes places and their regions, most populous first."""
    batteries = [(kind, operator, *hours, 1.0, SOURCE, GRADE)
                 for operator, (urban, rural) in SITE_BATTERIES.items()
                 for kind, hours in (("site_urban", urban), ("site_rural", rural))]
    batteries += [(kind, "*", low, high, 1.0, SOURCE, GRADE) for kind, low, high in BATTERIES]
    write_csv(f"{out}/batteries.csv", ("class", "operator", "low_h", "high_h", "share", "source", "grade"), batteries)

    largest = {region: place_ids[place_regions.index(region)] for region, _ in REGIONS}
    capital, capital_region = place_ids[0], place_regions[0]
    facilities = [("hospital", "", "", region, count) for region, count in HOSPITALS.items()]
    facilities += [("dispatch_centre", "", "", region, count) for region, count in DISPATCH_CENTRES.items()]
    facilities += [("grid_control_distribution", "", place, region, 1) for region, place in largest.items()]
    facilities += [("grid_control_transmission", "National grid control", capital, capital_region, 1),
                   ("rail_control", "South", capital, capital_region, 1),
                   ("rail_control", "Middle", largest["XN-MW"], "XN-MW", 1),
                   ("payment_data_centre", "", capital, capital_region, 1),
                   ("payment_data_centre", "", largest["XN-SE"], "XN-SE", 1),
                   ("stock_exchange", "Nordland exchange", capital, capital_region, 1),
                   ("rail_radio_site", "", "", "", 220), ("emergency_radio_site", "", "", "", 420)]
    write_csv(f"{out}/facilities.csv", ("kind", "name", "place", "state", "count", "source", "year", "grade"),
              [(*row, SOURCE, 2026, GRADE) for row in facilities])

    hours = [(sector, service, f"hour_share_{hour:02d}", part / 1000, "share")
             for (sector, service), (_, parts) in PROFILES.items() for hour, part in enumerate(parts)]
    write_csv(f"{out}/demand.csv", ("sector", "service", "quantity", "value", "unit", "source", "year", "grade"),
              [(*row, SOURCE, 2026, GRADE) for row in list(DEMAND) + hours])
    write_csv(f"{out}/radio.csv", RADIO_COLUMNS,
              radio({"urban": 1200, "suburban": 2400, "rural": 8000}, SOURCE))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
