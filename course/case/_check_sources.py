"""What must hold for sources: they name one, their date fits, and none is cited for what came after it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from course.language import _

if TYPE_CHECKING:
    from course.case.draft import Draft

_NAMES_NOBODY: Final = frozenset(
    {"anon", "articles", "author", "body", "books", "internet", "media", "n", "a", "na", "news", "no", "none"}
    | {"online", "others", "placeholder", "press", "publisher", "reference", "report", "reports"}
    | {"several", "source", "sources", "standard", "tba", "tbc", "tbd", "title", "todo", "unknown", "unnamed"}
    | {"references", "untitled", "various", "web", "website", "works"}
)
"""Words that say of no source which one it is: a title or a body of nothing else cannot be looked up."""


def sources_are_named(draft: Draft) -> None:
    """Report a source whose title or body is only a placeholder: nobody can look it up."""
    for i, row in enumerate(draft.rows["sources"]):
        for field in ("title", "publisher"):
            said = row.get(field)
            if not isinstance(said, str) or not said.strip():
                continue  # the record's own type reports that
            words = "".join(c if c.isalnum() else " " for c in said.casefold()).split()
            if _NAMES_NOBODY.issuperset(words):
                draft.report(
                    "sources",
                    (i, field),
                    _("“{said}” names no source that somebody could look up").format(said=said),
                    _("write who published it, and under which title"),
                )


def sources_are_not_older(draft: Draft) -> None:
    """Report a source with two years, from after the check, or named for something later than itself.

    A position may name earlier statements beside the one of its date, so there
    it is enough that one source could know of it.
    """
    appeared: dict[str, str] = {}
    for i, row in enumerate(draft.rows["sources"]):
        _day_fits(draft, i, row)
        if isinstance(row.get("id"), str):
            appeared[row["id"]] = _since(row)
    for table in ("events", "positions", "later_positions"):
        for i, row in enumerate(draft.rows[table]):
            older = _older(row, appeared)
            if table != "events" and len(older) < len(row.get("sources") or ()):
                continue
            for j, source in older.items():
                wrong = _("“{source}” appeared in {appeared}, before {row}").format(
                    source=source, appeared=appeared[source], row=row["date"]
                )
                draft.report(table, (i, "sources", j), wrong, _("name a source that could know of it"))


def _since(row: dict[str, Any]) -> str:
    """Give when a source appeared: its day, or the year where no more is known."""
    year, day = row.get("year"), row.get("date")
    if isinstance(day, str):
        return day
    return f"{year:04}" if isinstance(year, int) else ""


def _day_fits(draft: Draft, i: int, row: dict[str, Any]) -> None:
    year, day, since = row.get("year"), row.get("date"), _since(row)
    checked = (draft.meta or {}).get("checked_on")
    if isinstance(year, int) and isinstance(day, str) and day[:4] != f"{year:04}":
        wrong = _("“{day}” is not in {year}").format(day=day, year=year)
        draft.report("sources", (i, "date"), wrong, _("change one of the two"))
    elif isinstance(checked, str) and since[:1].isdigit() and _is_later(since, checked):
        wrong = _("it appeared in {appeared}, and the facts were checked on {checked}").format(
            appeared=since, checked=checked
        )
        at = "date" if isinstance(day, str) else "year"
        draft.report("sources", (i, at), wrong, _("correct it, or checked_on in case.yaml"))


def _is_later(since: str, checked: str) -> bool:
    return len(since.partition("-")[0]) > 4 or since > checked[: len(since)]  # noqa: PLR2004 - a year of today


def _older(row: dict[str, Any], appeared: dict[str, str]) -> dict[int, str]:
    """Give the places of sources that appeared before the row's date, as far as both are known."""
    day, named = row.get("date"), row.get("sources")
    if not isinstance(day, str) or not isinstance(named, list):
        return {}
    came = {
        j: appeared[s]
        for j, s in enumerate(named)
        if isinstance(s, str) and appeared.get(s, "")[:1].isdigit()
    }
    return {j: str(named[j]) for j, d in came.items() if d[: len(day)] < day[: len(d)]}
