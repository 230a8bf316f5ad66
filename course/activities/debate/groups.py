"""Which debate is a group's own, where a class debates in groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from course.activities.debate.records import DebateState


def of_group(debates: Mapping[str, DebateState], members: Collection[str]) -> DebateState | None:
    """Give the latest debate in which only people of a group have chairs; None where there is none."""
    own = [state for state in debates.values() if state.chairs and set(state.chairs) <= set(members)]
    return own[-1] if own else None
