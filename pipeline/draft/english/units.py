"""Units of measurement and of money: how they are written, their name, and their code in UN/CEFACT Recommendation 20.

Source of the codes: https://unece.org/trade/uncefact/cl-recommendations. A currency has no code there: its name says
which it is, as far as the text does ("$" is a dollar, of which country it does not say).
"""

from __future__ import annotations

import re

from pipeline.draft.english.nouns import words

_MEASURES = """
percent            P1  | % | percent | per cent | pct
percentage point       | percentage point | percentage points
kilometre          KMT | km | kms | kilometre | kilometres | kilometer | kilometers
metre              MTR | metre | metres | meter | meters
centimetre         CMT | cm | centimetre | centimetres | centimeter | centimeters
millimetre         MMT | mm | millimetre | millimetres | millimeter | millimeters
mile               SMI | mile | miles
nautical mile      NMI | nautical mile | nautical miles
foot               FOT | ft | foot | feet
inch               INH | inch | inches
yard               YRD | yd | yard | yards
kilogram           KGM | kg | kilo | kilos | kilogram | kilograms | kilogramme | kilogrammes
gram               GRM | gram | grams | gramme | grammes
tonne              TNE | tonne | tonnes | metric ton | metric tons
ton                    | ton | tons
pound              LBR | lb | lbs
hectare            HAR | ha | hectare | hectares
acre               ACR | acre | acres
square kilometre   KMK | sq km | km2 | km² | square kilometre | square kilometres | square kilometer | square kilometers
square metre       MTK | sq m | m2 | m² | square metre | square metres | square meter | square meters
square mile        MIK | sq mi | square mile | square miles
square foot        FTK | sq ft | square foot | square feet
cubic metre        MTQ | m3 | m³ | cubic metre | cubic metres | cubic meter | cubic meters
litre              LTR | litre | litres | liter | liters
kilometre per hour KMH | km/h | kmh | kph | kilometres per hour | kilometers per hour | kilometres an hour | kilometers an hour
mile per hour      HM  | mph | miles per hour | miles an hour
knot               KNT | knots
kilowatt           KWT | kW | kilowatts
megawatt           MAW | MW | megawatt | megawatts
gigawatt           A90 | GW | gigawatt | gigawatts
kilowatt hour      KWH | kWh | kilowatt hours
megawatt hour      MWH | MWh | megawatt hours
degree Celsius     CEL | °C | degrees Celsius | degrees C
degree Fahrenheit  FAH | °F | degrees Fahrenheit | degrees F
US dollar              | US dollar | US dollars | U.S. dollar | U.S. dollars
pound sterling         | pounds sterling | pound sterling
cent                   | cents
dollar                 | dollar | dollars
euro                   | euro | euros
pound                  | pound | pounds
"""  # noqa: E501 (a table)
"""A line a unit: its name, its code, and the ways to write it."""

SYMBOLS = {
    "US$": "US dollar",
    "C$": "Canadian dollar",
    "CA$": "Canadian dollar",
    "A$": "Australian dollar",
    "AU$": "Australian dollar",
    "NZ$": "New Zealand dollar",
    "HK$": "Hong Kong dollar",
    "S$": "Singapore dollar",
    "R$": "Brazilian real",
    "$": "dollar",
    "€": "euro",
    "£": "pound sterling",
    "¥": "yen",
    "₹": "Indian rupee",
    "₽": "Russian rouble",
    "₩": "won",
    "₺": "Turkish lira",
    "₴": "hryvnia",
    **{code: code for code in ("USD", "EUR", "GBP", "JPY", "CHF", "CAD", "AUD", "CNY", "SEK", "NOK", "DKK", "PLN")},
}
"""What is written before an amount; codes of ISO 4217 stand for themselves."""

_NAMES_OF_MONEY = words(
    "dollar euro pound cent penny yen yuan rupee rouble ruble won lira hryvnia franc krona krone crown peso rand "
    "real dinar dirham riyal shekel zloty forint baht ringgit"
)


def _read() -> dict[str, tuple[str, str]]:
    """The name and the code of each way to write a unit."""
    forms: dict[str, tuple[str, str]] = {}
    for line in _MEASURES.strip().splitlines():
        head, *ways = (part.strip() for part in line.split("|"))
        named = re.fullmatch(r"(?P<name>\D+?)(?:\s{2,}|\s(?=[A-Z0-9]+$))(?P<code>[A-Z0-9]+)", head)
        name, code = (named["name"].strip(), named["code"]) if named else (head, "")
        forms.update(dict.fromkeys(ways, (name, code)))
    return forms


FORMS = _read()
"""The name and the code of a unit by the way in which it is written."""

WRITTEN = "|".join(re.escape(form).replace(r"\ ", r"[\s-]") for form in sorted(FORMS, key=lambda f: (-len(f), f)))
"""All of them as one pattern, the longest first."""

SIGNS = "|".join(re.escape(sign) for sign in sorted(SYMBOLS, key=lambda s: (-len(s), s)))
"""The signs of money as one pattern, the longest first."""


def is_money(unit: str) -> bool:
    """Whether a unit is one of money."""
    return unit.split(" ")[-1] in _NAMES_OF_MONEY or unit in SYMBOLS.values()
