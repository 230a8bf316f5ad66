"""What the browser's clock needs to know, as one attribute of the page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from course.case.records.formats import SIDE_LABELS, seconds
from course.language import _
from course.language.figures import in_figures

if TYPE_CHECKING:
    from datetime import datetime

    from course.activities.debate.records import DebateState
    from course.case.records.formats import Phase


def clock_words(left: float) -> str:
    """Write seconds as a clock shows them; over time begins with a plus.

    Examples
    --------
    >>> clock_words(161), clock_words(-5)
    ('02:41', '+00:05')
    """
    whole = round(abs(left))
    return in_figures(f"{'+' if left <= -1 else ''}{whole // 60:02}:{whole % 60:02}")


def ticking(left: float, now: datetime, **data: Any) -> dict[str, Any]:  # noqa: ANN401 - what goes into JSON
    """Give what a clock shows now, and the JSON that keeps it running in the browser.

    Parameters
    ----------
    left, now
        Seconds left on it, and when.
    data
        What else the browser is told of it: which one it is, whether it runs, when it rings.
    """
    words = {
        "running": _("Running"),
        "stopped": _("Stopped"),
        "over": _("Over time"),
        "loud": _("Sound is on."),
        "silent": _("Sound is off."),
    }
    told = {**data, "left": round(left, 3), "at": int(now.timestamp() * 1000), "words": words}
    return {"json": json.dumps(told, ensure_ascii=False), "words": clock_words(left), "left": left}


def face_of(state: DebateState, now: datetime) -> dict[str, Any]:
    """Give what the clock of a debate shows now, and whose preparation time it counts."""
    clock = state.clock
    phase = state.format.phases[clock.phase]
    if clock.bank:
        left, total = clock.bank_at(clock.bank, now), _bank(state)
        bells = [{"at": total, "rings": 2, "says": _("This preparation time is used up"), "pause": True}]
        periods = [
            {
                "starts": 0,
                "name": _("Preparation: {side}").format(side=SIDE_LABELS.get(clock.bank, clock.bank)),
            }
        ]
    else:
        left, total = clock.left_at(now), float(seconds(phase.time))
        bells = [
            {"at": seconds(b.at), "rings": b.rings, "says": b.says, "pause": b.pause} for b in phase.bells
        ]
        bells = bells or [{"at": total, "rings": 2, "says": _("Time"), "pause": False}]
        periods = _periods(phase)
    shown = ticking(
        left,
        now,
        key=f"{state.key}/{clock.entry}",
        phase=f"{clock.phase}{clock.bank}",
        running=clock.since is not None,
        started=clock.started or bool(clock.bank),
        set=clock.set,
        total=total,
        bells=bells,
        periods=periods,
        auto=clock.auto and not clock.bank,
    )
    return {**shown, "bank": clock.bank}


def _bank(state: DebateState) -> float:
    return next((float(seconds(b.time)) for b in state.format.banks if b.side == state.clock.bank), 0.0)


def _periods(phase: Phase) -> list[dict[str, Any]]:
    if phase.periods:
        return [{"starts": seconds(p.starts), "name": p.name} for p in phase.periods]
    if not phase.points:
        return []
    total = seconds(phase.time)
    found = [{"starts": 0, "name": _("Points may be offered")}]
    if phase.protected_first:
        found = [{"starts": 0, "name": _("Protected time")},
                 {"starts": seconds(phase.protected_first), "name": _("Points may be offered")}]  # fmt: skip
    if phase.protected_last:
        found.append({"starts": total - seconds(phase.protected_last), "name": _("Protected time")})
    return found
