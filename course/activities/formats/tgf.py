"""Trivial Graph Format: a line for each argument (name, then words if any), ``#``, a line ``a b`` for each attack."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from course.activities.formats._abstract import attacks_of, document_of
from course.activities.formats._error import FormatError

if TYPE_CHECKING:
    from course.activities._argument_model import Document

HOLDS: Final = frozenset({"names", "texts"})


def read(text: str, *, name: str = "file.tgf") -> Document:
    """Read a framework.

    Raises
    ------
    FormatError
        If the file is broken; the message names the line and the reason.
    """
    texts: dict[str, str] = {}
    attacks: list[tuple[str, str]] = []
    seen_mark = False
    for number, raw in enumerate(text.lstrip("\ufeff").split("\n"), 1):
        line = raw.strip()
        if not line:
            continue
        if line == "#":
            if seen_mark:
                raise FormatError(
                    name, number, "a second line “#”", "keep only the one between names and attacks"
                )
            seen_mark = True
        elif not seen_mark:
            word, *rest = line.split(maxsplit=1)
            if word in texts:
                raise FormatError(
                    name, number, f"“{word[:40]}” is there twice", "give each argument its own name"
                )
            texts[word] = rest[0] if rest else ""
        else:
            ends = line.split(maxsplit=2)
            if len(ends) < 2:  # noqa: PLR2004 - two ends
                raise FormatError(
                    name, number, f"“{line[:40]}” is not an attack", "write two names, such as “a b”"
                )
            for end in ends[:2]:
                if end not in texts:
                    raise FormatError(
                        name, number, f"there is no argument “{end[:40]}”", "name it above the line “#”"
                    )
            attacks.append((ends[0], ends[1]))
    if not seen_mark and texts:
        raise FormatError(
            name, len(text.splitlines()) or 1, "the line “#” is missing", "write “#” after the names"
        )
    return document_of(texts, attacks, texts)


def write(document: Document) -> str:
    """Write names with their words, then who attacks whom."""
    named = plain_names(document)
    words = {n.id: " ".join(n.text.split()) for n in document.nodes}
    lines = [f"{named[n.id]} {words[n.id]}".rstrip() for n in document.nodes]
    attacks = (f"{named[a]} {named[b]}" for a, b in attacks_of(document))
    return "\n".join([*lines, "#", *attacks]) + "\n"


def plain_names(document: Document) -> dict[str, str]:
    """Give the ids as names; numbers for all of them where one has white space or would be read as the mark."""
    ids = [n.id for n in document.nodes]
    if all(i and i == "".join(i.split()) and i != "#" and "\ufeff" not in i for i in ids):
        return {i: i for i in ids}
    return {i: str(number) for number, i in enumerate(ids, 1)}


def extra_losses(document: Document) -> dict[str, int]:
    """Count names that have to give way to numbers."""
    named = plain_names(document)
    return {"names": sum(a != b for a, b in named.items())}
