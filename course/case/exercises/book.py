"""Read a folder of exercises into a book of sets and rubrics."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, TypeVar

from course.case import CaseError, Mistake
from course.case.draft import Draft
from course.case.exercises.kinds import KINDS
from course.case.exercises.sets import ExerciseSet, Rubric, SetHeader
from course.case.shape import validate
from course.files.mistakes import near
from course.files.yaml import Path_, Unreadable, parse, read_text
from course.language import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from course.case.exercises.item import Item

R = TypeVar("R", ExerciseSet, Rubric)

RUBRICS: Final = "rubrics"
"""The file of the rubrics. Every other YAML file of the folder is a set."""


@dataclass(frozen=True)
class ExerciseBook:
    """All exercises of a case, and the rubrics that they use.

    Examples
    --------
    >>> from course.case.exercises import load_exercises
    >>> from course.case import load_case
    >>> book = load_exercises(load_case())
    >>> [s.id for s in book.for_lesson("02-capabilities")]
    ['02-capabilities']
    """

    sets: tuple[ExerciseSet, ...] = ()
    rubrics: tuple[Rubric, ...] = ()

    def set(self, set_id: str) -> ExerciseSet:
        """Give a set by its id.

        Raises
        ------
        CaseError
            If there is no such set; the message names near ones.
        """
        return _by_id(self.sets, set_id, _("set of exercises"))

    def rubric(self, rubric_id: str) -> Rubric:
        """Give a rubric by its id.

        Raises
        ------
        CaseError
            If there is no such rubric; the message names near ones.
        """
        return _by_id(self.rubrics, rubric_id, "rubric")

    def for_lesson(self, lesson_id: str) -> tuple[ExerciseSet, ...]:
        """Give the sets of a lesson: first the one to check oneself with, then the longer tasks."""
        return tuple(sorted((s for s in self.sets if s.lesson == lesson_id), key=lambda s: (s.part, s.id)))


def _by_id(records: Iterable[R], wanted: str, what: str) -> R:
    known = {record.id: record for record in records}
    if wanted not in known:
        raise CaseError(
            _("There is no {what} {wanted!r}: {near}").format(
                what=what, wanted=wanted, near=near(wanted, known, what=what)
            )
        )
    return known[wanted]


@dataclass(frozen=True, slots=True)
class Placed:
    """An item, and where it is written."""

    file: str
    index: int
    item: Item

    def at(self, *path: str | int) -> Path_:
        """Give a place inside the item."""
        return ("items", self.index, *path)


@dataclass
class Pages(Draft):
    """The files of the exercises: plain data with marks, and what was wrong in reading them."""

    placed: list[Placed] = field(default_factory=list)
    headers: dict[str, SetHeader] = field(default_factory=dict)
    rubrics: list[Rubric] = field(default_factory=list)

    def report(self, table: str, path: Path_, wrong: str, right: str, *, stops: bool = True) -> None:
        """Note a mistake at a place in a file."""
        name = "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in path).lstrip(".")
        line = self.documents[table].line(path)
        self.mistakes.append(
            Mistake(self.file(f"{table}.yaml"), line, name or "file", wrong, right, stops=stops)
        )

    def raw(self, place: Placed) -> dict[str, Any]:
        """Give an item as it is written."""
        item: dict[str, Any] = self.documents[place.file].data["items"][place.index]
        return item

    def book(self) -> ExerciseBook:
        """Give what could be read as a book."""
        sets = []
        for name, header in self.headers.items():
            items = tuple(p.item for p in self.placed if p.file == name)
            if items:
                sets.append(ExerciseSet(**dict(header), items=items))
        return ExerciseBook(tuple(sets), tuple(self.rubrics))


def read_pages(folder: Path) -> Pages:
    """Read every file of a folder of exercises; what cannot be read becomes a mistake."""
    pages = Pages(folder)
    if not folder.is_dir():
        pages.report_file("", 1, _("there is no such folder"), _("name the folder that holds the exercises"))
        return pages
    for path in sorted(folder.iterdir()):
        if path.suffix == ".yml":
            pages.report_file(
                path.name, 1, _("this file is not read"), _("name it {stem}.yaml").format(stem=path.stem)
            )
        elif path.suffix == ".yaml" and (data := _parsed(pages, path)) is not None:
            if path.stem == RUBRICS:
                _read_rubrics(pages, data)
            else:
                _read_set(pages, path.stem, data)
    return pages


def _parsed(pages: Pages, path: Path) -> Any | None:  # noqa: ANN401 - YAML holds anything
    try:
        text, _untidy = read_text(path)
        document = parse(text)
    except Unreadable as error:
        pages.report_file(path.name, error.line, error.wrong, error.right)
        return None
    pages.documents[path.stem] = document
    pages.mistakes += document.mistakes(pages.file(path.name))
    return document.data if document.data is not None else {}


def _read_rubrics(pages: Pages, data: Any) -> None:  # noqa: ANN401 - as above
    if not isinstance(data, list):
        pages.report(RUBRICS, (), _("this file is not a list of rubrics"), _('start each one with "- id: …"'))
        return
    for i, raw in _groups(pages, RUBRICS, data, ()):
        if (rubric := validate(pages, RUBRICS, Rubric, raw, (i,))) is not None:
            pages.rubrics.append(rubric)


def _read_set(pages: Pages, name: str, data: Any) -> None:  # noqa: ANN401 - as above
    if not isinstance(data, dict):
        pages.report(
            name, (), _("this file has no fields"), _('start with a line "id: {name}"').format(name=name)
        )
        return
    raw_items = data.get("items")
    header = validate(pages, name, SetHeader, {k: v for k, v in data.items() if k != "items"}, ())
    if header is not None:
        pages.headers[name] = header
    if not isinstance(raw_items, list) or not raw_items:
        pages.report(name, ("items",), _("this set has no items"), _('write "items:" and below it "- id: …"'))
        return
    for i, raw in _groups(pages, name, raw_items, ("items",)):
        kind = raw.get("kind")
        if not isinstance(kind, str) or kind not in KINDS:
            hint = near(str(kind), KINDS)
            pages.report(name, ("items", i, "kind"), _("“{kind}” is no kind of item").format(kind=kind), hint)
        elif (item := validate(pages, name, KINDS[kind], raw, ("items", i))) is not None:
            pages.placed.append(Placed(name, i, item))


def _groups(pages: Pages, name: str, rows: list[Any], at: Path_) -> Iterator[tuple[int, dict[str, Any]]]:
    for i, raw in enumerate(rows):
        if isinstance(raw, dict):
            yield i, raw
        else:
            pages.report(name, (*at, i), _("this is not a group of fields"), _('start with "- id: …"'))
