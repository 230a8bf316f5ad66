r"""The sources of a case as files for literature programs: BibTeX and CSL-JSON.

BibTeX: https://www.bibtex.org/Format/. CSL-JSON: https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from course.case.words import BASIS_LABELS
from course.exchange.markup import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from course.case.records import Source

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LATEX: Final = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    # A brace behind a backslash still counts where braces are matched.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    **{sign: f"\\{sign}" for sign in "$&#_%"},
}
_SPECIAL: Final = re.compile(r"[\\~^{}$&#_%]")
_IN_ADDRESS: Final = {"\\": "%5C", "{": "%7B", "}": "%7D", " ": "%20"}


def bibtex(sources: Sequence[Source]) -> bytes:
    """Write sources as BibTeX, in the order of the case.

    Parameters
    ----------
    sources
        The sources; each is known by its id.

    Examples
    --------
    >>> from course.case import load_case
    >>> bibtex(load_case().sources[:1]).decode().splitlines()[0]
    '@misc{reuters_newsmax,'
    """
    return "\n".join(map(_entry, sources)).encode()


def _entry(source: Source) -> str:
    # Two braces keep the capitals of a name, and keep "and" in it from parting two authors.
    fields = {"author": f"{{{_latex(source.publisher)}}}", "title": f"{{{_latex(source.title)}}}"}
    if source.url:
        fields["url"] = "".join(_IN_ADDRESS.get(sign, sign) for sign in one_line(source.url))
    if notes := list(_notes(source)):
        fields["note"] = _latex("; ".join(notes))
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items()]
    names = ("year", "month", "day")
    for name, part in zip(names, _date(source), strict=False):
        lines.append(f"  {name} = {_MONTHS[part - 1] if name == 'month' else f'{{{part}}}'},\n")
    return f"@misc{{{source.id},\n{''.join(lines)}}}\n"


def csl_json(sources: Sequence[Source]) -> bytes:
    """Write sources as CSL-JSON, in the order of the case.

    Parameters
    ----------
    sources
        The sources; each is known by its id.

    Examples
    --------
    >>> from course.case import load_case
    >>> json.loads(csl_json(load_case().sources[:1]))[0]["type"]
    'webpage'
    """
    return (json.dumps([_item(s) for s in sources], ensure_ascii=False, indent=1) + "\n").encode()


def _item(source: Source) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": source.id,
        "type": "webpage" if source.url else "document",
        "author": [{"literal": one_line(source.publisher)}],
        "title": one_line(source.title),
    }
    if parts := _date(source):
        item["issued"] = {"date-parts": [parts]}
    if source.url:
        item["URL"] = one_line(source.url)
    if notes := list(_notes(source)):
        item["note"] = "; ".join(notes)
    return item


def _date(source: Source) -> list[int]:
    """Give year, month and day, as far as they are known."""
    parts = [int(part) for part in source.appeared.split("-")]
    return parts if parts[0] else []


def _notes(source: Source) -> Iterator[str]:
    """Say where to look inside it, what kind of source it is, and whether it was read for the case."""
    for text in (source.pointer, source.quality, BASIS_LABELS[source.basis]):
        if text:
            yield one_line(text)


def _latex(text: str) -> str:
    return _SPECIAL.sub(lambda found: _LATEX[found[0]], one_line(text))
