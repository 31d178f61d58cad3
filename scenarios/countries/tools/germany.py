#!/usr/bin/env python3
"""Makes places.csv, districts.csv, states.csv and outline.json of Germany from public data.

Usage: germany.py FOLDER_WITH_ARCHIVES OUTPUT_FOLDER   (see packages.py for the archives)

Places. GeoNames lists villages and city districts beside the municipality they belong to. Every GeoNames place
is therefore put into the municipality (2016 borders) that holds its coordinates, and each municipality keeps one
place: the one with the municipality's name, else the most populous one that is no section of a town, else the most
populous one. A kept place whose name differs from its municipality but equals the name of another one has wrong
coordinates in the source and is left out. For the 107 towns that are districts of their own the population is the
official one of the district table; all others keep the GeoNames figure, scaled down where the places of a district
add up to more than its official population. Area is that of the municipality's polygon.

Outline. The land area of the states, simplified together so that common borders stay common.
"""

import sys
from collections import defaultdict

from geometry import PolygonIndex, inner_point, polygon_area_km2, simplify_together
from packages import administrative_areas, district_table, geonames_places, polygons
from tables import plain, slug, write_csv, write_json

LEAST_POPULATION = 5000
OUTLINE_TOLERANCE_DEGREES = 0.006
SMALLEST_OUTLINE_KM2 = 8.0
NAMES_IN_ENGLISH = {"Munich": "München"}
INDEPENDENT_TOWNS = ("Kreisfreie Stadt", "Stadtkreis")

# Key of the state, ISO 3166-2 code, name, population on 31 December 2024 (Destatis, GENESIS table 12411-0010).
STATES = (
    ("01", "DE-SH", "Schleswig-Holstein", 2959517),
    ("02", "DE-HH", "Hamburg", 1862565),
    ("03", "DE-NI", "Niedersachsen", 8004489),
    ("04", "DE-HB", "Bremen", 704881),
    ("05", "DE-NW", "Nordrhein-Westfalen", 18034454),
    ("06", "DE-HE", "Hessen", 6280793),
    ("07", "DE-RP", "Rheinland-Pfalz", 4129569),
    ("08", "DE-BW", "Baden-Württemberg", 11245898),
    ("09", "DE-BY", "Bayern", 13248928),
    ("10", "DE-SL", "Saarland", 1012141),
    ("11", "DE-BE", "Berlin", 3685265),
    ("12", "DE-BB", "Brandenburg", 2556747),
    ("13", "DE-MV", "Mecklenburg-Vorpommern", 1573597),
    ("14", "DE-SN", "Sachsen", 4042422),
    ("15", "DE-ST", "Sachsen-Anhalt", 2135597),
    ("16", "DE-TH", "Thüringen", 2100277),
)
# Districts of the polygons that had become one by the date of the district table.
MERGED_DISTRICTS = {"03152": "03159", "03156": "03159"}
STATE_CODE = {key: code for key, code, _, _ in STATES}


class Municipality:
    """A municipality of the administrative areas, with area in km2 and the GeoNames places in it."""

    def __init__(self, properties):
        self.key = properties["AGS"]
        self.name = properties["GEN"]
        self.area_km2 = 0.0
        self.places = []

    def chosen_place(self):
        """The one place that stands for the municipality, or None."""
        def rank(place):
            own = same_name(place["name"], self.name)
            return own, place["feature"] != "PPLX", place["population"]
        return max(self.places, key=rank, default=None)


def current_district(key):
    """Key of the district, at the date of the district table, that holds a municipality or an older district."""
    return MERGED_DISTRICTS.get(key[:5], key[:5])


def same_name(name, official):
    """True if two spellings mean the same place."""
    name = NAMES_IN_ENGLISH.get(name, name)
    def bare(text):
        return plain(text).split(" (")[0].replace("-", " ").replace("/", " ")
    shorter, longer = sorted((bare(name), bare(official)), key=len)
    return shorter == longer or longer.startswith(shorter + " ")


def municipalities(folder):
    """Municipalities by key, with the GeoNames places that lie in them."""
    found, items = {}, []
    for feature in administrative_areas(folder, "gemeinden"):
        key = feature["properties"]["AGS"]
        owner = found.setdefault(key, Municipality(feature["properties"]))
        for polygon in polygons(feature):
            owner.area_km2 += polygon_area_km2(polygon)
            items.append((polygon, owner))
    index = PolygonIndex(items)
    for place in geonames_places(folder, "DE"):
        owner = index.find(place["lon"], place["lat"])
        if owner is not None:
            owner.places.append(place)
    return found


def place_rows(areas, districts):
    """Rows of places.csv, most populous first."""
    names = defaultdict(set)
    for area in areas.values():
        names[plain(area.name).split(" (")[0]].add(area.key)
    kept = []
    for area in areas.values():
        place = area.chosen_place()
        if place is None:
            continue
        own = same_name(place["name"], area.name)
        if not own and names.get(plain(place["name"]).split(" (")[0]):
            continue
        district = districts[current_district(area.key)]
        population = place["population"]
        if district["type"] in INDEPENDENT_TOWNS:
            population = int(district["population"])
        if population >= LEAST_POPULATION:
            name = area.name if own else place["name"]
            kept.append((name, place["lat"], place["lon"], population, area, district))
    kept = within_districts(kept, districts)
    ids = defaultdict(int)
    for row in kept:
        ids[slug(row[0])] += 1
    rows = []
    for name, lat, lon, population, area, district in sorted(kept, key=lambda r: (-r[3], r[4].key)):
        identifier = slug(name) if ids[slug(name)] == 1 else f"{slug(name)}-{area.key[:5]}"
        rows.append((identifier, name, lat, lon, population, STATE_CODE[area.key[:2]], district["AGS"],
                     round(area.area_km2, 1)))
    return rows


def within_districts(kept, districts):
    """Scales the populations of a district down where they add up to more than its official population."""
    totals = defaultdict(int)
    for row in kept:
        totals[row[5]["AGS"]] += row[3]
    scaled = []
    for name, lat, lon, population, area, district in kept:
        total, official = totals[district["AGS"]], int(district["population"])
        scaled.append((name, lat, lon, population if total <= official else population * official // total,
                       area, district))
    return scaled


def district_name(district):
    """Name of a district without the title of a town."""
    return district["name"].split(",")[0]


def main(folder, out):
    """Writes the four files."""
    districts = {row["AGS"]: row for row in district_table(folder)}
    rows = place_rows(municipalities(folder), districts)
    write_csv(f"{out}/places.csv",
              ("id", "name", "lat", "lon", "population", "state", "district", "area_km2"), rows)

    shapes = defaultdict(list)
    for feature in administrative_areas(folder, "kreise"):
        shapes[current_district(feature["properties"]["AGS"])] += polygons(feature)
    district_rows = []
    for key, row in sorted(districts.items()):
        lon, lat = inner_point(max(shapes[key], key=polygon_area_km2))
        kind = "town" if row["type"] in INDEPENDENT_TOWNS else "country"
        district_rows.append((key, district_name(row), kind, STATE_CODE[key[:2]], row["population"],
                              row["area_km2"], round(lat, 4), round(lon, 4)))
    write_csv(f"{out}/districts.csv",
              ("id", "name", "kind", "state", "population", "area_km2", "lat", "lon"), district_rows)

    land = defaultdict(list)
    for feature in administrative_areas(folder, "laender"):
        land[feature["properties"]["AGS"]] += polygons(feature)
    state_rows = []
    for key, code, name, population in STATES:
        lon, lat = inner_point(max(land[key], key=polygon_area_km2))
        area = sum(float(row["area_km2"]) for row in districts.values() if row["AGS"][:2] == key)
        state_rows.append((code, name, population, round(area, 1), round(lat, 4), round(lon, 4)))
    write_csv(f"{out}/states.csv", ("state", "name", "population", "area_km2", "lat", "lon"), state_rows)

    rings = {STATE_CODE[key]: [ring for polygon in shape for ring in polygon] for key, shape in land.items()}
    states, country = simplify_together(rings, OUTLINE_TOLERANCE_DEGREES, SMALLEST_OUTLINE_KM2)
    def short(list_of_rings):
        return [[[round(x, 3), round(y, 3)] for x, y in ring] for ring in list_of_rings]
    write_json(f"{out}/outline.json",
               {"country": short(country), "states": {code: short(states[code]) for code in sorted(states)}})


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
