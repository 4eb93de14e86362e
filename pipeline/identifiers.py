"""IRIs: minted under a base, or expanded from a CURIE.

Sources: RFC 3987 (IRIs), https://www.w3.org/TR/curie/
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from urllib.parse import quote

from pipeline.iris import is_iri

_CURIE = re.compile(r"([A-Za-z][\w.-]*):([^\s<>\"{}|^`\\/][^\s<>\"{}|^`\\]*)")


def check_base(base: str) -> str:
    """`base` itself, where data can be minted under it. Raises `ValueError` with the remedy where not."""
    if not is_iri(base) or not re.fullmatch(r"https?://[^/?#]+/((?!\.\.?/)[^/?#]+/)*", base):
        raise ValueError(
            f"the base `{base}` must be an http(s) IRI that ends in a slash, such as https://example.org/news/"
        )
    return base


def mint(base: str, *steps: str) -> str:
    """The IRI under `base` whose path is `steps`, each percent-encoded as one segment."""
    return base + "/".join(quote(step, safe="") for step in steps)


def expand(curie: str, prefixes: Mapping[str, str]) -> str | None:
    """The IRI of a CURIE, or nothing where the text is none or its prefix is not declared."""
    match = _CURIE.fullmatch(curie)
    namespace = prefixes.get(match[1]) if match else None
    iri = namespace + match[2] if namespace and match else None
    return iri if iri and is_iri(iri) else None


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that `name` is most likely a slip of, if any is close enough."""
    names = sorted(known)
    exact = [other for other in names if other.lower() == name.lower()]
    close = exact or get_close_matches(name, names, n=1, cutoff=0.6)
    return close[0] if close else None


def suggest(name: str, known: Iterable[str]) -> str:
    """A remedy to put behind a message: the nearest known name, or a few of those that there are."""
    names = sorted(known)
    near = nearest(name, names)
    if near:
        return f"did you mean `{near}`?"
    if not names:
        return "there is none here"
    return "known: " + ", ".join(f"`{other}`" for other in names[:6]) + (", ..." if len(names) > 6 else "")
