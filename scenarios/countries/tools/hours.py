"""Shares of the day by hour, from midnight, in parts of a thousand. No German profile is published openly, so the shapes
are assumed; each names what it rests on."""

PROFILES = {
    ("telecom", "mobile_data"): (
        "assumed shape: low from 2 to 5, busy from noon to midnight (long peak: https://telecoms.com/5g-6g/mobile-data-peak-demand-is-an-all-day-phenomenon), highest at 20",
        (26, 17, 11, 8, 7, 9, 17, 30, 40, 45, 47, 49, 52, 53, 53, 55, 58, 61, 63, 65, 66, 65, 59, 44)),
    ("transport", "rail_passengers"): (
        "assumed shape: two peaks of commuters",
        (8, 4, 2, 2, 6, 22, 55, 95, 83, 52, 42, 42, 46, 52, 58, 68, 82, 84, 65, 45, 31, 24, 19, 13)),
    ("emergency", "emergency_calls"): (
        "assumed shape: low at 4, highest at 18",
        (29, 25, 22, 20, 19, 20, 25, 34, 43, 49, 52, 53, 53, 52, 52, 53, 55, 57, 58, 55, 50, 45, 42, 37)),
    ("finance", "card_payments"): (
        "assumed shape: opening hours of shops",
        (3, 2, 1, 1, 2, 6, 18, 36, 52, 64, 74, 80, 80, 74, 72, 76, 84, 88, 74, 52, 28, 17, 10, 6)),
}

assert all(len(parts) == 24 and sum(parts) == 1000 for _, parts in PROFILES.values())
