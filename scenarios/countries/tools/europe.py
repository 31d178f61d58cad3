#!/usr/bin/env python3
"""Makes the tables that European countries share where they have none of their own, from what is written below.

Usage: europe.py EUROPE_FOLDER

None of this is a figure about one country: carriers, stocks and facilities are assumed to be alike.
"""

import hashlib
import sys
from pathlib import Path

from bands import RADIO_COLUMNS, radio
from europe_transport import TRANSPORT
from tables import write_csv

TODAY = "2026-11-26"
LIKE_GERMANY = "per head as in Germany"
REUTERS = "most batteries of European sites last about 30 min, Reuters 2022 https://www.n-tv.de/wirtschaft/Firmen-warnen-vor-Kollaps-der-Mobilfunknetze-article23620455.html; up to four times that assumed"
NONE = "no published figure found"
DELL_ORO_RADIO = "among the five largest by revenue (Dell'Oro 2024, MWL https://www.mobileworldlive.com/ranvendors/delloro-expects-little-relief-from-ran-slump/); Samsung left out: hardly present in Europe"
DELL_ORO_CORE = "among the four largest by revenue (Dell'Oro 2024, MWL https://mobileworldlive.com/network-tech/delloro-gloomy-on-core-network-trends)"
FIERCE = "sells transport, Dell'Oro 2020 in Fierce https://fierce-network.com/telecom/telecom-equipment-market-posts-best-year-almost-a-decade"

BATTERIES = [
    ("site_urban", 0.5, 2, REUTERS), ("site_rural", 0.5, 2, REUTERS), ("transport_access", 0.5, 2, "as antenna sites"),
    ("transport_metro", 4, 8, NONE), ("transport_core", 72, 168, NONE), ("core_site", 72, 168, NONE),
    ("hospital", 4, 72, "range of Germany's table"), ("emergency_radio_site", 2, 6, "as in Germany"), ("dispatch_centre", 24, 72, NONE),
    ("grid_control", 72, 168, NONE), ("rail_control", 24, 72, NONE), ("rail_radio_site", 2, 4, NONE), ("payment_data_centre", 48, 96, NONE)]

# Kind, where it stands, number per million people in Germany's table, least number.
FACILITIES = [
    ("hospital", "towns", 22.6, 3), ("dispatch_centre", "towns", 2.9, 1), ("grid_control_distribution", "towns", 1.0, 1),
    ("grid_control_transmission", "towns", 0.05, 1), ("rail_control", "towns", 0.08, 1), ("rail_network_control", "towns", 0, 1),
    ("payment_data_centre", "towns", 0.14, 2), ("stock_exchange", "towns", 0, 1), ("rail_radio_site", "land", 36, 20),
    ("emergency_radio_site", "land", 60, 30)]

SUPPLIERS = [
    ("ran", "Ericsson", "split", DELL_ORO_RADIO), ("ran", "Nokia", "split", DELL_ORO_RADIO), ("ran", "Huawei", "split", DELL_ORO_RADIO),
    ("ran", "ZTE", "split", DELL_ORO_RADIO),
    ("transport", "Huawei", "split", FIERCE), ("transport", "Nokia", "split", FIERCE), ("transport", "Cisco", "split", FIERCE),
    ("transport", "Ciena", "split", FIERCE),
    ("core_control", "Ericsson", "one", DELL_ORO_CORE), ("core_control", "Nokia", "one", DELL_ORO_CORE),
    ("core_control", "Huawei", "one", DELL_ORO_CORE), ("core_control", "ZTE", "one", DELL_ORO_CORE),
    ("core_control", "Mavenir", "no", "sells to Deutsche Telekom, Light Reading, September 2022 https://www.lightreading.com/5g/mavenir-is-replacing-huawei-in-deutsche-telekoms-core/d/d-id/780326; not known elsewhere")]


def main(out):
    """Writes the tables and SOURCES.md."""
    folder = Path(out)
    folder.mkdir(exist_ok=True)
    write_csv(folder / "radio.csv", RADIO_COLUMNS, radio({"urban": 1000, "suburban": 1500, "rural": 3500}, "carriers and distances of Germany"))
    write_csv(folder / "batteries.csv", ("class", "operator", "low_h", "high_h", "share", "source", "grade"),
              [(kind, "*", low, high, 1.0, said, "assumed") for kind, low, high, said in BATTERIES])
    write_csv(folder / "facilities.csv", ("kind", "where", "per_million", "least", "source", "year", "grade"),
              [(*row, LIKE_GERMANY, 2026, "assumed") for row in FACILITIES])
    write_csv(folder / "suppliers.csv", ("function", "vendor", "unknown", "source", "grade"), [(*row, "assumed") for row in SUPPLIERS])
    write_csv(folder / "transport.csv", ("what", "value", "unit", "source", "grade"), TRANSPORT)
    what = {"radio.csv": "carriers of a cell", "batteries.csv": "hours without the grid", "facilities.csv": "facilities per head",
            "suppliers.csv": "who sells what, and who may stand where a supplier is not known: with a part, alone, or not",
            "transport.csv": "what links carry, how long they take, what users send over them"}
    lines = ["# Europe: sources", "",
             "Tables that a country of this folder uses where it has none of its own; of `batteries.csv`, the classes that its own table leaves out. Made by "
             "`../tools/europe.py`. Nothing here is a figure about one country, so every table is graded assumed; rows of `transport.csv` that come from standards say so.", "",
             "| file | what | source | licence | date | SHA-256 | grade |", "|---|---|---|---|---|---|---|"]
    for file, title in what.items():
        checksum = hashlib.sha256((folder / file).read_bytes()).hexdigest()
        lines.append(f"| `{file}` | {title} | named in every row | that of this project | {TODAY} | `{checksum}` | assumed |")
    (folder / "SOURCES.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
