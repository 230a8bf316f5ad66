"""What must hold for the hypotheses about bargaining."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from course.language import _

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
            draft.report(
                _TABLE,
                (i, "party"),
                _("“{party}” is a person").format(party=party),
                _("name an institution or a group"),
            )
        if (party, issue) in first:
            wrong = _("“{first}” says already what “{party}” accepts on “{issue}”").format(
                first=first[party, issue], party=party, issue=issue
            )
            draft.report(_TABLE, (i, "issue"), wrong, _("write one record for both"))
        first.setdefault((party, issue), str(row.get("id")))
        if not any(row.get(name) for name in _EVIDENCE):
            wrong = _("this hypothesis rests on nothing")
            draft.report(
                _TABLE, (i, "id"), wrong, _("name one of: {evidence}").format(evidence=", ".join(_EVIDENCE))
            )
        _levels_fit(draft, i, row, issue)
        _linkages_fit(draft, i, row, issue, links)


def _levels_fit(draft: Draft, i: int, row: dict[str, Any], issue: str) -> None:
    levels = _scale(draft, issue)
    said: dict[int, str] = {}
    for name in _LISTS:
        for j, level in enumerate(_list(row.get(name))):
            if levels and level not in levels:
                wrong = _("the scale of “{issue}” has no level {level}").format(issue=issue, level=level)
                draft.report(
                    _TABLE,
                    (i, name, j),
                    wrong,
                    _("use one of: {map}").format(map=", ".join(map(str, levels))),
                )
            elif level in said:
                wrong = _("level {level} is {said} as well").format(level=level, said=said[level])
                draft.report(_TABLE, (i, name, j), wrong, _("keep it in one of the lists"))
            said.setdefault(level, name)


def _linkages_fit(draft: Draft, i: int, row: dict[str, Any], issue: str, links: dict[str, str]) -> None:
    tolerable = _list(row.get("tolerable"))
    for j, link in enumerate(x for x in _list(row.get("linkages")) if isinstance(x, dict)):
        at = (i, "linkages", j)
        name, other = str(link.get("id")), str(link.get("only_if"))
        if name in links:
            draft.report(
                _TABLE,
                (*at, "id"),
                _("“{name}” is a linkage of “{links}”").format(name=name, links=links[name]),
                _("choose another"),
            )
        links.setdefault(name, str(row.get("id")))
        if other == issue:
            draft.report(
                _TABLE, (*at, "only_if"), _("the condition is about the same issue"), _("name another")
            )
        for k, level in enumerate(_list(link.get("options"))):
            if level not in tolerable:
                wrong = _("level {level} has a condition but is not tolerable").format(level=level)
                draft.report(_TABLE, (*at, "options", k), wrong, _("add it to the list tolerable"))
        levels = _scale(draft, other)
        for k, level in enumerate(_list(link.get("needs"))):
            if levels and level not in levels:
                wrong = _("the scale of “{other}” has no level {level}").format(other=other, level=level)
                draft.report(
                    _TABLE,
                    (*at, "needs", k),
                    wrong,
                    _("use one of: {map}").format(map=", ".join(map(str, levels))),
                )


def _scale(draft: Draft, issue: str) -> list[int]:
    at = draft.ids("issues").get(issue)
    scale = draft.rows["issues"][at].get("scale") if at is not None else None
    return [o["level"] for o in _list(scale) if isinstance(o, dict) and isinstance(o.get("level"), int)]


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
