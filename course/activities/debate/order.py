"""In which order roles and people come up in a debate."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from course.activities.debate.records import DebateState
    from course.case import Format
    from course.case.records.formats import Role


def roles_in_order(format_: Format) -> list[Role]:
    """Give the roles of a format, who speaks first before all others, then those without the floor.

    Examples
    --------
    >>> from course.case import load_case
    >>> oxford = next(f for f in load_case().formats if f.id == "oxford")
    >>> [role.id for role in roles_in_order(oxford)][:3]
    ['lead-for', 'lead-against', 'second-for']
    """
    first = {role: n for n, phase in reversed(list(enumerate(format_.phases))) for role in phase.speaks}
    return sorted(format_.roles, key=lambda role: first.get(role.id, len(format_.phases)))


def speakers(state: DebateState) -> list[str]:
    """Give who has a speech, in the order of speeches; where a format has none, who has the floor."""
    phases = state.format.phases
    roles = {r for p in phases if p.kind == "speech" for r in p.speaks} or {
        r for p in phases for r in p.speaks
    }
    found = [
        who
        for role in roles_in_order(state.format)
        if role.id in roles
        for who in state.people
        if role.id in state.chairs[who]
    ]
    return list(dict.fromkeys(found))
