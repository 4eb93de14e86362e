"""Demonyms: `Russian` stands for Russia. The regular ones by their endings, the others from a table."""

from __future__ import annotations

PLACES = frozenset({"Country", "State", "AdministrativeArea", "City", "Continent", "Place"})

_IRREGULAR = {
    "Afghanistan": "Afghan",
    "Argentina": "Argentine Argentinian",
    "Bangladesh": "Bangladeshi",
    "Belgium": "Belgian",
    "Botswana": "Motswana Batswana",
    "Britain": "British Briton",
    "Burma": "Burmese",
    "China": "Chinese",
    "Congo": "Congolese",
    "Croatia": "Croatian Croat",
    "Cyprus": "Cypriot",
    "Czechia": "Czech",
    "Denmark": "Danish Dane",
    "England": "English Englishman Englishmen",
    "Finland": "Finnish Finn",
    "France": "French Frenchman Frenchmen",
    "Germany": "German",
    "Ghana": "Ghanaian",
    "Greece": "Greek",
    "Guinea": "Guinean",
    "Iceland": "Icelandic Icelander",
    "Iraq": "Iraqi",
    "Ireland": "Irish Irishman Irishmen",
    "Kazakhstan": "Kazakh",
    "Kosovo": "Kosovar Kosovan",
    "Kyrgyzstan": "Kyrgyz",
    "Lebanon": "Lebanese",
    "Madagascar": "Malagasy",
    "Malta": "Maltese",
    "Mozambique": "Mozambican",
    "Myanmar": "Burmese",
    "Netherlands": "Dutch Dutchman Dutchmen",
    "Niger": "Nigerien",
    "Norway": "Norwegian",
    "Panama": "Panamanian",
    "Peru": "Peruvian",
    "Philippines": "Filipino Philippine",
    "Poland": "Polish Pole",
    "Portugal": "Portuguese",
    "Scotland": "Scottish Scots Scot",
    "Serbia": "Serbian Serb",
    "Slovakia": "Slovak Slovakian",
    "Slovenia": "Slovenian Slovene",
    "Spain": "Spanish Spaniard",
    "Sweden": "Swedish Swede",
    "Switzerland": "Swiss",
    "Tajikistan": "Tajik",
    "Thailand": "Thai",
    "Turkey": "Turkish Turk",
    "Türkiye": "Turkish Turk",
    "Turkmenistan": "Turkmen",
    "UK": "British Briton",
    "US": "American",
    "USA": "American",
    "Ukraine": "Ukrainian",
    "United Kingdom": "British Briton",
    "United States": "American",
    "United States of America": "American",
    "Uzbekistan": "Uzbek",
    "Wales": "Welsh Welshman Welshmen",
}
_ENDINGS = {"a": ("", ("n",)), "e": ("", ("an",)), "o": ("", ("an",)), "y": ("y", ("ian",)), "stan": ("", ("i",))}
_OTHER = ("ian", "ese", "i", "an")
_UNCHANGED = ("ese", "ish", "ch", "ss", "men", "ic", "sh")


def demonyms(name: str) -> frozenset[str]:
    """The demonyms of a country, each also in the plural; of `South Korea`, `South Korean`."""
    before, _, last = name.rpartition(" ")
    found = _IRREGULAR.get(f"{before} {last}".strip(), "").split()
    if not found:
        found = [f"{before} {each}".strip() for each in _IRREGULAR.get(last, "").split() or _regular(last)]
    return frozenset(found) | {f"{each}s" for each in found if not each.endswith(_UNCHANGED)}


def _regular(name: str) -> list[str]:
    for ending, (cut, suffixes) in sorted(_ENDINGS.items(), key=lambda item: -len(item[0])):
        if name.endswith(ending):
            return [name.removesuffix(cut) + suffix for suffix in suffixes]
    return [name + suffix for suffix in _OTHER] if name[-1:].isalpha() else []
