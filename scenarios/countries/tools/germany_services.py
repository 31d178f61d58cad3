#!/usr/bin/env python3
"""Makes batteries.csv, facilities.csv, demand.csv and radio.csv of Germany from the published figures written below.

Usage: germany_services.py OUTPUT_FOLDER   (reads states.csv there)

Figures are copied with their source; a rate per day is the published yearly figure divided by the days of that year.
Where only a total for the country is published it is shared among the states by population, largest remainder first,
and the rows are graded assumed.
"""

import csv
import sys

from bands import RADIO_COLUMNS, radio
from hours import PROFILES
from tables import write_csv

VDEK = "Destatis hospital statistics, table of vdek https://www.vdek.com/content/dam/vdeksite/vdek/daten/d_ausgaben_krankenhaus/krankenhaus_krankenhaeuser_betten_nach_bundesl%C3%A4ndern.jpg.xplain.html"
CRISIS = "Trautmann et al. 2022 in Crisis Prevention https://crisis-prevention.de/kommunikation-it/die-leitstellen-im-wandel-aktuelle-herausforderungen-und-entwicklungen.html"
ZFK = "Federal Network Agency, fourth quarter of 2024, in ZfK https://www.zfk.de/digitalisierung/smart-city-energy/rollout-anzahl-intelligenter-messsysteme-steigt-deutlich"
RAIL = "Wikipedia, Betriebszentrale (DB InfraGO) https://de.wikipedia.org/wiki/Betriebszentrale_(DB_InfraGO)"
SWITCH = "Stuttgarter Zeitung http://www.stuttgarter-zeitung.de/inhalt.die-hauptschaltleitung-in-wendlingen-stellwerk-fuer-den-energieverkehr.b99ce26e-d309-4ca3-a90d-881b91148264.html"
GSMR = "Bahnblogstelle on the federal government's answer 2016 https://bahnblogstelle.com/5416/gsm-r-ist-nur-als-rueckfallebene-eingefuehrt-stellungnahme-der-bundesregierung-im-wortlaut"
BOS = "WirtschaftsWoche 2021 https://www.wiwo.de/technologie/digitale-welt/digitaler-polizeifunk-keine-chance-fuer-die-notstromversorgung/27454406-2.html"
TRIPS = "Destatis, press of October 2025 https://www.finanznachrichten.de/nachrichten-2025-10/66639688-liniennahverkehr-2024-weniger-fahrgaeste-aber-mehr-personenkilometer-als-2019-007.htm"
LONG = "Destatis in Eurailpress https://www.eurailpress.de/nachrichten/unternehmen-maerkte/detail/news/mehr-fahrgaeste-im-oepnv-weniger-im-bahnfernverkehr.html"
CALLS = "Deutsche Telekom in teltarif https://www.teltarif.de/notruf-112-europa/news/94576.html"
CALLS_MOBILE = "Deutsche Telekom in heise (O2 names 62 percent) https://heise.de/news/Notruf-Jaehrlich-ueber-30-Millionen-Anrufe-unter-der-Nummer-112-9623984.html"
CALL_LENGTH = "Deutsche Telekom in Telecom Handel https://telecom-handel.de/consumer-communications/mobilfunk/zahlen-tag-notrufs-2949209.html"
AMBULANCE = "Federal Highway Research Institute 2016/17 https://www.auto-medienportal.net/artikel/detail/51224"
CARDS = "Deutsche Bundesbank, payment statistics 2024 https://www.naanoo.com/nachrichten/kartenzahlungen-nehmen-stetig-zu"
GIRO = "Euro Kartensysteme in heise https://heise.de/-10287308"
CASH = "Deutsche Bundesbank https://bundesbank.de/de/presse/pressenotizen/zahlungsverhalten-in-deutschland-2023-934828"
METERS = "Federal Network Agency 2017 https://bundesnetzagentur.de/DE/Fachthemen/ElektrizitaetundGas/NetzzugangMesswesen/Mess-undZaehlwesen/Anzeige_MStBetreiber/start.html"
LINES = "VATM market study 2025 https://www.inside-digital.de/news/irre-entwicklung-unsichtbare-sim-karten-sind-so-wichtig-wie-nie"
DATA = "Federal Network Agency, annual report 2024 https://www.zdnet.de/88422069/messenger-anrufe-boomen-weiter/"
FIXED = "Federal Network Agency, annual report 2024 https://www.bznb.de/aktuelles/details/?tx_news_pi1%5Baction%5D=detail&tx_news_pi1%5Bcontroller%5D=News&tx_news_pi1%5Bnews%5D=500"
ANTENNAS = "Deutsche Telekom, end of 2025: 128,000 antennas at 36,450 sites https://www.inside-digital.de/news/neue-zahlen-decken-auf-so-lief-der-netzausbau-von-telekom-vodafone-o2-wirklich/amp"
ROAMING = "dpa, November 2025 https://www.onvista.de/news/2025/11-11-roundup-vodafone-ist-etwas-im-aufwind-1-1-gelingt-kunden-umbuchung-0-10-26448869"
BR = "BR 2022 https://www.br.de/nachrichten/netzwelt/wenn-der-strom-ausfaellt-was-passiert-mit-dem-handynetz,TIv9USH"
INSIDER = "Business Insider, spokesman of Vodafone https://www.businessinsider.de/politik/deutschland/kein-signal-kein-durchkommen-das-passiert-bei-einem-blackout-mit-dem-handynetz-a/"
CORE = "inside digital: fixed generators and batteries, no hours given; hours assumed https://www.inside-digital.de/news/stromausfall-in-deutschland-so-lange-funktionieren-die-handynetze-von-telekom-vodafone-co-noch"
DKI = "German Hospital Institute, survey of October 2022 https://www.vpksh.de/service/studien-gutachten/energieversorgung-und-notfallplaene-in-krankenhaeusern.html ; the hours that stand for its words are assumed"
TRADE = "common knowledge of the trade, no document read"
SPECTRUM = "bandwidth: least of the three operators after the auctions of the Federal Network Agency of 2010, 2015 and 2019, common knowledge of the trade; bands of a site, power, gain and mast assumed; distance of sites: median of the country as built"
NONE = "no published figure found"

HOSPITALS_2022 = {"DE-BW": 249, "DE-BY": 353, "DE-BE": 88, "DE-BB": 63, "DE-HB": 14, "DE-HH": 61, "DE-HE": 149,
                  "DE-MV": 38, "DE-NI": 173, "DE-NW": 333, "DE-RP": 85, "DE-SL": 22, "DE-SN": 78, "DE-ST": 45,
                  "DE-SH": 93, "DE-TH": 49}

BATTERIES = [
    ("site_urban", "telekom", 0.5, 0.5, 1.0, f"{BR} (figure of the industry)", "published"),
    ("site_rural", "telekom", 0.5, 0.5, 1.0, f"{BR} (figure of the industry)", "published"),
    ("site_urban", "vodafone", 2, 4, 1.0, INSIDER, "published"),
    ("site_rural", "vodafone", 2, 4, 1.0, INSIDER, "published"),
    ("site_urban", "o2", 0.5, 0.5, 1.0, f"{BR} (figure of the industry)", "published"),
    ("site_rural", "o2", 0.5, 0.5, 1.0, f"{BR} (figure of the industry)", "published"),
    ("transport_access", "*", 0.5, 0.5, 1.0, f"{NONE}; equipment stands at antenna sites and is given their figure of the industry", "assumed"),
    ("transport_metro", "*", 4, 8, 1.0, f"{NONE}; batteries until a mobile generator arrives", "assumed"),
    ("transport_core", "*", 72, 168, 1.0, CORE, "assumed"),
    ("core_site", "*", 72, 168, 1.0, CORE, "assumed"),
    ("hospital", "*", 4, 24, 0.21, DKI, "assumed"),
    ("hospital", "*", 24, 72, 0.58, DKI, "assumed"),
    ("hospital", "*", 168, 240, 0.21, DKI, "assumed"),
    ("emergency_radio_site", "*", 2, 6, 1.0, BOS, "published"),
    ("dispatch_centre", "*", 24, 72, 1.0, f"{NONE}; 72 h is the federal advice", "assumed"),
    ("grid_control", "*", 72, 168, 1.0, f"{NONE}; own generators", "assumed"),
    ("rail_control", "*", 24, 72, 1.0, f"{NONE}; own generators", "assumed"),
    ("rail_radio_site", "*", 2, 4, 1.0, NONE, "assumed"),
    ("payment_data_centre", "*", 48, 96, 1.0, f"{NONE}; own generators", "assumed"),
]

def shared(total, people):
    """Whole parts of a total by state, in proportion to people, largest remainder first."""
    exact = {state: total * count / sum(people.values()) for state, count in people.items()}
    parts = {state: int(value) for state, value in exact.items()}
    for state in sorted(exact, key=lambda s: parts[s] - exact[s])[:total - sum(parts.values())]:
        parts[state] += 1
    return parts


def facilities(people):
    """Rows of facilities.csv; a row has a place, or a state, or neither when it counts the whole country."""
    rows = [("hospital", "", "", state, count, VDEK, 2022, "published") for state, count in HOSPITALS_2022.items()]
    for state, count in shared(239, people).items():
        rows.append(("dispatch_centre", "", "", state, count,
                     f"total of 239 (232 and 7 that only answer calls) published: {CRISIS} ; by state assumed", 2022,
                     "assumed"))
    for state, count in shared(83, people).items():
        rows.append(("grid_control_distribution", "", "", state, count,
                     f"83 metering operators with more than 100,000 metering points ({ZFK}) taken as the number of distribution control rooms; by state assumed",
                     2024, "assumed"))
    rows += [
        ("grid_control_transmission", "TransnetBW", "wendlingen-am-neckar", "DE-BW", 1, f"{SWITCH} (undated)", 2026, "published"),
        ("grid_control_transmission", "Amprion", "pulheim", "DE-NW", 1, f"four in all: {SWITCH} (undated); town: {TRADE}", 2026, "expert"),
        ("grid_control_transmission", "50Hertz", "neuenhagen-bei-berlin", "DE-BB", 1, f"four in all: {SWITCH} (undated); town: {TRADE}", 2026, "expert"),
        ("grid_control_transmission", "TenneT", "lehrte", "DE-NI", 1, f"four in all: {SWITCH} (undated); town: {TRADE}", 2026, "expert"),
    ]
    for name, place, state in (("East", "berlin", "DE-BE"), ("West", "duisburg", "DE-NW"),
                               ("Middle", "frankfurt-am-main", "DE-HE"), ("North", "hannover", "DE-NI"),
                               ("South-West", "karlsruhe", "DE-BW"), ("South-East", "leipzig", "DE-SN"),
                               ("South", "muenchen", "DE-BY")):
        rows.append(("rail_control", name, place, state, 1, RAIL, 2024, "published"))
    rows.append(("rail_network_control", "Network control", "frankfurt-am-main", "DE-HE", 1, RAIL, 2024, "published"))
    for place, state, count in (("frankfurt-am-main", "DE-HE", 4), ("muenchen", "DE-BY", 2),
                                ("duesseldorf", "DE-NW", 2), ("hamburg", "DE-HH", 1), ("berlin", "DE-BE", 1),
                                ("stuttgart", "DE-BW", 1), ("hannover", "DE-NI", 1)):
        rows.append(("payment_data_centre", "", place, state, count,
                     f"{NONE}; twelve in the cities of the large banks and card networks", 2026, "assumed"))
    for name, place, state in (("Frankfurt", "frankfurt-am-main", "DE-HE"), ("Stuttgart", "stuttgart", "DE-BW"),
                               ("Berlin", "berlin", "DE-BE"), ("Düsseldorf", "duesseldorf", "DE-NW"),
                               ("Hamburg", "hamburg", "DE-HH"), ("Hannover", "hannover", "DE-NI"),
                               ("München", "muenchen", "DE-BY")):
        rows.append(("stock_exchange", name, place, state, 1, TRADE, 2026, "expert"))
    rows.append(("rail_radio_site", "", "", "", 3000, GSMR, 2015, "published"))
    rows.append(("emergency_radio_site", "", "", "", 5000, BOS, 2021, "published"))
    return rows


def demand():
    """Rows of demand.csv."""
    rows = [
        ("telecom", "mobile_lines", "lines_used_by_people", 106.9e6, "lines", LINES, 2025, "published"),
        ("telecom", "mobile_lines", "lines_of_machines", 94.8e6, "lines", LINES, 2025, "published"),
        ("telecom", "mobile_lines", "lines_in_routers", 1.3e6, "lines", LINES, 2025, "published"),
        ("telecom", "mobile_lines", "lines_of_1und1_roaming_mostly_on_vodafone", 12.5e6, "lines", ROAMING, 2025, "published"),
        ("telecom", "mobile_data", "volume_per_day", round(9592e6 / 366), "GB/day", DATA, 2024, "published"),
        ("telecom", "mobile_voice", "minutes_per_day", round(148e9 / 366), "min/day", DATA, 2024, "published"),
        ("telecom", "radio_site", "antennas_per_site", round(128000 / 36450, 2), "antennas/site", ANTENNAS, 2025, "published"),
        ("telecom", "fixed_broadband", "lines", 38.6e6, "lines", FIXED, 2024, "published"),
        ("transport", "rail_passengers", "local_per_day", round(2.8e9 / 366), "trips/day", TRIPS, 2024, "published"),
        ("transport", "rail_passengers", "long_distance_per_day", round(142e6 / 366), "trips/day", LONG, 2024, "published"),
        ("transport", "tram_passengers", "per_day", round(3.9e9 / 366), "trips/day", TRIPS, 2024, "published"),
        ("transport", "bus_passengers", "per_day", round(5.4e9 / 366), "trips/day", TRIPS, 2024, "published"),
        ("transport", "rail_passengers", "mean_local_trip", 23, "km", LONG, 2024, "published"),
        ("transport", "rail_radio", "length_with_gsm_r", 29000, "km", GSMR, 2016, "published"),
        ("emergency", "emergency_calls", "calls_112_per_day", 84000, "calls/day", CALLS, 2023, "published"),
        ("emergency", "emergency_calls", "share_from_mobile", 0.90, "share", CALLS_MOBILE, 2023, "published"),
        ("emergency", "emergency_calls", "mean_duration", 105, "s", CALL_LENGTH, 2024, "published"),
        ("emergency", "police_calls", "calls_110_per_day", 84000, "calls/day", f"{NONE} for all networks; O2 counts as many calls to 110 as to 112: https://telecom-handel.de/consumer-communications/mobilfunk/zahlen-tag-notrufs-2949209.html", 2024, "assumed"),
        ("health", "ambulance", "missions_per_day", round(14e6 / 365), "missions/day", AMBULANCE, 2017, "published"),
        ("health", "hospital", "cases_per_day", round(16805170 / 365), "cases/day", VDEK, 2022, "published"),
        ("health", "hospital", "beds", 480382, "beds", VDEK, 2022, "published"),
        ("health", "hospital", "bed_occupancy", 0.69, "share", VDEK, 2022, "published"),
        ("energy", "electricity", "metering_points", 50.9e6, "metering points", METERS, 2017, "published"),
        ("energy", "smart_meters", "share_of_metering_points", 0.0218, "share", ZFK, 2024, "published"),
        ("energy", "metering", "operators", 875, "operators", ZFK, 2024, "published"),
        ("energy", "smart_meters", "share_on_mobile_network", 0.8, "share", NONE, 2024, "assumed"),
        ("finance", "card_payments", "per_day", round(13e9 / 366), "payments/day", CARDS, 2024, "published"),
        ("finance", "card_payments", "girocard_per_day", round(7.9e9 / 366), "payments/day", GIRO, 2024, "published"),
        ("finance", "card_payments", "mean_girocard_payment", 38.85, "EUR", GIRO, 2024, "published"),
        ("finance", "card_payments", "terminals", 1.2e6, "terminals", GIRO, 2024, "published"),
        ("finance", "card_payments", "share_of_terminals_on_mobile_network", 0.2, "share", NONE, 2024, "assumed"),
        ("finance", "cash", "share_of_payments_at_the_till", 0.51, "share", CASH, 2023, "published"),
        ("finance", "cash", "share_of_turnover_at_the_till", 0.26, "share", CASH, 2023, "published"),
        ("finance", "cash", "atms", 49750, "machines", CARDS, 2024, "published"),
        ("finance", "credit_transfers", "per_day", round(7.6e9 / 366), "transfers/day", CARDS, 2024, "published"),
        ("finance", "direct_debits", "per_day", round(9.9e9 / 366), "debits/day", CARDS, 2024, "published"),
        ("finance", "instant_payments", "per_day", round(337e6 / 366), "transfers/day", CARDS, 2024, "published"),
    ]
    rows = [(*row[:3], int(row[3]) if row[3] == int(row[3]) else row[3], *row[4:]) for row in rows]
    return rows + hour_shares(2026)


def hour_shares(year):
    """The assumed profiles as rows of demand.csv, each adding up to 1."""
    rows = []
    for (sector, service), (source, parts) in PROFILES.items():
        for hour, part in enumerate(parts):
            rows.append((sector, service, f"hour_share_{hour:02d}", part / 1000, "share", source, year, "assumed"))
    return rows


def main(out):
    """Writes the four files."""
    with open(f"{out}/states.csv", encoding="utf-8") as states:
        people = {row["state"]: int(row["population"]) for row in csv.DictReader(states)}
    write_csv(f"{out}/batteries.csv", ("class", "operator", "low_h", "high_h", "share", "source", "grade"), BATTERIES)
    write_csv(f"{out}/facilities.csv", ("kind", "name", "place", "state", "count", "source", "year", "grade"),
              facilities(people))
    write_csv(f"{out}/demand.csv", ("sector", "service", "quantity", "value", "unit", "source", "year", "grade"),
              demand())
    write_csv(f"{out}/radio.csv", RADIO_COLUMNS,
              radio({"urban": 1000, "suburban": 1500, "rural": 3500}, SPECTRUM))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
