"""What must hold inside a debate format."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from course.case.records.fields import TIME_PATTERN
from course.case.records.formats import seconds
from course.files.mistakes import near
from course.language import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from course.case.draft import Draft

    Report = Callable[[tuple[str | int, ...], str, str], None]

_TABLE: Final = "formats"
_is_time = re.compile(TIME_PATTERN).match


def formats_fit(draft: Draft) -> None:
    """Report roles that nobody has, names used twice, and times that do not fit into their phase."""
    for i, row in enumerate(draft.rows[_TABLE]):

        def report(path: tuple[str | int, ...], wrong: str, right: str, i: int = i) -> None:
            draft.report(_TABLE, (i, *path), wrong, right)

        format_fits(row, report)


def format_fits(row: dict[str, Any], report: Report) -> None:
    """Report what does not fit together in one format, as raw data."""
    roles = _unique(row, "roles", report)
    _unique(row, "phases", report)
    for j, phase in _groups(row, "phases"):
        at: tuple[str | int, ...] = ("phases", j)
        for k, name in enumerate(_list(phase.get("speaks"))):
            if name not in roles:
                hint = near(str(name), roles, what=_("role of this format"))
                report((*at, "speaks", k), _("there is no role “{name}”").format(name=name), hint)
        _times_fit(phase, at, report)
    rounds = [p.get("ballot") for _, p in _groups(row, "phases") if p.get("ballot")]
    if row.get("swing") and sorted(map(str, rounds)) != ["after", "before"]:
        wrong = _("a swing needs one vote before and one after")
        report(("swing",), wrong, _("give two phases a ballot, or delete the swing"))


def _times_fit(phase: dict[str, Any], at: tuple[str | int, ...], report: Report) -> None:
    whole = _seconds(phase.get("time"))
    if whole is None:
        return
    if whole == 0:
        report((*at, "time"), _("this phase has no time"), _("write at least 0:01"))
    for name in ("each", "protected_first", "protected_last"):
        _inside(phase.get(name), whole, (*at, name), report)
    for name, field in (("bells", "at"), ("periods", "starts")):
        times = [((*at, name, k, field), item.get(field)) for k, item in _groups(phase, name)]
        _all_inside(times, whole, name, report)
    held = [_seconds(phase.get(name)) or 0 for name in ("protected_first", "protected_last")]
    if all(held) and sum(held) > whole:
        report(
            (*at, "protected_last"),
            _("the protected times are longer than the phase"),
            _("shorten one of them"),
        )


def _all_inside(
    times: list[tuple[tuple[str | int, ...], object]], whole: int, name: str, report: Report
) -> None:
    """Report once what of a list is later than the end: whoever shortens a phase moves all of them."""
    late = [(path, time) for path, time in times if (_seconds(time) or 0) > whole]
    if len(late) == 1:
        _inside(late[0][1], whole, late[0][0], report)
    elif late:
        listed = ", ".join(f"“{time}”" for _, time in late)
        wrong = _("{n} {name} are later than the end of the phase: {listed}").format(
            n=len(late), name=name, listed=listed
        )
        report(late[0][0], wrong, _("write times inside it, or delete them"))


def _inside(time: object, whole: int, path: tuple[str | int, ...], report: Report) -> None:
    length = _seconds(time)
    if length is not None and length > whole:
        report(
            path,
            _("“{time}” is later than the end of the phase").format(time=time),
            _("write a time inside it"),
        )


def _unique(row: dict[str, Any], name: str, report: Report) -> list[str]:
    known: list[str] = []
    for j, item in _groups(row, name):
        said = item.get("id")
        if isinstance(said, str):
            if said in known:
                report(
                    (name, j, "id"),
                    _("“{said}” stands twice among the {name}").format(said=said, name=name),
                    _("choose another"),
                )
            known.append(said)
    return known


def _seconds(time: object) -> int | None:
    return seconds(time) if isinstance(time, str) and _is_time(time) else None


def _groups(row: dict[str, Any], name: str) -> list[tuple[int, dict[str, Any]]]:
    return [(j, item) for j, item in enumerate(_list(row.get(name))) if isinstance(item, dict)]


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
