"""Names for entries: slugs of their own words, each used once."""

from __future__ import annotations

import re
import unicodedata

from pipeline.draft.english.nouns import words

_WORD = re.compile(r"[a-z0-9]+")
_SMALL = words("""
    a an the of in on at to for by with from and or that this these those its his her their is are was were be been
    has have had will would it he she they as""")
_LONGEST = 60


class Names:
    """The ids that are taken, over all sections: a bare reference must fit one thing alone."""

    def __init__(self) -> None:
        self._taken: set[str] = {"article", "unnamed"}

    def name(self, text: str, most: int = 5) -> str:
        """A new id made of the first `most` telling words of a text."""
        slug = slugged(text, most) or "fact"
        name, number = slug, 2
        while name in self._taken:
            name, number = f"{slug}-{number}", number + 1
        self._taken.add(name)
        return name


def slugged(text: str, most: int) -> str:
    """The first telling words of a text as a slug; empty where it has no Latin letter and no digit."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("'s", "")).encode("ascii", "ignore").decode()
    found = _WORD.findall(plain.lower().replace(".", ""))
    telling = [word for word in found if word not in _SMALL] or found
    return "-".join(telling[:most])[:_LONGEST].strip("-")
