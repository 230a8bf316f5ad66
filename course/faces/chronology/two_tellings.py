"""Two tellings side by side: what they are called, and the picture of both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.figures import timeline
from course.language import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.activities.chronology import ContrastRow
    from course.activities.chronology.state import Telling


def name_of(telling: Telling) -> str:
    """Name a telling by its viewpoint and its teller, so that it is found again when others come between."""
    return f"{telling.view}|{telling.who}"


def lanes(rows: Sequence[ContrastRow]) -> dict[str, tuple[int, ...]]:
    """Give the lanes of each event: 0 where the left telling holds it, 1 where the right one does."""
    return {r.event.id: tuple(n for n, why in enumerate((r.left, r.right)) if why is not None) for r in rows}


def picture_of(rows: Sequence[ContrastRow], names: Sequence[str]) -> tuple[str, str]:
    """Draw two tellings in two lanes; give the picture and its words."""
    alt = _("Events in two lanes: {left}; {right}. The table says the same.").format(
        left=names[0], right=names[1]
    )
    return timeline.svg_tellings([r.event for r in rows], ("left", "right"), lanes(rows)), alt
