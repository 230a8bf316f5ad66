"""What must hold in the exercises, beyond the shape of each record.

The keys must agree with the ledger, words of the paper must be its words, and
every item must be answerable without a trick.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from course.case import Mistake
from course.case.exercises.book import RUBRICS, Pages, Placed
from course.case.exercises.kinds import KINDS
from course.case.exercises.sets import Rubric
from course.case.language import Listener
from course.case.marked import marked, shape_of
from course.case.passages import Text
from course.case.records import OwnVoice, Refers, Verbatim
from course.files.mistakes import near
from course.files.yaml import Unreadable, parse, read_text
from course.language import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from course.case import Case
    from course.case.marked import Shape
    from course.case.records import Marker
    from course.files.yaml import Path_

FEWEST_ITEMS: Final = 6
"""So many items has every set with which learners check themselves."""


def _texts(pages: Pages) -> Iterator[tuple[str, Path_, Marker, str]]:
    """Give every marked text of the exercises: file, place, marker, words."""
    shapes: list[tuple[str, Path_, Shape, object]] = []
    for name, header in pages.headers.items():
        fields = {k: v for k, v in pages.documents[name].data.items() if k != "items"}
        shapes.append((name, (), shape_of(type(header)), fields))
    for place in pages.placed:
        shape = shape_of(KINDS[place.item.kind])
        shapes.append((place.file, place.at(), shape, pages.raw(place)))
    if pages.rubrics:
        rows = enumerate(pages.documents[RUBRICS].data)
        shapes += [(RUBRICS, (i,), shape_of(Rubric), raw) for i, raw in rows]
    for name, at, shape, value in shapes:
        for path, marker, words in marked(shape, value):
            yield name, (*at, *path), marker, words


def ids_resolve(pages: Pages, case: Case) -> None:
    """Report an id that no record of the case has."""
    known = {table: {record.id for record in case.table(table)} for table in case.tables}
    for name, path, marker, words in _texts(pages):
        if isinstance(marker, Refers) and words not in known[marker.table]:
            what = marker.table.replace("_", " ")
            hint = near(
                words,
                sorted(known[marker.table]),
                what=_("record in {table}.yaml").format(table=marker.table),
            )
            pages.report(
                name, path, _("there is no “{id}” among the {table}").format(id=words, table=what), hint
            )
    # As written, so that a mistake inside a rubric is not reported at every item that uses it.
    written = pages.documents[RUBRICS].data if RUBRICS in pages.documents else ()
    written = written if isinstance(written, list) else ()
    rubrics = [raw["id"] for raw in written if isinstance(raw, dict) and isinstance(raw.get("id"), str)]
    for place in pages.placed:
        rubric = getattr(place.item, "rubric", None)
        if rubric is not None and rubric not in rubrics:
            wrong = _("there is no “{rubric}” among the rubrics").format(rubric=rubric)
            pages.report(place.file, place.at("rubric"), wrong, near(rubric, rubrics, what="rubric"))


def quotes_are_verbatim(pages: Pages, case: Case) -> None:
    """Report words that are said to be the paper's and are not."""
    paper = Text(case.paper.text)
    for name, path, marker, words in _texts(pages):
        if isinstance(marker, Verbatim) and words not in paper.text:
            pages.report(name, path, _("these words are not in the paper"), paper.difference(words))


def ids_are_unique(pages: Pages, _case: Case) -> None:
    """Report a set that is not named as its file, and an id used twice."""
    for name, header in pages.headers.items():
        if header.id != name:
            pages.report(
                name,
                ("id",),
                _("“{header}” is not the name of the file").format(header=header.id),
                _("write {name}").format(name=name),
            )
    seen: dict[str, str] = {}
    for place in pages.placed:
        if place.item.id in seen:
            wrong = _("“{item}” is already an item of {seen}.yaml").format(
                item=place.item.id, seen=seen[place.item.id]
            )
            pages.report(place.file, place.at("id"), wrong, _("choose another id"))
        seen.setdefault(place.item.id, place.file)
        for part in place.item.parts:
            _no_repeats(pages, place, part)


def _no_repeats(pages: Pages, place: Placed, part: str) -> None:
    ids: set[str] = set()
    for i, entry in enumerate(getattr(place.item, part)):
        if entry.id in ids:
            wrong = _("“{entry}” stands here twice").format(entry=entry.id)
            pages.report(place.file, place.at(part, i, "id"), wrong, _("choose another id"))
        ids.add(entry.id)


def kinds_hold(pages: Pages, case: Case) -> None:
    """Report what is wrong with an item as its own kind sees it."""
    for place in pages.placed:
        for path, wrong, right in place.item.check(case):
            pages.report(place.file, place.at(*path), wrong, right)


def sets_are_long_enough(pages: Pages, case: Case) -> None:
    """Report a set of too few items, and a lesson that names a set which is not there."""
    items = {name: pages.documents[name].data.get("items") for name in pages.headers}
    counts = {name: len(rows) if isinstance(rows, list) else 0 for name, rows in items.items()}
    for name, here in pages.headers.items():
        if here.part == "check" and counts[name] < FEWEST_ITEMS:
            wrong = _("the set has {counts} items").format(counts=counts[name])
            pages.report(
                name,
                ("items",),
                wrong,
                _("write at least {fewest_items}, or say part: work").format(fewest_items=FEWEST_ITEMS),
            )
    for i, lesson in enumerate(case.lessons):
        for j, wanted in enumerate(lesson.exercises):
            header = pages.headers.get(wanted)
            if header is None:
                hint = near(
                    wanted,
                    pages.headers,
                    what=_("file {wanted}.yaml among the exercises").format(wanted=wanted),
                )
                _about_lessons(
                    pages,
                    case,
                    (i, "exercises", j),
                    _("there is no set “{wanted}”").format(wanted=wanted),
                    hint,
                )
            elif header.lesson != lesson.id:
                wrong = _("the set “{wanted}” says that it belongs to {lesson}").format(
                    wanted=wanted, lesson=header.lesson
                )
                _about_lessons(pages, case, (i, "exercises", j), wrong, _("change one of the two"))


def _about_lessons(pages: Pages, case: Case, path: Path_, wrong: str, right: str) -> None:
    file = case.folder / "lessons.yaml"
    try:
        line = parse(read_text(file)[0]).line(path)
    except Unreadable:
        line = 1
    pages.mistakes.append(Mistake(Pages(case.folder).file("lessons.yaml"), line, "exercises", wrong, right))


def language_is_neutral(pages: Pages, case: Case) -> None:
    """Report loaded words in the toolkit's own voice."""
    listener = Listener(case.loaded_words)
    for name, path, marker, words in _texts(pages):
        if isinstance(marker, OwnVoice):
            for form, word in listener.hear(words):
                wrong = _("“{form}” is a loaded word in our own voice").format(form=form)
                pages.report(
                    name,
                    path,
                    wrong,
                    _("{rather}, or put it in quotation marks").format(rather=word.rather),
                    stops=False,
                )


STRUCTURE: Final[tuple[Callable[[Pages, Case], None], ...]] = (
    ids_resolve,
    quotes_are_verbatim,
    ids_are_unique,
    kinds_hold,
    sets_are_long_enough,
)


def run(checks: Iterable[Callable[[Pages, Case], None]], pages: Pages, case: Case) -> None:
    """Run checks one after the other; each notes what it finds in the pages."""
    for check in checks:
        check(pages, case)
