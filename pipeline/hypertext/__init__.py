"""Hypertext: pages that stand alone, from Jinja2 templates.

A page asks nobody for anything: its styles and scripts stand in it, and its Content-Security-Policy lets the
browser run these by their digests, and load nothing. Whatever a template prints is text until it is escaped, and made
harmless before that: so no template has to think of it.

Sources: https://jinja.palletsprojects.com/, https://www.w3.org/TR/CSP3/
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.harmless import harmless

if TYPE_CHECKING:
    import jinja2

TEMPLATES = Path(__file__).parent
_LINK = re.compile(r"https?://", re.IGNORECASE)


def render(
    template: str,
    values: Mapping[str, object],
    styles: Sequence[str] = (),
    scripts: Sequence[str] = (),
    folder: Path = TEMPLATES,
) -> str:
    """The page that a template of `folder` makes of `values`, with style sheets and scripts of that folder.

    A template extends ``page.html`` of this room, whose style sheet comes before all others.
    """
    environment = _environment(folder)
    style, script = (
        "".join(_source(environment, name) for name in names) for names in (("page.css", *styles), scripts)
    )
    return environment.get_template(template).render(values, style=style, script=script)


def brief(text: str, length: int) -> str:
    """A text of at most `length` characters: one that is longer ends with an ellipsis."""
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"


def is_link(iri: str) -> bool:
    """Whether a reader may be sent there: to the Web alone, not to a script or to a file."""
    return bool(_LINK.match(iri))


@lru_cache
def _environment(folder: Path) -> jinja2.Environment:
    import jinja2  # left until a page is to be made

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader([folder, TEMPLATES]),
        autoescape=True,
        finalize=_finalize,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"brief": brief, "digest": _digest, "in_script": _in_script}
    environment.tests["link"] = is_link
    return environment


def _finalize(value: Any) -> Any:
    """Text made harmless; what a template has made itself stays."""
    return harmless(value) if type(value) is str else value


def _source(environment: jinja2.Environment, name: str) -> str:
    assert environment.loader is not None
    return environment.loader.get_source(environment, name)[0]


def _digest(text: str) -> str:
    """The digest by which a policy knows a style sheet or a script."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _in_script(json: str) -> str:
    """JSON that no browser can take for the end of the element that it stands in.

    Source: https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements
    """
    from markupsafe import Markup

    return Markup(json.replace("&", r"\u0026").replace("<", r"\u003c").replace(">", r"\u003e"))
