"""What must hold for the hypotheses about bargaining."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from course.case.draft import Draft

_TABLE: Final = "bargaining"
_LISTS: Final = ("acceptable", "tolerable", "beyond")
_EVIDENCE: Final = ("positions", "claims", "sources", "summaries")


def hypotheses_fit(draft: Draft) -> None:
    """Report a hypothesis that is about a person, twice there, without evidence, or not about the scale."""
    first: dict[tuple[str, str], str] = {}
    links: dict[str, str] = {}
    people = {row.get("id") for row in draft.rows["stakeholders"] if row.get("person") is True}
    for i, row in enumerate(draft.rows[_TABLE]):
        party, issue = str(row.get("party")), str(row.get("issue"))
        if party in people:
            draft.report(_TABLE, (i, "party"), f"“{party}” is a person", "name an institution or a group")
        if (party, issue) in first:
            wrong = f"“{first[party, issue]}” says already what “{party}” accepts on “{issue}”"
            draft.report(_TABLE, (i, "issue"), wrong, "write one record for both")
        first.setdefault((party, issue), str(row.get("id")))
        if not any(row.get(name) for name in _EVIDENCE):
            wrong = "this hypothesis rests on nothing"
            draft.report(_TABLE, (i, "id"), wrong, f"name one of: {', '.join(_EVIDENCE)}")
        _levels_fit(draft, i, row, issue)
        _linkages_fit(draft, i, row, issue, links)


def _levels_fit(draft: Draft, i: int, row: dict[str, Any], issue: str) -> None:
    levels = _scale(draft, issue)
    said: dict[int, str] = {}
    for name in _LISTS:
        for j, level in enumerate(_list(row.get(name))):
            if levels and level not in levels:
                wrong = f"the scale of “{issue}” has no level {level}"
                draft.report(_TABLE, (i, name, j), wrong, f"use one of: {', '.join(map(str, levels))}")
            elif level in said:
                wrong = f"level {level} is {said[level]} as well"
                draft.report(_TABLE, (i, name, j), wrong, "keep it in one of the lists")
            said.setdefault(level, name)


def _linkages_fit(draft: Draft, i: int, row: dict[str, Any], issue: str, links: dict[str, str]) -> None:
    tolerable = _list(row.get("tolerable"))
    for j, link in enumerate(x for x in _list(row.get("linkages")) if isinstance(x, dict)):
        at = (i, "linkages", j)
        name, other = str(link.get("id")), str(link.get("only_if"))
        if name in links:
            draft.report(_TABLE, (*at, "id"), f"“{name}” is a linkage of “{links[name]}”", "choose another")
        links.setdefault(name, str(row.get("id")))
        if other == issue:
            draft.report(_TABLE, (*at, "only_if"), "the condition is about the same issue", "name another")
        for k, level in enumerate(_list(link.get("options"))):
            if level not in tolerable:
                wrong = f"level {level} has a condition but is not tolerable"
                draft.report(_TABLE, (*at, "options", k), wrong, "add it to the list tolerable")
        levels = _scale(draft, other)
        for k, level in enumerate(_list(link.get("needs"))):
            if levels and level not in levels:
                wrong = f"the scale of “{other}” has no level {level}"
                draft.report(_TABLE, (*at, "needs", k), wrong, f"use one of: {', '.join(map(str, levels))}")


def _scale(draft: Draft, issue: str) -> list[int]:
    at = draft.ids("issues").get(issue)
    scale = draft.rows["issues"][at].get("scale") if at is not None else None
    return [o["level"] for o in _list(scale) if isinstance(o, dict) and isinstance(o.get("level"), int)]


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
