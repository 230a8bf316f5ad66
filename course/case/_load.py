"""Load a case, or list everything that is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from course.case._case import Case
from course.case.compiled import compiled
from course.case.records import Format
from course.case.translation import catalogue_of, translated
from course.files.home import from_home
from course.files.mistakes import CaseError, causes_first
from course.language import _
from course.language.catalogues import read_catalogue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from course.files.mistakes import Mistake

_PACKAGE: Final = Path(__file__).resolve().parent.parent

Stamp = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class _Loaded:
    stamp: Stamp
    case: Case


_CACHE: Final[dict[tuple[Path, Path | None], _Loaded]] = {}


def default_folder() -> Path:
    """Give the folder of the case that ships with the toolkit.

    In a working copy it is ``data/`` beside the package, so that an edit shows
    at once; in an installed package it is the copy inside.

    Examples
    --------
    >>> (default_folder() / "paper.txt").is_file()
    True
    """
    beside = _PACKAGE.parent / "data"
    return beside if (beside / "case.yaml").is_file() else _PACKAGE / "_bundled" / "data"


def case_folder(named: Path | str) -> Path:
    """Give the folder of a case's data: that of a path, or of a case that ships by this name.

    Parameters
    ----------
    named
        A folder that holds ``data/``, the folder of the data itself, or the name of a case that ships.

    Raises
    ------
    CaseError
        If there is no case; the message says what was looked for.

    Examples
    --------
    >>> case_folder(default_folder()) == default_folder().resolve()
    True
    >>> case_folder("seabed").name
    'data'
    """
    shipped = default_folder().parent / "cases"
    for place in (from_home(named), shipped / named):
        for folder in (place / "data", place):
            if (folder / "case.yaml").is_file():
                return folder.resolve()
    names = ", ".join(sorted(p.name for p in shipped.glob("*") if (p / "data" / "case.yaml").is_file()))
    raise CaseError(
        _(
            "There is no case in {named}: a case is a folder with data/case.yaml in it. Make one "
            "with “course new-case”, or name one that ships: {names}."
        ).format(named=named, names=names)
    )


@cache
def shipped_formats() -> tuple[Format, ...]:
    """Give the formats of debate that ship; a case without a file of formats has these.

    Examples
    --------
    >>> len(shipped_formats())
    10
    """
    from course.files.yaml import parse, read_text  # noqa: PLC0415 - a compiled case needs no YAML

    rows = parse(read_text(default_folder() / "formats.yaml")[0]).data
    return tuple(Format.model_validate(row) for row in rows)


def load_case(folder: Path | str | None = None) -> Case:
    """Load a case and check everything that its users rely on.

    Loading again is quick as long as no file has changed.

    Parameters
    ----------
    folder
        The folder that holds ``case.yaml``; the case that ships if left out.

    Raises
    ------
    CaseError
        If the case cannot be used. The message lists the first mistakes with
        file and line, ``.mistakes`` all of them.

    Examples
    --------
    >>> case = load_case()
    >>> len(case.claims), case.section("II").title
    (97, 'II. The Red Line Narrative: Deterrence and Sovereignty')
    """
    place = Path(folder) if folder is not None else default_folder()
    spoken = catalogue_of(place)
    stamp = _stamp(place, spoken)
    kept = _CACHE.get((place.resolve(), spoken))
    if kept is not None and stamp and kept.stamp == stamp:
        return kept.case
    case = compiled(place, Case, folder=place.resolve())
    if case is not None:
        return _keep(place, spoken, stamp, case)
    from course.case._examine import examine  # noqa: PLC0415 - as for YAML

    draft, case = examine(place)
    if case is None:
        raise CaseError.about(draft.file(""), causes_first(m for m in draft.mistakes if m.stops))
    return _keep(place, spoken, stamp, case)


def check_case(folder: Path | str | None = None, *more: Callable[[Case], Iterable[Mistake]]) -> list[Mistake]:
    """List everything that is wrong with a case: whole files first, then by file and line.

    Parameters
    ----------
    folder
        The folder that holds ``case.yaml``; the case that ships if left out.
    more
        Further checks, such as those of the exercises. They see the case only
        if it can be loaded.

    Examples
    --------
    >>> check_case()
    []
    """
    from course.case._examine import examine  # noqa: PLC0415 - as for YAML

    place = Path(folder) if folder is not None else default_folder()
    spoken = catalogue_of(place)
    stamp = _stamp(place, spoken)
    draft, case = examine(place, language=True)
    mistakes = list(draft.mistakes)
    if case is not None:
        _keep(place, spoken, stamp, case)  # whoever checks a case mostly loads it next
        for check in more:
            mistakes.extend(check(case))
    return causes_first(mistakes)


def _keep(place: Path, spoken: Path | None, stamp: Stamp, case: Case) -> Case:
    """Keep a case until one of its files changes; give it in the language that is spoken."""
    if spoken is not None:
        said = translated(case, read_catalogue(spoken).gettext)
        case = Case(**{name: getattr(said, name) for name in Case.model_fields})
    _CACHE[place.resolve(), spoken] = _Loaded(stamp, case)
    return case


def _stamp(folder: Path, spoken: Path | None) -> Stamp:
    """Give what changes when a file of the case, or its catalogue, does."""
    if not folder.is_dir():
        return ()
    files = [p for p in folder.iterdir() if p.suffix in (".yaml", ".yml", ".txt")]
    stats = ((p.name, p.stat()) for p in (*files, *([spoken] if spoken else [])))
    return tuple(sorted((name, s.st_mtime_ns, s.st_size) for name, s in stats))
