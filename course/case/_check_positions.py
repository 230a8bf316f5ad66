"""What must hold for positions: what they rest on, of which day they are, and which cells stay empty."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from course.case.draft import Draft

MOST_WORDS: Final = 30
_EVIDENCE: Final = ("sources", "quote", "basis")


def positions_fit(draft: Draft) -> None:
    """Report what a position lacks, a day on the wrong side of the paper, and a cell said to be empty."""
    for table in ("positions", "later_positions"):
        first: dict[tuple[str, str], str] = {}
        for i, row in enumerate(draft.rows[table]):
            _level_fits(draft, table, i, row)
            _evidence_fits(draft, table, i, row)
            _day_fits(draft, table, i, row)
            cell = str(row.get("issue")), str(row.get("actor"))
            if table == "positions" and cell in first:
                wrong = f"“{first[cell]}” says already where “{cell[1]}” stands on “{cell[0]}”"
                draft.report(table, (i, "issue"), wrong, "write one record for both")
            first.setdefault(cell, str(row.get("id")))
    _empty_cells_fit(draft)
    _spoken_positions_fit(draft)


def _level_fits(draft: Draft, table: str, i: int, row: dict[str, Any]) -> None:
    at = draft.ids("issues").get(str(row.get("issue")))
    scale = draft.rows["issues"][at].get("scale") if at is not None else None
    levels = [o.get("level") for o in _groups(scale)]
    level = row.get("level")
    if levels and isinstance(level, int) and level not in levels:
        wrong = f"the scale of “{row['issue']}” has no level {level}"
        draft.report(table, (i, "level"), wrong, f"use one of: {', '.join(map(str, levels))}")


def _evidence_fits(draft: Draft, table: str, i: int, row: dict[str, Any]) -> None:
    stated = row.get("evidence_kind") == "stated"
    if stated and not (row.get("sources") or row.get("basis")):
        wrong = "a stated position names no source"
        draft.report(table, (i, "sources"), wrong, "name one, or write evidence_kind: inferred")
    elif not stated and not any(row.get(name) for name in _EVIDENCE):
        wrong = "this position rests on nothing"
        draft.report(table, (i, "sources"), wrong, f"name one of: {', '.join(_EVIDENCE)}")
    if stated and not row.get("date"):
        draft.report(table, (i, "date"), "a stated position has no date", "write when it was said or done")
    words = row.get("words")
    if stated and not words and _was_read(draft, row):
        wrong = "a stated position has no words of its source"
        draft.report(table, (i, "words"), wrong, f"quote at most {MOST_WORDS} of them")
    elif isinstance(words, str) and len(words.split()) > MOST_WORDS:
        wrong = f"this quotation has {len(words.split())} words"
        draft.report(table, (i, "words"), wrong, f"quote at most {MOST_WORDS}")


def _was_read(draft: Draft, row: dict[str, Any]) -> bool:
    """Whether one of its sources was read, so that its words can be given."""
    known = draft.ids("sources")
    named = row.get("sources")
    rows = [draft.rows["sources"][known[s]] for s in named if s in known] if isinstance(named, list) else []
    return any(source.get("basis") == "excerpt_read" for source in rows)


def _day_fits(draft: Draft, table: str, i: int, row: dict[str, Any]) -> None:
    day, paper = row.get("date"), (draft.meta or {}).get("paper_date")
    if not (isinstance(day, str) and isinstance(paper, str)):
        return
    later = day > paper[: len(day)]
    if later != (table == "later_positions"):
        wrong = f"{day} is {'' if later else 'not '}after the paper ({paper})"
        right = f"move it to {'later_positions' if later else 'positions'}.yaml"
        draft.report(table, (i, "date"), wrong, right)


def _empty_cells_fit(draft: Draft) -> None:
    known = {(p.get("issue"), p.get("actor")): p.get("id") for p in draft.rows["positions"]}
    for i, row in enumerate(draft.rows["issues"]):
        seen: dict[str, str] = {}
        for name in ("looked_for", "outside_concern"):
            for j, entry in enumerate(_groups(row.get(name))):
                party = str(entry.get("party"))
                at = (i, name, j, "party")
                if (row.get("id"), party) in known:
                    wrong = f"“{known[row.get('id'), party]}” says where “{party}” stands"
                    draft.report("issues", at, wrong, f"take it out of {name}")
                elif party in seen:
                    draft.report(
                        "issues", at, f"“{party}” stands in {seen[party]} as well", "keep one of the two"
                    )
                seen.setdefault(party, name)


def _spoken_positions_fit(draft: Draft) -> None:
    known = {(p.get("issue"), p.get("actor")) for p in draft.rows["positions"]}
    for i, row in enumerate(draft.rows["stakeholders"]):
        for j, said in enumerate(_groups(row.get("stated_positions"))):
            at = (i, "stated_positions", j)
            if not (said.get("sources") or said.get("quote")):
                wrong = "a stated position has neither a source nor a quote"
                draft.report("stakeholders", (*at, "sources"), wrong, "name a source or quote the paper")
            issue = said.get("issue")
            if issue and said.get("after_paper") is not True and (issue, row.get("id")) not in known:
                wrong = f"positions.yaml does not say where “{row.get('id')}” stands on “{issue}”"
                draft.report("stakeholders", (*at, "issue"), wrong, "add the position there")


def _groups(value: object) -> list[dict[str, Any]]:
    return [x for x in value if isinstance(x, dict)] if isinstance(value, list) else []
