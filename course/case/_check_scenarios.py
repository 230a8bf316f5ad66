"""What must hold for the draft of judgements on scenarios."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from course.files.mistakes import near
from course.language import _

if TYPE_CHECKING:
    from course.case.draft import Draft

_TABLE: Final = "cross_impacts"
_EVIDENCE: Final = ("claims", "positions", "events", "sources")


def cross_impacts_fit(draft: Draft) -> None:
    """Report a judgement about a driver or a state that its what-if does not have, or made twice."""
    what_ifs = draft.ids("what_ifs")
    first: dict[tuple[str, ...], str] = {}
    later = {e.get("id") for e in draft.rows["events"] if e.get("category") == "after_paper"}
    for i, row in enumerate(draft.rows[_TABLE]):
        _rests_on_something(draft, i, row, later)
        if row.get("what_if") not in what_ifs:
            continue
        drivers = _drivers(draft.rows["what_ifs"][what_ifs[row["what_if"]]])
        for field, states in (("driver", [row.get("state")]), ("acts_on", list(_effects(row)))):
            name = str(row.get(field))
            if name not in drivers:
                wrong = _("“{row}” has no driver “{name}”").format(row=row["what_if"], name=name)
                draft.report(_TABLE, (i, field), wrong, near(name, drivers))
                continue
            for state in states:
                if state not in drivers[name]:
                    at = "state" if field == "driver" else "effects"
                    wrong = _("“{name}” has no state “{state}”").format(name=name, state=state)
                    draft.report(_TABLE, (i, at), wrong, near(str(state), drivers[name]))
        if row.get("driver") == row.get("acts_on"):
            wrong = _("a driver is not judged on itself")
            draft.report(_TABLE, (i, "acts_on"), wrong, _("name another driver"))
        key = tuple(str(row.get(name)) for name in ("what_if", "driver", "state", "acts_on"))
        if key in first:
            wrong = _("“{first}” judges the same already").format(first=first[key])
            draft.report(_TABLE, (i, "id"), wrong, _("write one record for both"))
        first.setdefault(key, str(row.get("id")))


def starts_fit(draft: Draft) -> None:
    """Report a story to begin with that leaves a driver out, or names what the what-if does not have."""
    for i, row in enumerate(draft.rows["what_ifs"]):
        drivers, starts = _drivers(row), row.get("starts")
        for j, start in enumerate(starts if isinstance(starts, list) else []):
            states = start.get("states") if isinstance(start, dict) else None
            if not isinstance(states, dict):
                continue
            at = (i, "starts", j, "states")
            for name, state in states.items():
                if name not in drivers:
                    wrong = _("“{row}” has no driver “{name}”").format(row=row.get("id"), name=name)
                    draft.report("what_ifs", (*at, name), wrong, near(str(name), drivers))
                elif state not in drivers[name]:
                    wrong = _("“{name}” has no state “{state}”").format(name=name, state=state)
                    draft.report("what_ifs", (*at, name), wrong, near(str(state), drivers[name]))
            for name in drivers:
                if name not in states:
                    wrong = _("this story names no state of “{name}”").format(name=name)
                    draft.report(
                        "what_ifs", at, wrong, _("name one: {states}").format(states=", ".join(drivers[name]))
                    )


def axes_fit(draft: Draft) -> None:
    """Report a pair of axes that names a driver which the what-if does not have, or one driver twice."""
    for i, row in enumerate(draft.rows["what_ifs"]):
        drivers, axes = _drivers(row), row.get("axes")
        named = [str(name) for name in axes] if isinstance(axes, list) else []
        for j, name in enumerate(named):
            if name not in drivers:
                wrong = _("“{row}” has no driver “{name}”").format(row=row.get("id"), name=name)
                draft.report("what_ifs", (i, "axes", j), wrong, near(name, drivers))
            elif name in named[:j]:
                wrong = _("both axes are the same driver")
                draft.report("what_ifs", (i, "axes", j), wrong, _("name another driver"))


def _rests_on_something(draft: Draft, i: int, row: dict[str, Any], later: set[Any]) -> None:
    """Report a judgement that names no evidence and does not say so, and an event after the paper."""
    named = [name for name in _EVIDENCE if row.get(name)]
    if not named and row.get("judgement_alone") is not True:
        wrong = _("this judgement names no evidence")
        right = _("name some ({evidence}), or write judgement_alone: true").format(
            evidence=", ".join(_EVIDENCE)
        )
        draft.report(_TABLE, (i, "id"), wrong, right)
    elif named and row.get("judgement_alone") is True:
        wrong = _("it names {named}, so it does not rest on judgement alone").format(named=named[0])
        draft.report(_TABLE, (i, "judgement_alone"), wrong, _("delete the line"))
    events = row.get("events")
    for j, event in enumerate(events if isinstance(events, list) else []):
        if event in later:
            wrong = _("“{event}” happened after the paper").format(event=event)
            draft.report(_TABLE, (i, "events", j), wrong, _("name an event that was known on its date"))


def _drivers(what_if: dict[str, Any]) -> dict[str, list[str]]:
    drivers = what_if.get("drivers")
    return {
        str(d.get("id")): [str(s) for s in d["states"]] if isinstance(d.get("states"), list) else []
        for d in (drivers if isinstance(drivers, list) else [])
        if isinstance(d, dict)
    }


def _effects(row: dict[str, Any]) -> dict[str, Any]:
    effects = row.get("effects")
    return effects if isinstance(effects, dict) else {}
