"""Count what the case gives to each party, so that fairness is a number and not a feeling."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from course.case.cells import cell_states
from course.files import limits
from course.files.mistakes import UnfitFile
from course.files.notebooks import cells_in
from course.files.whole import read_bytes
from course.language import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from course.case._case import Case
    from course.case.records import Motion, Stakeholder

_NAMES = {"US": "united_states", "U.S.": "united_states", "UAE": "uae", "GCC": "gcc", "EU": "eu"}
"""Short names that texts use and that no record has."""


class Share(NamedTuple):
    """What one party has in the case."""

    party: str
    name: str
    words: int
    stated: int
    inferred: int
    lessons: int
    harmed: int


class Sides(NamedTuple):
    """The words of the best case for a motion and of that against it."""

    motion: str
    for_: int
    against: int

    @property
    def apart(self) -> float:
        """How much longer the longer one is, as a part of the shorter."""
        return max(self.for_, self.against) / min(self.for_, self.against) - 1


def shares(case: Case) -> tuple[Share, ...]:
    """Give what each party has; persons are sources and no parties, so they have no row.

    Examples
    --------
    >>> from course.case import load_case
    >>> rows = shares(load_case())
    >>> max(row.stated for row in rows) > 10 and any(row.harmed for row in rows)
    True
    """
    parties = [s for s in case.stakeholders if not s.person]
    states = Counter((party, state) for (_issue, party), state in cell_states(case).items())
    harmed = Counter(party for event in case.events for party in event.harmed)
    named = _mentions(parties, " ".join(_lesson_texts(case)))
    return tuple(
        Share(
            s.id,
            s.label,
            record_words(s),
            states[s.id, "stated"],
            states[s.id, "inferred"],
            named[s.id],
            harmed[s.id],
        )
        for s in parties
    )


def record_words(party: Stakeholder) -> int:
    """Count the words that explain a party: what it says, wants and fears, and how to treat it with care."""
    lists = (
        party.interests,
        party.fears,
        party.red_lines,
        party.room_for_movement,
        party.internal_divisions,
        [said.position for said in party.stated_positions],
        [relation.nature for relation in party.relations],
        [party.teaching_care],
    )
    return sum(len(text.split()) for texts in lists for text in texts)


def sides(motions: Sequence[Motion]) -> tuple[Sides, ...]:
    """Give the lengths of the two best cases of each motion."""
    return tuple(Sides(m.id, len(m.best_case_for.split()), len(m.best_case_against.split())) for m in motions)


def perspectives(case: Case) -> dict[str, int]:
    """Count the further readings of each perspective; one with two counts for both."""
    return dict(Counter(p for r in case.readings for p in r.perspective.split(" / ")).most_common())


def table(case: Case) -> Iterator[str]:
    """Give the lines that ``course check --fairness`` prints."""
    rows = shares(case)
    head = (_("party"), _("words"), _("stated"), _("inferred"), _("in lessons"), _("harmed"))
    wide = max(len(head[0]), *(len(row.name) for row in rows), 0) if rows else len(head[0])
    yield head[0].ljust(wide) + "".join(f"  {name:>10}" for name in head[1:])
    for row in sorted(rows, key=lambda row: (-row.words, row.name)):
        yield row.name.ljust(wide) + "".join(f"  {number:>10}" for number in row[2:])
    for pair in sides(case.motions):
        yield _("Best cases of {motion}: {pro} words for, {con} against.").format(
            motion=pair.motion, pro=pair.for_, con=pair.against
        )
    read = perspectives(case)
    if read:
        listed = "; ".join(f"{name} {count}" for name, count in read.items())
        yield _("Readings by perspective: {counts}.").format(counts=listed)
    if case.meta.uneven:
        yield _("What cannot be even, and why:")
        yield from (f"- {reason}" for reason in case.meta.uneven)


def _mentions(parties: Sequence[Stakeholder], text: str) -> Counter[str]:
    """Count how often a text names each party; the longest name counts, and once."""
    names = {s.in_sentence.removeprefix("the "): s.id for s in parties} | {
        s.name.split(" (")[0]: s.id for s in parties
    }
    known = {s.id for s in parties}
    names |= {name: party for name, party in _NAMES.items() if party in known}
    if not names:
        return Counter()
    longest = sorted(names, key=len, reverse=True)
    found = re.findall(r"(?<!\w)(" + "|".join(map(re.escape, longest)) + r")(?!\w)", text)
    return Counter(names[name] for name in found)


def _lesson_texts(case: Case) -> Iterator[str]:
    """Give the words of the lessons: those of their records, and of notebooks beside the case if any."""
    for lesson in case.lessons:
        yield json.dumps(lesson.model_dump(mode="json"), ensure_ascii=False)
    folder = case.folder.parent / "notebooks"
    for path in sorted(folder.glob("*.ipynb")) if folder.is_dir() else ():
        yield _page(path)


def _page(path: Path) -> str:
    data = read_bytes(path, most=limits.UPLOAD)
    try:
        return " ".join(cell.text for cell in cells_in(data) if cell.kind == "markdown")
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        said = _("{path}: this is no notebook that can be read ({error}).")
        raise UnfitFile(said.format(path=path, error=error)) from error
