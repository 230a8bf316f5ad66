"""What must hold for positions: what they rest on, of which day they are, and which cells stay empty."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from course.language import _

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
                wrong = _("“{first}” says already where “{party}” stands on “{issue}”").format(
                    first=first[cell], party=cell[1], issue=cell[0]
                )
                draft.report(table, (i, "issue"), wrong, _("write one record for both"))
            first.setdefault(cell, str(row.get("id")))
    _empty_cells_fit(draft)
    _spoken_positions_fit(draft)


def _level_fits(draft: Draft, table: str, i: int, row: dict[str, Any]) -> None:
    at = draft.ids("issues").get(str(row.get("issue")))
    scale = draft.rows["issues"][at].get("scale") if at is not None else None
    levels = [o.get("level") for o in _groups(scale)]
    level = row.get("level")
    if levels and isinstance(level, int) and level not in levels:
        wrong = _("the scale of “{row}” has no level {level}").format(row=row["issue"], level=level)
        draft.report(
            table, (i, "level"), wrong, _("use one of: {map}").format(map=", ".join(map(str, levels)))
        )


def _evidence_fits(draft: Draft, table: str, i: int, row: dict[str, Any]) -> None:
    stated = row.get("evidence_kind") == "stated"
    if stated and not row.get("sources"):
        wrong = _("a stated position names no source")
        draft.report(table, (i, "sources"), wrong, _("name one, or write evidence_kind: inferred"))
    elif not stated and not any(row.get(name) for name in _EVIDENCE):
        wrong = _("this position rests on nothing")
        draft.report(
            table, (i, "sources"), wrong, _("name one of: {evidence}").format(evidence=", ".join(_EVIDENCE))
        )
    if stated and not row.get("date"):
        draft.report(
            table, (i, "date"), _("a stated position has no date"), _("write when it was said or done")
        )
    words = row.get("words")
    if stated and not words:
        wrong = _("a stated position has no words of its source")
        right = _("quote at most {most_words} of them, or write evidence_kind: inferred")
        draft.report(table, (i, "words"), wrong, right.format(most_words=MOST_WORDS))
    elif isinstance(words, str) and len(words.split()) > MOST_WORDS:
        wrong = _("this quotation has {n} words").format(n=len(words.split()))
        draft.report(
            table, (i, "words"), wrong, _("quote at most {most_words}").format(most_words=MOST_WORDS)
        )


def _day_fits(draft: Draft, table: str, i: int, row: dict[str, Any]) -> None:
    day, paper = row.get("date"), (draft.meta or {}).get("paper_date")
    if not (isinstance(day, str) and isinstance(paper, str)):
        return
    later = day > paper[: len(day)]
    if later != (table == "later_positions"):
        is_later, is_not = (
            _("{day} is after the paper ({paper})"),
            _("{day} is not after the paper ({paper})"),
        )
        wrong = (is_later if later else is_not).format(day=day, paper=paper)
        right = _("move it to {file}.yaml").format(file="later_positions" if later else "positions")
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
                    wrong = _("“{known}” says where “{party}” stands").format(
                        known=known[row.get("id"), party], party=party
                    )
                    draft.report("issues", at, wrong, _("take it out of {name}").format(name=name))
                elif party in seen:
                    draft.report(
                        "issues",
                        at,
                        _("“{party}” stands in {seen} as well").format(party=party, seen=seen[party]),
                        _("keep one of the two"),
                    )
                seen.setdefault(party, name)


def _spoken_positions_fit(draft: Draft) -> None:
    known = {(p.get("issue"), p.get("actor")) for p in draft.rows["positions"]}
    for i, row in enumerate(draft.rows["stakeholders"]):
        for j, said in enumerate(_groups(row.get("stated_positions"))):
            at = (i, "stated_positions", j)
            if not (said.get("sources") or said.get("quote")):
                wrong = _("a stated position has neither a source nor a quote")
                draft.report("stakeholders", (*at, "sources"), wrong, _("name a source or quote the paper"))
            issue = said.get("issue")
            if issue and said.get("after_paper") is not True and (issue, row.get("id")) not in known:
                wrong = _("positions.yaml does not say where “{get}” stands on “{issue}”").format(
                    get=row.get("id"), issue=issue
                )
                draft.report("stakeholders", (*at, "issue"), wrong, _("add the position there"))


def _groups(value: object) -> list[dict[str, Any]]:
    return [x for x in value if isinstance(x, dict)] if isinstance(value, list) else []
