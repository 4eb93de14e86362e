"""HTML: a page that stands alone, for somebody who knows the article and has never heard of SHACL.

It holds no script, and its policy lets the browser load nothing. All text is escaped.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from pipeline.findings import SEVERITIES, Examined, Finding
from pipeline.reports.text import grouped, plural, shape_name, short

_STYLE = """
:root { color-scheme: light dark; --line: #8885; --violation: #c62828; --warning: #b26a00; --info: #1565c0; }
@media (prefers-color-scheme: dark) { :root { --violation: #ff8a80; --warning: #ffb74d; --info: #90caf9; } }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 56rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2, h3 { line-height: 1.2; } h2 { overflow-wrap: anywhere; border-top: 1px solid var(--line); padding-top: 1rem; }
ul { padding: 0; list-style: none; } li { border-left: 4px solid; margin: .75rem 0; padding: .1rem .75rem; }
.violation { border-color: var(--violation); } .warning { border-color: var(--warning); }
.info { border-color: var(--info); } p { margin: .2rem 0; } small, td, code { overflow-wrap: anywhere; }
table { border-collapse: collapse; } td, th { text-align: left; padding: .2rem 1rem .2rem 0; }
tr { border-bottom: 1px solid var(--line); }
"""
_DIGEST = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
_POLICY = f"default-src 'none'; style-src 'sha256-{_DIGEST}'; base-uri 'none'; form-action 'none'"
_WORDS = {"violation": "to be corrected", "warning": "to be looked at", "info": "to be known"}


def write_html(files: Sequence[Examined], base: str) -> str:
    """The page."""
    body = "\n".join(line for each in files for line in _file(each, base))
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>newsfacts: what was found</title>
<style>{_STYLE}</style>
</head>
<body>
<h1>What was found</h1>
<p>{_verdict(files)}</p>
{body}
</body>
</html>
"""


def _verdict(files: Sequence[Examined]) -> str:
    totals = {severity: sum(each.total(severity) for each in files) for severity in SEVERITIES}
    totals["warning"] += sum(len(each.notices) for each in files)
    found = [f"{count:,} {_WORDS[severity]}" for severity, count in totals.items() if count]
    return f"{plural(len(files), 'file')}: {'; '.join(found) or 'nothing to complain of'}."


def _file(examined: Examined, base: str) -> Iterator[str]:
    yield f"<section>\n<h2>{escape(examined.file)}</h2>"
    size = f"{plural(examined.triples, 'statement')} in {plural(examined.graphs, 'graph')}"
    yield f"<p>{size}, examined by the engine {escape(examined.validation.engine)}.</p>"
    if examined.notices:
        yield "<ul>"
        for notice in examined.notices:
            place = f" <small>Line {notice.line}</small>" if notice.line else ""
            yield f'<li class="warning"><p>{escape(notice.message[:1].upper() + notice.message[1:])}.{place}</p></li>'
        yield "</ul>"
    for (severity, shape), findings in groupby(grouped(examined), lambda each: (each.severity, each.shape)):
        count = examined.counts[severity, shape]
        yield f"<h3>{escape(shape_name(examined, shape))}: {count:,} {_WORDS[severity]}</h3>\n<ul>"
        for finding in findings:
            yield _item(finding, base)
        yield "</ul>"
    if examined.unshown:
        yield f"<p>{plural(examined.unshown, 'finding')} more, which do not stand here.</p>"
    yield from _table(examined)
    yield "</section>"


def _item(finding: Finding, base: str) -> str:
    place = f"Line {finding.line} · " if finding.line else ""
    about = [f"<code>{escape(short(finding.focus, base))}</code>"]
    about += [f"in <code>{escape(short(finding.path, base))}</code>"] if finding.path else []
    about += [f"where it says <code>{escape(short(finding.value, base))}</code>"] if _is_telling(finding) else []
    message = escape(finding.message)
    return f'<li class="{finding.severity}"><p>{message}</p><p><small>{place}{", ".join(about)}</small></p></li>'


def _is_telling(finding: Finding) -> bool:
    return bool(finding.value) and finding.value != finding.focus


def _table(examined: Examined) -> Iterator[str]:
    """How many nodes each shape met, so that nobody takes silence for praise."""
    if not examined.validation.targets:
        return
    yield "<details>\n<summary>What was checked</summary>\n<table>\n<tr><th>Shape</th><th>Nodes</th></tr>"
    for shape, count in sorted(examined.validation.targets.items(), key=lambda each: shape_name(examined, each[0])):
        yield f"<tr><td>{escape(shape_name(examined, shape))}</td><td>{count:,}</td></tr>"
    yield "</table>\n</details>"
