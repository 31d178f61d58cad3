"""Writes the tables: CSV in UTF-8 with commas and a header row, compact JSON, and the checksums of both."""

import csv
import hashlib
import json
import re
import unicodedata
from pathlib import Path


def write_csv(path, header, rows):
    """Writes the rows, with line ends of one character, and prints the checksum."""
    with open(path, "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
    print_checksum(path)


def write_json(path, value):
    """Writes compact JSON and prints the checksum."""
    Path(path).write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print_checksum(path)


def print_checksum(path):
    """Prints SHA-256, size in bytes and name of a file."""
    data = Path(path).read_bytes()
    print(hashlib.sha256(data).hexdigest(), len(data), Path(path).name)


def plain(text):
    """Lower case without accents, for comparing names."""
    text = text.lower().replace("ß", "ss").replace("sankt ", "st. ")
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def slug(name):
    """An identifier of a-z, 0-9 and hyphens; German umlauts become two letters."""
    text = name.lower()
    for umlaut, letters in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss"), ("ø", "oe"), ("å", "aa")):
        text = text.replace(umlaut, letters)
    return re.sub(r"[^a-z0-9]+", "-", plain(text)).strip("-")
