"""Draw statements of the case by a seed, for somebody who did not write them to look up again.

python -m tools.draw_statements 2026            60 statements, as a table to fill in
python -m tools.draw_statements 2026 --count 20

The same seed and the same data give the same draw. Every kind of statement that rests on sources is
drawn in turn, so that a large table does not crowd out a small one. Fill in the last column with right,
doubtful or wrong, and say why.
"""

from __future__ import annotations

import argparse
import random
import sys
from typing import TYPE_CHECKING, NamedTuple

from course.case import load_case

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from course.case import Case

COUNT = 60
_FIELDS = {
    "claims": ("quote", "status", "note"),
    "positions": ("issue", "actor", "date", "evidence", "words"),
    "later_positions": ("issue", "actor", "date", "evidence", "words"),
    "events": ("date", "title", "description", "disputed"),
    "systems": ("name", "range_reported", "first_seen", "discrepancy", "verdict"),
    "precedents": ("name", "years", "what_it_was", "outcome"),
    "omissions": ("topic", "why_it_matters"),
    "cross_impacts": ("driver", "state", "reason"),
}
"""The tables whose records may rest on sources, and the fields to look up again."""


class Statement(NamedTuple):
    """One thing that the case says, and what it rests on."""

    table: str
    record: str
    field: str
    text: str
    sources: tuple[str, ...]


def statements(case: Case) -> Iterator[Statement]:
    """Give everything that the case says in its own voice and with a source.

    Examples
    --------
    >>> next(statements(load_case())).table
    'claims'
    """
    for name, fields in _FIELDS.items():
        for record in case.table(name):
            sources = getattr(record, "sources", ())
            values = [str(value) for field in fields if (value := getattr(record, field))]
            if sources:
                yield Statement(name, record.id, " ".join(fields), " · ".join(values), tuple(sources))
    for party in case.stakeholders:
        for i, said in enumerate(party.stated_positions):
            if said.sources:
                where, text = f"stated_positions[{i}]", f"{party.name}: {said.position}"
                yield Statement("stakeholders", party.id, where, text, tuple(said.sources))


def draw(all_: Sequence[Statement], seed: int, count: int = COUNT) -> list[Statement]:
    """Draw by a seed: one of each table in turn, until there are enough.

    Examples
    --------
    >>> every = list(statements(load_case()))
    >>> draw(every, 7) == draw(every, 7), draw(every, 7) == draw(every, 8), len(draw(every, 7))
    (True, False, 60)
    """
    dice = random.Random(seed)  # noqa: S311 - a lot that anybody can draw again
    piles: dict[str, list[Statement]] = {}
    for one in all_:
        piles.setdefault(one.table, []).append(one)
    for pile in piles.values():
        dice.shuffle(pile)
    drawn: list[Statement] = []
    while len(drawn) < count and any(piles.values()):
        drawn += [pile.pop() for pile in piles.values() if pile]
    return drawn[:count]


def table(case: Case, drawn: Sequence[Statement]) -> str:
    """Write the draw as a table of Markdown, with the sources in full and an empty last column."""
    lines = ["| | Record | Statement | Sources | Right, doubtful, wrong |", "|---|---|---|---|---|"]
    for n, one in enumerate(drawn, 1):
        named = "; ".join(
            " ".join(filter(None, (f"{s.publisher}, {s.title} ({s.date or s.year})", s.url)))
            for s in map(case.source, one.sources)
        )
        cells = (str(n), f"{one.table} `{one.record}` {one.field}", one.text, named, "")
        lines.append("| " + " | ".join(" ".join(c.replace("|", "\\|").split()) for c in cells) + " |")
    return "\n".join(lines)


def main(words: Sequence[str] | None = None) -> int:
    """Print the draw."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("seed", type=int, help="a number that nobody chose for what it draws")
    parser.add_argument("--count", type=int, default=COUNT, help="how many (60)")
    args = parser.parse_args(words)
    case = load_case()
    print(table(case, draw(list(statements(case)), args.seed, args.count)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
