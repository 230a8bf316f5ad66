"""Read a format that somebody brings: an edited copy of formats.yaml, or a Debatekeeper file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from course.case import Format
from course.case.check_formats import formats_fit
from course.case.draft import Draft
from course.case.shape import validate
from course.exchange.debates.debatekeeper import read_debatekeeper
from course.files import limits
from course.files.decoded import decoded
from course.files.lines import lines_of
from course.files.mistakes import UnfitFile
from course.files.yaml import Unreadable, parse
from course.language import NotAllowed, _, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_TABLE: Final = "formats"
_MOST_SAME: Final = 1000
_SHOWN: Final = 5


class Brought(NamedTuple):
    """What a file brings; ``note`` says what was guessed, not told or not read of it."""

    formats: tuple[Format, ...]
    note: str = ""


def read_formats(data: bytes, name: str) -> Brought:
    r"""Read the formats in a file: YAML as in formats.yaml, or the XML of Debatekeeper.

    Parameters
    ----------
    data
        The bytes of the file.
    name
        Its name, which tells the two apart, and for messages.

    Raises
    ------
    NotAllowed
        If it cannot be used; the message names file, line and reason.

    Examples
    --------
    >>> read_formats(b"- id: mine\n  phases: []\n", "mine.yaml")
    Traceback (most recent call last):
    ...
    course.language.refusal.NotAllowed: mine.yaml:1: title: this field is missing, add it
    mine.yaml:1: summary: this field is missing, add it
    mine.yaml:1: roles: this field is missing, add it
    mine.yaml:2: phases: there are too few, write at least 1
    mine.yaml:1: rules: this field is missing, add it
    and 1 more
    """
    if name.lower().endswith(".xml") or data.lstrip()[:1] == b"<":
        notes: list[str] = []
        made = read_debatekeeper(data, name, notes)
        return Brought((made,), " ".join(filter(None, (_without_side(made, name), *notes))))
    if len(data) > limits.DEBATE_FORMATS:
        raise NotAllowed(
            _("{name}: the file is too large for formats; keep only formats in it.").format(name=name)
        )
    try:
        words = decoded(data, name)
        document = parse("\n".join(lines_of(words.text)))
    except UnfitFile as error:
        raise NotAllowed(str(error)) from None
    except Unreadable as error:
        raise NotAllowed(f"{name}:{error.line}: {error.wrong}; {error.right}.") from None
    rows = document.data if isinstance(document.data, list) else [document.data]
    if not rows or not all(isinstance(row, dict) for row in rows):
        raise NotAllowed(
            _("{name}:1: there is no format in this file; copy one record of formats.yaml.").format(name=name)
        )
    draft = Draft(Path())
    draft.documents[_TABLE], draft.rows[_TABLE] = document, rows
    draft.mistakes += document.mistakes(name)
    found = [validate(draft, _TABLE, Format, row, (i,)) for i, row in enumerate(rows)]
    formats_fit(draft)
    if draft.mistakes:
        lines = [f"{name}:{m.line}: {m.field}: {m.wrong}, {m.right}" for m in draft.mistakes]
        more = [_("and {n} more").format(n=len(lines) - _SHOWN)] if len(lines) > _SHOWN else []
        raise NotAllowed("\n".join(lines[:_SHOWN] + more))
    return Brought(tuple(f for f in found if f is not None), words.note)


def _without_side(made: Format, name: str) -> str:
    """Name the speakers whose side their names do not tell."""
    lost = [role.name for role in made.roles if role.needed and role.side == "none"]
    if not lost:
        return ""
    said = _(
        "{name}: these names do not tell a side, so whoever speaks there is on none: {speakers}. "
        "To give them one, name them in the file as “Proposition 1” and “Opposition 1”."
    )
    return said.format(name=name, speakers=listed([f"“{one}”" for one in lost]))


def told_apart(found: Iterable[Format], there: Mapping[str, Format], name: str) -> tuple[Format, ...]:
    """Give formats that stand beside those that are there: whoever has the id of another gets one of its own.

    Parameters
    ----------
    found
        Formats that somebody brought.
    there
        The formats of the case, by their ids.
    name
        The name of the file that was brought; it stands in the title of what was renamed.

    Examples
    --------
    >>> from course.case import load_case
    >>> there = {f.id: f for f in load_case().formats}
    >>> mine = there["oxford"].model_copy(update={"summary": "Shorter."})
    >>> [(f.id, f.title) for f in told_apart([mine], there, "mine.yaml")]
    [('oxford-2', 'Oxford-style debate (mine.yaml)')]
    """
    told = []
    taken = set(there)
    for made in found:
        if made.id in there and made != there[made.id]:
            free = next(i for n in range(2, _MOST_SAME) if (i := f"{made.id}-{n}") not in taken)
            made = made.model_copy(update={"id": free, "title": f"{made.title} ({name})"})  # noqa: PLW2901 - renamed
        taken.add(made.id)
        told.append(made)
    return tuple(told)
