#!/usr/bin/env python3
"""Loads the tables of a country back and checks them against one another.

Usage: check.py COUNTRY_FOLDER [COUNTRY_FOLDER ...]

Prints the sums per state and ends with exit code 1 and a list of faults if there are any.
"""

import csv
import hashlib
import json
import sys
from collections import defaultdict
from pathlib import Path

from geometry import distance_to_ring, ring_contains

FUNCTIONS = {"ran", "transport", "core_control", "core_user", "management"}
GRADES = {"measured", "published", "expert", "assumed"}
GRADED = ("operators", "vendor_shares", "national_shares", "batteries", "facilities", "demand", "radio")
BORROWED = ("national_shares", "batteries", "facilities", "demand", "radio")  # a country may leave them out
OUTSIDE_AT_MOST_DEGREES = 0.01
OUTSIDE_CLUSTERS_DEGREES = 0.1  # outlines of Natural Earth leave islets out


class Country:
    """The tables of one folder and the faults found in them."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.faults = []
        self.tables = {}
        for name in ("places", "districts", "states", *GRADED):
            self.tables[name] = []
            if name in BORROWED and not (self.folder / f"{name}.csv").exists():
                continue
            with open(self.folder / f"{name}.csv", encoding="utf-8", newline="") as text:
                self.tables[name] = list(csv.DictReader(text))
        self.outline = json.loads((self.folder / "outline.json").read_text(encoding="utf-8"))

    def expect(self, holds, fault):
        """Notes the fault if the condition does not hold."""
        if not holds:
            self.faults.append(f"{self.folder.name}: {fault}")

    def unique(self, name, column):
        """Expects no value twice in a column."""
        values = [row[column] for row in self.tables[name]]
        twice = {value for value in values if values.count(value) > 1} if len(set(values)) < len(values) else set()
        self.expect(not twice, f"{name}.csv: {column} twice: {sorted(twice)}")

    def check(self):
        """Runs every check."""
        self.unique("places", "id")
        self.unique("districts", "id")
        self.unique("states", "state")
        self.unique("operators", "operator")
        self.check_people()
        self.check_geography()
        self.check_shares()
        self.check_services()
        self.check_checksums()
        return self.faults

    def check_people(self):
        """People in places fit into districts and states, and are sensible for the area."""
        in_state, in_district = defaultdict(int), defaultdict(int)
        for row in self.tables["places"]:
            people, area = int(row["population"]), float(row["area_km2"])
            in_state[row["state"]] += people
            in_district[row["district"]] += people
            self.expect(0 < people < 8_000_000, f"places.csv: {row['id']} has {people} people")
            self.expect(5 < people / area < 7000, f"places.csv: {row['id']} has {people / area:.0f} people per km2")
        states = {row["state"]: int(row["population"]) for row in self.tables["states"]}
        districts = {row["id"]: row for row in self.tables["districts"]}
        self.expect(set(in_state) <= set(states), "places.csv: state not in states.csv")
        self.expect(set(in_district) <= set(districts), "places.csv: district not in districts.csv")
        for row in self.tables["places"]:
            self.expect(districts[row["district"]]["state"] == row["state"],
                        f"places.csv: {row['id']} state and district")
        for key, row in districts.items():
            self.expect(in_district[key] <= int(row["population"]),
                        f"districts.csv: {key} holds fewer people than its places")
        print(f"{self.folder.name}: {len(self.tables['places'])} places with {sum(in_state.values())} of "
              f"{sum(states.values())} people")
        for state, people in states.items():
            print(f"  {state} {in_state[state]:>9} of {people:>9}  {in_state[state] / people:.3f}")
            self.expect(in_state[state] <= people, f"states.csv: {state} holds fewer people than its places")

    def check_geography(self):
        """Places lie in the outline of their state or close to it; rings are closed."""
        states = self.outline["states"]
        self.expect(set(states) == {row["state"] for row in self.tables["states"]}, "outline.json: states differ")
        for rings in [self.outline["country"], *states.values()]:
            for ring in rings:
                self.expect(len(ring) >= 4 and ring[0] == ring[-1], "outline.json: ring not closed")
        points = [point for ring in self.outline["country"] for point in ring]
        west, east = min(p[0] for p in points), max(p[0] for p in points)
        south, north = min(p[1] for p in points), max(p[1] for p in points)
        outside = 0
        for row in self.tables["places"]:
            lon, lat = float(row["lon"]), float(row["lat"])
            margin = OUTSIDE_CLUSTERS_DEGREES * 2
            self.expect(west - margin <= lon <= east + margin and south - margin <= lat <= north + margin, f"places.csv: {row['id']} outside the box")
            if not ring_contains(states[row["state"]], lon, lat):
                outside += 1
                near = min(distance_to_ring(ring, lon, lat) for ring in states[row["state"]])
                made = self.tables["districts"][0]["kind"] == "cluster"
                self.expect(near < (OUTSIDE_CLUSTERS_DEGREES if made else OUTSIDE_AT_MOST_DEGREES),
                            f"places.csv: {row['id']} is {near:.2f} degrees outside its state")
        print(f"  {outside} places outside the simplified outline of their state")
        for row in self.tables["states"]:
            self.expect(ring_contains(states[row["state"]], float(row["lon"]), float(row["lat"])),
                        f"states.csv: {row['state']} point")

    def check_shares(self):
        """Shares add up to 1."""
        operators = {row["operator"] for row in self.tables["operators"]}
        total = sum(float(row["line_share"]) for row in self.tables["operators"])
        self.expect(abs(total - 1) < 1e-9, f"operators.csv: line shares add up to {total}")
        sums = defaultdict(float)
        for row in self.tables["vendor_shares"]:
            self.expect(row["function"] in FUNCTIONS and row["operator"] in operators, f"vendor_shares.csv: {row}")
            sums[row["operator"], row["function"]] += float(row["share"])
        self.expect(len(sums) == len(operators) * len(FUNCTIONS), "vendor_shares.csv: operator without a function")
        for key, value in sums.items():
            self.expect(abs(value - 1) < 1e-9, f"vendor_shares.csv: {key} adds up to {value}")
        for row in self.tables["national_shares"]:
            self.expect(0 <= float(row["low"]) <= float(row["high"]) <= 1 and row["function"] in FUNCTIONS,
                        f"national_shares.csv: {row}")
        sums = defaultdict(float)
        for row in self.tables["batteries"]:
            self.expect(0 <= float(row["low_h"]) <= float(row["high_h"]), f"batteries.csv: {row['class']} hours")
            sums[row["class"], row["operator"]] += float(row["share"])
        for key, value in sums.items():
            self.expect(abs(value - 1) < 1e-9, f"batteries.csv: {key} adds up to {value}")

    def check_services(self):
        """Facilities stand at places that exist; hours of a day add up to 1; every row is graded and sourced."""
        places = {row["id"]: row["state"] for row in self.tables["places"]}
        states = {row["state"] for row in self.tables["states"]}
        for row in self.tables["facilities"]:
            self.expect(not row["place"] or places.get(row["place"]) == row["state"],
                        f"facilities.csv: place {row['place']}")
            self.expect(not row["state"] or row["state"] in states, f"facilities.csv: state {row['state']}")
            self.expect(int(row["count"]) >= 0, f"facilities.csv: {row['kind']} count")
        hours = defaultdict(list)
        for row in self.tables["demand"]:
            if row["quantity"].startswith("hour_share_"):
                hours[row["service"]].append(float(row["value"]))
            self.expect(float(row["value"]) >= 0, f"demand.csv: {row['quantity']}")
        for service, parts in hours.items():
            self.expect(len(parts) == 24 and abs(sum(parts) - 1) < 1e-9, f"demand.csv: hours of {service}")
        for name in GRADED:
            for row in self.tables[name]:
                self.expect(row["grade"] in GRADES and row["source"], f"{name}.csv: grade or source missing: {row}")

    def check_checksums(self):
        """SOURCES.md names every table with its checksum."""
        text = (self.folder / "SOURCES.md").read_text(encoding="utf-8")
        for path in sorted(self.folder.glob("*.csv")) + [self.folder / "outline.json"]:
            checksum = hashlib.sha256(path.read_bytes()).hexdigest()
            self.expect(f"`{path.name}`" in text and checksum in text, f"SOURCES.md: {path.name} {checksum}")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    found = [fault for folder in sys.argv[1:] for fault in Country(folder).check()]
    print("\n".join(found) if found else "no faults")
    sys.exit(1 if found else 0)
