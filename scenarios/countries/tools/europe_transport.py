"""What links of a generated country carry and how long they take, and what users send over them: rows of transport.csv."""

IEEE = "rates of IEEE 802.3; which one where is assumed"
PDB = "3GPP TS 23.501, table 5.7.4-1, 5QI 1: packet delay budget of conversational voice"
SHAPE = "assumed shape, as in the table of demand of Germany: busy from noon to midnight, highest at 20"

TRANSPORT = [
    ("fibre_share_urban", 0.8, "share", "assumed; half of all macro sites worldwide by microwave (Ericsson Microwave Outlook https://www.ericsson.com/en/reports-and-papers/microwave-outlook/articles/backhaul-media-for-5g-and-beyond), fewer in towns", "assumed"),
    ("fibre_share_suburban", 0.6, "share", "assumed; as in urban surroundings", "assumed"),
    ("fibre_share_rural", 0.3, "share", "assumed; as in urban surroundings", "assumed"),
    ("fibre_ms_per_km", 0.005, "ms/km", "ITU-T G.114 (05/2003), annex A: optical fibre", "published"),
    ("fibre_detour", 1.4, "factor", "assumed: way of a cable over the distance as the crow flies", "assumed"),
    ("radio_ms_per_km", 0.003336, "ms/km", "speed of light", "published"),
    ("fibre_hop_ms", 0.02, "ms", "assumed: a router forwards a packet", "assumed"),
    ("microwave_hop_ms", 0.2, "ms", "assumed: two radios and a router forward a packet", "assumed"),
    ("port_fibre_backhaul_mbps", 10000, "Mbit/s", IEEE, "assumed"),
    ("port_microwave_backhaul_mbps", 1000, "Mbit/s", "assumed: a channel of 112 MHz at a high modulation", "assumed"),
    ("port_ring_mbps", 10000, "Mbit/s", IEEE, "assumed"),
    ("port_metro_mbps", 10000, "Mbit/s", IEEE, "assumed"),
    ("port_core_mbps", 100000, "Mbit/s", IEEE, "assumed"),
    ("port_line_mbps", 1000, "Mbit/s", IEEE, "assumed"),
    ("fronthaul_mbps", 25000, "Mbit/s", IEEE, "assumed"),
    ("midhaul_mbps", 10000, "Mbit/s", IEEE, "assumed"),
    ("fronthaul_ms", 0.1, "ms", "eCPRI transport requirements, class of 100 microseconds", "expert"),
    ("clock_lock_h", 1, "h", "assumed: a source that was found again has set a clock right", "assumed"),
    ("user_share", 0.87, "share", "user plane is 80 to 90 % of what a backhaul carries: NGMN, Guidelines for LTE Backhaul Traffic Estimation, 0.4.2 (2011) https://www.ngmn.org/publications/guidelines-for-lte-backhaul-traffic-estimation.html; assumed in between", "expert"),
    ("ipsec_share", 0.14, "share", "NGMN, Guidelines for LTE Backhaul Traffic Estimation, 0.4.2 (2011)", "published"),
    ("emergency_share", 0.0002, "share", "assumed: of what users ask for", "assumed"),
    ("voice_share", 0.02, "share", "assumed: 20 mErl a user in the busy hour at 40 kbit/s, of 46 kbit/s", "assumed"),
    ("priority_data_share", 0.05, "share", "assumed: of what users ask for", "assumed"),
    ("emergency_ms", 100, "ms", PDB, "published"),
    ("voice_ms", 100, "ms", PDB, "published"),
]

HOUR_SHARES = [
    0.026, 0.017, 0.011, 0.008, 0.007, 0.009, 0.017, 0.03, 0.04, 0.045, 0.047, 0.049,
    0.052, 0.053, 0.053, 0.055, 0.058, 0.061, 0.063, 0.065, 0.066, 0.065, 0.059, 0.044]

TRANSPORT += [(f"hour_share_{hour:02d}", share, "share", SHAPE, "assumed") for hour, share in enumerate(HOUR_SHARES)]
