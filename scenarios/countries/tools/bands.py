"""Carriers that antenna sites send, by setting, as rows of radio.csv: frequency in GHz, bandwidth in MHz, spacing of subcarriers in kHz, share of time of the
downlink, power of the carrier in dBm, gain of the antenna in dBi.

On each band the bandwidth is what the German operator with least of it holds. Which sites carry which band, powers, gains and masts are assumed.
"""

RADIO_COLUMNS = ("setting", "model", "frequency_ghz", "bandwidth_mhz", "spacing_khz", "downlink_share", "power_dbm",
                 "gain_dbi", "mast_m", "site_spacing_m", "source", "grade")
LOW = (0.8, 10, 15, 1, 46, 15)
MIDDLE = (1.8, 20, 15, 1, 46, 17)
UPPER = (2.1, 10, 15, 1, 46, 17)
HIGH = (3.6, 70, 30, 0.75, 49, 17)
PLANS = (("urban", "uma", 25, (LOW, MIDDLE, UPPER, HIGH)),
         ("suburban", "rma", 35, (LOW, MIDDLE, UPPER)),
         ("rural", "rma", 35, (LOW, MIDDLE)))


def radio(spacings, source):
    """The rows, for the distance between neighbouring sites in m by setting."""
    return [(setting, model, *carrier, mast, spacings[setting], source, "assumed")
            for setting, model, mast, carriers in PLANS for carrier in carriers]
