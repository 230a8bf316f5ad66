"""What must hold between the records of a case, and between them and the paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from course.case._check_bargaining import hypotheses_fit
from course.case._check_briefs import briefs_fit
from course.case._check_lessons import lessons_add_up, prompts_are_unique
from course.case._check_positions import positions_fit
from course.case._check_scenarios import axes_fit, cross_impacts_fit, starts_fit
from course.case._check_sources import sources_are_named, sources_are_not_older
from course.case._places import uncovered
from course.case.check_formats import formats_fit
from course.case.marked import marked, marked_records, shape_of
from course.case.records import TABLES, Refers, Verbatim
from course.files.mistakes import Mistake, near
from course.language import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable

    from course.case.draft import Draft
    from course.case.passages import Text

_LENGTH_OF = {"year": 4, "month": 7, "day": 10}
_AFTER = "after_paper"
_SHOWN = 80


def ids_are_unique(draft: Draft) -> None:
    """Report an id that two records of one table share."""
    for table in TABLES:
        first = draft.ids(table)
        for i, row in enumerate(draft.rows[table]):
            name = row.get("id")
            if isinstance(name, str) and first[name] != i:
                line = draft.documents[table].line((first[name], "id"))
                draft.report(
                    table,
                    (i, "id"),
                    _("“{name}” is already the id of the record in line {line}").format(name=name, line=line),
                    _("choose another"),
                )


def ids_resolve(draft: Draft) -> None:
    """Report an id that no record has.

    Where a whole file is not there, that is said once, at the file. Where a
    record has lost its id, nothing is said about who names it: that follows
    from the record, and would hide it.
    """
    known = {table: draft.ids(table) for table in TABLES}
    nameless = {t for t in TABLES if any(not isinstance(r.get("id"), str) for r in draft.rows[t])}
    absent: dict[str, list[str]] = {}
    for table, model in TABLES.items():
        shape = shape_of(model)
        for i, row in enumerate(draft.rows[table]):
            for path, marker, value in marked(shape, row):
                if not isinstance(marker, Refers) or marker.table in draft.unread | nameless:
                    continue
                if not draft.rows[marker.table]:
                    line = draft.documents[table].line((i, *path))
                    absent.setdefault(marker.table, []).append(
                        _("“{id}” in {table}.yaml:{line}").format(id=value, table=table, line=line)
                    )
                elif value not in known[marker.table]:
                    what = marker.table.replace("_", " ")
                    hint = near(
                        value,
                        known[marker.table],
                        what=_("record in {table}.yaml").format(table=marker.table),
                    )
                    draft.report(
                        table,
                        (i, *path),
                        _("there is no “{id}” among the {table}").format(id=value, table=what),
                        hint,
                    )
    for table, places in absent.items():
        wrong = _named_in_vain(places, there=table in draft.documents)
        draft.report_file(f"{table}.yaml", 1, wrong, _("add the records"))
    for name in (draft.meta or {}).get("notes") or {}:
        if name not in TABLES:
            draft.report(
                "case",
                ("notes", name),
                _("there is no table “{name}”").format(name=name),
                near(str(name), TABLES),
            )


def _named_in_vain(places: list[str], *, there: bool) -> str:
    """Say that a file lacks what some places name."""
    n = len(places)
    if there:
        return ngettext(
            "this file has no records, but {n} place names one: first {place}",
            "this file has no records, but {n} places name some: first {place}",
            n,
        ).format(n=n, place=places[0])
    return ngettext(
        "this file is missing, but {n} place names one: first {place}",
        "this file is missing, but {n} places name some: first {place}",
        n,
    ).format(n=n, place=places[0])


def quotes_are_verbatim(draft: Draft, paper: Text) -> None:
    """Report a quotation that is not in the paper letter by letter."""
    for table, _at, _row, texts in marked_records(draft):
        for path, marker, value in texts:
            if isinstance(marker, Verbatim) and value not in paper.text:
                draft.report(table, path, _("these words are not in the paper"), paper.difference(value))


def claims_are_in_their_sections(draft: Draft) -> None:
    """Report a claim that stands in another section than it says."""
    rows = draft.rows["sections"]
    sections = [r for r in rows if isinstance(r.get("start"), int)]
    names = draft.ids("sections")
    for i, row in enumerate(draft.rows["claims"]):
        start, said = row.get("start"), row.get("section")
        here = next((s for s in sections if isinstance(start, int) and s["start"] <= start < s["end"]), None)
        if not isinstance(rows[names[said]].get("start") if said in names else None, int):
            continue  # the heading of its section is not in the paper: that is said where it stands
        if here and here.get("id") != said:
            wrong = _("the quotation does not stand in section “{said}”").format(said=said)
            draft.report("claims", (i, "section"), wrong, _("write {get}").format(get=here.get("id")))


def the_paper_is_covered(draft: Draft, paper: Text) -> None:
    """Report words of the paper that no claim quotes and no connective explains."""
    if draft.unread & {"claims", "connectives"}:
        return
    for start, end in uncovered(draft, paper):
        words = paper.text[start:end]
        shown = words if len(words) <= _SHOWN else words[:_SHOWN] + "…"
        draft.mistakes.append(
            Mistake(
                draft.file("paper.txt"),
                paper.line(start),
                "text",
                _("no claim covers “{shown}”").format(shown=shown),
                _("quote it in claims.yaml, or in connectives.yaml with the reason why it is no claim"),
            )
        )


def marks_are_unique(draft: Draft) -> None:
    """Report two stakeholders with the same short mark."""
    first: dict[str, str] = {}
    for i, row in enumerate(draft.rows["stakeholders"]):
        mark = row.get("mark")
        if not isinstance(mark, str):
            continue
        if mark in first:
            draft.report(
                "stakeholders",
                (i, "mark"),
                _("“{mark}” is already the mark of “{first}”").format(mark=mark, first=first[mark]),
                _("choose another"),
            )
        first.setdefault(mark, str(row.get("id")))


def scales_are_in_order(draft: Draft) -> None:
    """Report an issue whose levels do not go up by one from 0."""
    for i, row in enumerate(draft.rows["issues"]):
        scale = row.get("scale")
        for j, option in enumerate(scale if isinstance(scale, list) else []):
            level = option.get("level") if isinstance(option, dict) else None
            if isinstance(level, int) and level != j:
                draft.report(
                    "issues",
                    (i, "scale", j, "level"),
                    _("level {level} is out of order").format(level=level),
                    _("write {j}").format(j=j),
                )


def events_fit_their_dates(draft: Draft) -> None:
    """Report a date that is less or more precise than it says, or on the wrong side of the paper."""
    paper_date = (draft.meta or {}).get("paper_date")
    for i, row in enumerate(draft.rows["events"]):
        date, precision, category = row.get("date"), row.get("precision"), row.get("category")
        if not isinstance(date, str) or precision not in _LENGTH_OF:
            continue
        if len(date) != _LENGTH_OF[precision]:
            draft.report(
                "events",
                (i, "precision"),
                _("“{date}” is not a {precision}").format(date=date, precision=precision),
                _("change one of the two"),
            )
        elif isinstance(paper_date, str) and isinstance(category, str):
            later = date > paper_date[: len(date)]
            if later != (category == _AFTER):
                after, not_after = (
                    _("{day} is after the paper ({paper})"),
                    _("{day} is not after the paper ({paper})"),
                )
                wrong = (after if later else not_after).format(day=date, paper=paper_date)
                right = _("write {after}").format(after=_AFTER) if later else _("choose another category")
                draft.report("events", (i, "category"), wrong, right)


ON_RECORDS: Final[tuple[Callable[[Draft], None], ...]] = (
    ids_are_unique,
    ids_resolve,
    marks_are_unique,
    positions_fit,
    sources_are_named,
    sources_are_not_older,
    scales_are_in_order,
    hypotheses_fit,
    briefs_fit,
    formats_fit,
    cross_impacts_fit,
    starts_fit,
    axes_fit,
    prompts_are_unique,
    lessons_add_up,
    events_fit_their_dates,
)
