"""Make the sample project in `resources/sample/`: fictional sources that show all the usual trouble.

Every figure is drawn from a fixed seed; none comes from a real source. Run it again after a change here:
`python -m scripts.make_sample`. A test checks that the files are what this script makes.
"""

from __future__ import annotations

import datetime as dt
import io
import random
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import xlsxwriter

TARGET = Path(__file__).resolve().parent.parent / "resources" / "sample"
YEARS = range(2015, 2025)
NOTICE_NL = "FICTIEVE GEGEVENS voor het voorbeeldproject van Aandeel. Geen enkele regel is echt."
NOTICE_EN = "FICTIONAL DATA for Aandeel's sample project. No line of it is real."

INSIDE_NL = ("DUITSLAND", "VS", "VK", "FRANKRIJK", "NOORWEGEN", "POLEN", "ITALIË", "SPANJE", "ROEMENIË", "TURKIJE")
OUTSIDE_NL = ("INDONESIË", "SAOEDI-ARABIË", "VAE", "SINGAPORE", "MAROKKO", "ZUID-KOREA", "AUSTRALIË", "ZWEDEN",
              "FINLAND", "OEKRAÏNE", "BRAZILIË", "ZWITSERLAND")  # fmt: skip
GROUPS_NL = ("DIVERSE LANDEN", "EU", "NAVO+", "VS, ITALIË, TURKIJE", "DUITSLAND, ZWITSERLAND")
UNKNOWN_NL = "WOLKENLAND"
GOODS_NL = {
    "ML1": "Pistolen en geweren", "ML3": "Munitie", "ML4": "Onderdelen van raketten", "ML5": "Vuurleidingsradar",
    "ML6": "Onderdelen van pantservoertuigen", "ML9": "Onderdelen van schepen", "ML10": "Onderdelen van vliegtuigen",
    "ML11": "Radio's en systemen", "ML15": "Warmtebeeldkijkers", "ML21": "Programmatuur",
}  # fmt: skip

SUPPLIERS_EN = ("Germany", "France", "Italy", "Spain", "Netherlands", "Poland", "Czechia", "Belgium", "Sweden",
                "Finland", "Austria")  # fmt: skip
RECIPIENTS_EN = ("United States", "United Kingdom", "Norway", "Greece", "Türkiye", "Canada", "Egypt", "Qatar", "India",
                 "Brazil", "Ukraine", "Algeria", "Japan", "South Korea", "Pakistan", "Ireland")  # fmt: skip
WEAPONS = ("Aircraft", "Ships", "Missiles", "Armoured vehicles", "Sensors", "Artillery")


def dutch(value: float, decimals: int = 2) -> str:
    """Return a number as a Dutch file writes it."""
    return f"{value:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


def licences(chance: random.Random) -> bytes:
    """Dutch notation, semicolons, cp1252: groups as destination, temporary licences, extensions, cells that fail."""
    lines = [NOTICE_NL, "Vergunningen voor uitvoer, per dag van afgifte; waarden in euro", ""]
    lines.append("Datum;Nummer;Categorie;Omschrijving;Bestemming;Eindbestemming;Soort;Verlenging;Waarde (EUR)")
    total = 0.0
    for number, day in enumerate(_days(chance, 1400), start=1):
        category = chance.choice(tuple(GOODS_NL))
        final, direct = _destination(chance, day.year)
        value = round(chance.lognormvariate(11.5, 1.8), 2)
        total += value
        kind = "T" if chance.random() < 0.12 else "D"
        extension = "J" if chance.random() < 0.09 else "N"
        written = dutch(value)
        if number in (311, 702):
            written = "1250.75"  # a decimal point where the file writes commas
        elif number in (90, 955, 1204):
            written = ""
        lines.append(
            f"{day:%d-%m-%Y};FV{day.year}{number:05d};{category};{GOODS_NL[category]};{direct};{final};{kind};"
            f"{extension};{written}"
        )
    lines.insert(700, "")
    lines.append(f"Totaal;;;;;;;;{dutch(total)}")
    return "\r\n".join(lines).encode("cp1252") + b"\r\n"


def deliveries(chance: random.Random) -> bytes:
    """English notation, commas, UTF-8 with mark: several reporters, some years not reported, suppressed cells."""
    lines = [
        NOTICE_EN,
        "Actual deliveries in euro; x = confidential",
        "Year,Exporter,Destination,Category,Deliveries (EUR)",
    ]
    for year in YEARS:
        for supplier in SUPPLIERS_EN:
            if (supplier, year) in {("Germany", 2019), ("Poland", 2015), ("Poland", 2016), ("Italy", 2024)}:
                continue  # a reporter that did not report
            others = [name for name in (*RECIPIENTS_EN, *SUPPLIERS_EN) if name != supplier]
            for recipient in chance.sample(others, 12):
                value = int(chance.lognormvariate(16.3, 1.3))
                written = "x" if chance.random() < 0.03 else f'"{value:,}"'
                lines.append(f"{year},{supplier},{recipient},ML{chance.randint(1, 22)},{written}")
            if chance.random() < 0.4:
                value = 1_000_000 * chance.randint(2, 60)
                lines.append(f'{year},{supplier},Not specified,ML{chance.randint(1, 22)},"{value:,}"')
    return b"\xef\xbb\xbf" + ("\n".join(lines) + "\n").encode()


def register(chance: random.Random) -> bytes:
    """Tabs, UTF-16: volumes with `0` for less than half a unit, second-hand goods and licensed production."""
    lines = [NOTICE_EN, "Volume in millions of fictional index points; 0 = less than 0.5"]
    lines.append(
        "\t".join(("Supplier", "Recipient", "Category", "Delivery year", "Condition", "Local production", "Volume"))
    )
    for _ in range(900):
        supplier = chance.choice(
            (*SUPPLIERS_EN, "United States", "United States", "United Kingdom", "unknown supplier(s)")
        )
        recipient = chance.choice(
            (*RECIPIENTS_EN, "Saudi Arabia", "unknown recipient(s)", "NATO**", "United Nations**")
        )
        if supplier == recipient:
            continue
        volume = chance.lognormvariate(1.8, 1.4)
        written = "0" if volume < 1 else f"{volume:.2f}"
        condition = chance.choices(("New", "Second hand"), (6, 1))[0]
        local = chance.choices(("No", "Yes"), (7, 1))[0]
        year = chance.choice(YEARS)
        lines.append("\t".join((supplier, recipient, chance.choice(WEAPONS), str(year), condition, local, written)))
    return ("\ufeff" + "\r\n".join(lines) + "\r\n").encode("utf-16-le")


def workbook(chance: random.Random) -> bytes:
    """An Excel workbook with a sheet of notes, real dates, a units row and a totals row."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        book.set_properties({"title": NOTICE_EN, "created": dt.datetime(2025, 1, 1)})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        money = book.add_format({"num_format": "#,##0"})
        notes = book.add_worksheet("Read me")
        notes.write_column(0, 0, [NOTICE_EN, "Licences of the United Kingdom, fictional, in pounds sterling."])
        sheet = book.add_worksheet("Licences")
        sheet.write_string(0, 0, NOTICE_EN)
        sheet.write_row(2, 0, ["Issued", "Licence", "Rating", "Destination", "Refused", "Value (GBP)"])
        total = 0
        for row, issued in enumerate(_days(chance, 600), start=3):
            refused = chance.random() < 0.03
            sheet.write_datetime(row, 0, dt.datetime.combine(issued, dt.time()), day)
            sheet.write_string(row, 1, f"FL{row:06d}")
            sheet.write_string(row, 2, f"ML{chance.randint(1, 22)}")
            sheet.write_string(row, 3, chance.choice((*RECIPIENTS_EN, *SUPPLIERS_EN, "Various", "Saudi Arabia")))
            sheet.write_number(row, 4, int(refused))
            if not refused:
                value = int(chance.lognormvariate(12.5, 1.6))
                total += value
                sheet.write_number(row, 5, value, money)
        sheet.write_string(603, 0, "Total")
        sheet.write_number(603, 5, total, money)
        sheet.set_column(0, 5, 16)
    return file.getvalue()


def files() -> Iterator[tuple[str, bytes]]:
    """Return every file of the sample, by name."""
    for name, make in (
        ("fictieve-vergunningen.csv", licences),
        ("fictional-deliveries.csv", deliveries),
        ("fictional-register.txt", register),
        ("fictional-licences.xlsx", workbook),
    ):
        yield name, make(random.Random(f"aandeel {name}"))


def _days(chance: random.Random, count: int) -> Iterable[dt.date]:
    first = dt.date(YEARS[0], 1, 1)
    span = (dt.date(YEARS[-1], 12, 31) - first).days
    return sorted(first + dt.timedelta(days=chance.randint(0, span)) for _ in range(count))


def _destination(chance: random.Random, year: int) -> tuple[str, str]:
    """Return the final and the direct destination."""
    kind = chance.random()
    if kind < 0.06:
        group = chance.choice(GROUPS_NL)
        return group, group
    if kind < 0.064:
        return UNKNOWN_NL, UNKNOWN_NL
    outside = chance.random() < 0.34 - 0.012 * (year - YEARS[0])
    final = chance.choice(OUTSIDE_NL if outside else INSIDE_NL)
    direct = chance.choice(INSIDE_NL) if outside and chance.random() < 0.15 else final
    return final, direct


def main() -> int:
    """Write the files."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, content in files():
        (TARGET / name).write_bytes(content)
        print(f"{name}: {len(content):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
