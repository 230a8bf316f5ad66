"""Cut the paper into paragraphs of claims and the words between them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.case import Case, Claim


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the paper: a claim, a part of one, or words between claims.

    Attributes
    ----------
    claim
        Id of the claim, or empty.
    number
        The claim's place in the reading, from 1; 0 outside claims.
    first, last
        Whether this piece starts or ends what is shown of its claim. Where two
        claims overlap, the shorter one takes the words they share.
    """

    text: str
    claim: str = ""
    number: int = 0
    first: bool = True
    last: bool = True


def paragraphs(case: Case, sections: Sequence[str]) -> list[list[Piece]]:
    r"""Cut sections of the paper into paragraphs.

    Examples
    --------
    >>> from course.case import load_case
    >>> case = load_case()
    >>> shown = "".join(p.text for line in paragraphs(case, ["V"]) for p in line)
    >>> section = case.section("V")
    >>> shown == case.paper.text[section.start:section.end].replace("\n", "")
    True
    """
    found: list[list[Piece]] = []
    number = 0
    for section_id in sections:
        section = case.section(section_id)
        claims = case.claims_in(section_id)
        numbers = {c.id: number + i for i, c in enumerate(claims, start=1)}
        number += len(claims)
        start = section.start
        for line in case.paper.text[section.start : section.end].split("\n"):
            if line.strip():
                found.append(_line(case.paper.text, start, start + len(line), claims, numbers))
            start += len(line) + 1
    return found


def _line(text: str, start: int, end: int, claims: Sequence[Claim], numbers: dict[str, int]) -> list[Piece]:
    here = [c for c in claims if c.start < end and c.end > start]
    cuts = sorted({start, end} | {max(start, c.start) for c in here} | {min(end, c.end) for c in here})
    owners: list[tuple[int, int, str]] = []  # neighbouring cuts of one owner are joined
    for a, b in pairwise(cuts):
        over = [c for c in here if c.start <= a and c.end >= b]
        owner = min(over, key=lambda c: c.end - c.start).id if over else ""
        if owners and owners[-1][2] == owner:
            owners[-1] = (owners[-1][0], b, owner)
        else:
            owners.append((a, b, owner))
    order = [owner for _, _, owner in owners]
    return [
        Piece(
            text[a:b],
            owner,
            numbers.get(owner, 0),
            first=owner not in order[:i],
            last=owner not in order[i + 1 :],
        )
        for i, (a, b, owner) in enumerate(owners)
    ]
