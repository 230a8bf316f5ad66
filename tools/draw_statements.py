"""Draw statements of the case by a seed, for somebody who did not write them to look up again.

python -m tools.draw_statements 2026            60 statements, as a table to fill in
python -m tools.draw_statements 2026 --count 20

The same seed and the same data give the same draw, from all cases that ship. Every kind of statement that
rests on sources, or on positions and words of the paper that do, is drawn in turn, so that a large table does
not crowd out a small one. Fill in the last column with right, doubtful or wrong, and say why.
"""

from __future__ import annotations

import argparse
import random
import sys
from typing import TYPE_CHECKING, NamedTuple

from course.case import default_folder, load_case

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from course.case import Case, Record

COUNT = 60
_FIELDS = {
    "claims": ("quote", "status", "note"),
    "positions": ("issue", "actor", "date", "evidence", "words"),
    "later_positions": ("issue", "actor", "date", "evidence", "words"),
    "events": ("date", "title", "description", "disputed"),
    "systems": ("name", "range_reported", "first_seen", "discrepancy", "verdict"),
    "precedents": ("name", "years", "what_it_was", "outcome"),
    "omissions": ("topic", "why_it_matters"),
    "cross_impacts": ("driver", "state", "acts_on", "reason"),
    "briefs": ("brief", "may_trade", "convince"),
    "bargaining": ("party", "issue", "acceptable", "tolerable", "beyond", "reason"),
}
"""The tables whose records may rest on sources, and the fields to look up again."""


class Statement(NamedTuple):
    """One thing that a case says, and what it rests on."""

    case: str
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
    own = case.meta.id
    for name, fields in _FIELDS.items():
        for record in case.table(name):
            sources = _sources(case, record)
            values = [str(value) for field in fields if (value := getattr(record, field))]
            if sources:
                yield Statement(own, name, record.id, " ".join(fields), " · ".join(values), sources)
    for party in case.stakeholders:
        for i, said in enumerate(party.stated_positions):
            if said.sources:
                where, text = f"stated_positions[{i}]", f"{party.name}: {said.position}"
                yield Statement(own, "stakeholders", party.id, where, text, tuple(said.sources))


def _sources(case: Case, record: Record) -> tuple[str, ...]:
    """Give the sources that a record names, and those of the positions and claims that it names."""
    named = [record]
    for table, field in (("positions", "positions"), ("claims", "claims")):
        named += [case.get(table, one) for one in getattr(record, field, ())]
    return tuple(dict.fromkeys(source for one in named for source in getattr(one, "sources", ())))


def cases() -> dict[str, Case]:
    """Give every case that ships, by its id.

    Examples
    --------
    >>> sorted(cases())
    ['red-line', 'seabed']
    """
    others = sorted((default_folder().parent / "cases").glob("*/data"))
    return {case.meta.id: case for case in map(load_case, (default_folder(), *others))}


def draw(all_: Sequence[Statement], seed: int, count: int = COUNT) -> list[Statement]:
    """Draw by a seed: one of each table of each case in turn, until there are enough.

    Examples
    --------
    >>> every = list(statements(load_case()))
    >>> draw(every, 7) == draw(every, 7), draw(every, 7) == draw(every, 8), len(draw(every, 7))
    (True, False, 60)
    """
    dice = random.Random(seed)  # noqa: S311 - a lot that anybody can draw again
    piles: dict[tuple[str, str], list[Statement]] = {}
    for one in all_:
        piles.setdefault((one.case, one.table), []).append(one)
    for pile in piles.values():
        dice.shuffle(pile)
    drawn: list[Statement] = []
    while len(drawn) < count and any(piles.values()):
        drawn += [pile.pop() for pile in piles.values() if pile]
    return drawn[:count]


def table(known: dict[str, Case], drawn: Sequence[Statement]) -> str:
    """Write the draw as a table of Markdown, with the sources in full and an empty last column."""
    lines = ["| | Record | Statement | Sources | Right, doubtful, wrong |", "|---|---|---|---|---|"]
    for n, one in enumerate(drawn, 1):
        named = "; ".join(
            " ".join(filter(None, (f"{s.publisher}, {s.title} ({s.date or s.year})", s.url)))
            for s in map(known[one.case].source, one.sources)
        )
        cells = (str(n), f"{one.case} {one.table} `{one.record}` {one.field}", one.text, named, "")
        lines.append("| " + " | ".join(" ".join(c.replace("|", "\\|").split()) for c in cells) + " |")
    return "\n".join(lines)


def main(words: Sequence[str] | None = None) -> int:
    """Print the draw."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("seed", type=int, help="a number that nobody chose for what it draws")
    parser.add_argument("--count", type=int, default=COUNT, help="how many (60)")
    args = parser.parse_args(words)
    known = cases()
    every = [one for case in known.values() for one in statements(case)]
    print(table(known, draw(every, args.seed, args.count)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
