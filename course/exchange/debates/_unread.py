"""What a Debatekeeper file says and nobody reads: attributes and elements that its schema does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from course.language import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from course.exchange.debates._xml import Element

_SHOWN: Final = 5
_CONTROLLED: Final = (("length", "first-period"), ("name", "bell"))
_TEXTS: Final = frozenset({"version", "language", "default-bgcolor"})
_SPOKEN: Final = frozenset({"name", "short-name", "display", "region", "level", "used-at", "description"})
_KNOWN: Final[dict[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    "debate-format": (
        ("schema-version",),
        (
            "name", "short-name", "version", "languages", "info", "period-types", "prep-time",
            "prep-time-controlled", "speech-types", "speeches",
        ),
    ),
    "languages": ((), ("language",)),
    "info": (("xml:lang",), ("region", "level", "used-at", "description")),
    "period-types": ((), ("period-type",)),
    "period-type": (("ref", "pois-allowed"), ("name", "display", "default-bgcolor")),
    "prep-time": (("length",), ()),
    "prep-time-controlled": _CONTROLLED,
    "speech-types": ((), ("speech-type",)),
    "speech-type": (("ref", *_CONTROLLED[0]), _CONTROLLED[1]),
    "bell": (("time", "number", "next-period", "pause-on-bell"), ()),
    "speeches": ((), ("speech",)),
    "speech": (("type",), ("name",)),
    **dict.fromkeys(_SPOKEN, (("xml:lang",), ())),
}  # fmt: skip
"""Of each element of schema 2.2: its attributes, and what may stand in it."""


def unread(root: Element, name: str) -> tuple[str, ...]:
    """Name what stands in a file and is not read; of much, the first few.

    Parameters
    ----------
    root
        The element that holds all others.
    name
        The file's name.
    """
    found = [f"{name}:{line}: {said}" for line, said in _in(root)]
    more = _("and {n} more").format(n=len(found) - _SHOWN)
    return (*found[:_SHOWN], *([f"{name}: {more}."] if len(found) > _SHOWN else []))


def _in(node: Element) -> Iterator[tuple[int, str]]:
    attributes, children = _KNOWN.get(node.name, ((), ()))
    for key in node.attributes:
        if key not in attributes and not _of_others(key):
            wrong = _("“{attribute}” of “{element}” is not known here and not read")
            yield node.line, _said(wrong.format(attribute=key[:40], element=node.name), attributes)
    inside = _("“{what}” in “{element}” is not known here and not read")
    if node.name not in _TEXTS | _SPOKEN and (words := " ".join(node.text.split())):
        yield node.line, _said(inside.format(what=words[:40], element=node.name), children)
    for child in node.children:
        if child.name in children:
            yield from _in(child)
        elif not _of_others(child.name):
            yield child.line, _said(inside.format(what=child.name[:40], element=node.name), children)


def _said(wrong: str, known: Sequence[str]) -> str:
    right = _("known: {known}").format(known=", ".join(known)) if known else _("delete it")
    return f"{wrong}; {right}."


def _of_others(name: str) -> bool:
    """Tell whether a name belongs to XML itself or to another vocabulary, which says so."""
    return ":" in name or name == "xmlns"
