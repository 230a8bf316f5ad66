"""What an instructor chose for a lesson: a small file beside its notebook, written by a form."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from pydantic import BaseModel, ConfigDict, ValidationError

from course.files.mistakes import UnfitFile, near
from course.files.whole import read_text, write_whole
from course.files.yaml import Unreadable, parse
from course.language import N_, _, listed, ngettext, upper

if TYPE_CHECKING:
    from collections.abc import Iterable

    from course.case import Case
    from course.case.records import Lesson

_HEAD: Final = N_("Chosen for this lesson. Hand it out with the notebook; without it, the lesson is whole.")
_MOST: Final = 10_000


class Choice(BaseModel):
    """Some parts of a lesson, and what its debate is about. Empty means: nothing was chosen."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    parts: tuple[str, ...] = ()
    format: str = ""
    motion: str = ""


def place(lesson_id: str) -> Path:
    """Give the file of a lesson's choice: beside the notebook, where that can be found from here."""
    name = f"{lesson_id}.choice.yaml"
    here = Path.cwd()
    # A lesson in another language lies one folder deeper, and has the choice of the English one.
    for folder in (here.parent, here, here / "notebooks", here.parent / "notebooks"):
        if (folder / f"{lesson_id}.ipynb").is_file() and folder.name != "instructor":
            return folder / name
    return here / name


def read_choice(case: Case, lesson: Lesson) -> Choice:
    """Read what was chosen; an empty choice where there is no file.

    Raises
    ------
    UnfitFile
        If the file names something that is not there; the message says what would be right.
    """
    path = place(lesson.id)
    if not path.is_file():
        return Choice()
    try:
        data = parse(read_text(path, most=_MOST).text).data
    except Unreadable as error:
        raise UnfitFile(
            _("{path}: {error}. Delete the file, or choose again.").format(path=path, error=error)
        ) from error
    try:
        found = Choice(**{k: v for k, v in dict(data or {}).items() if k in Choice.model_fields and v})
    except (TypeError, ValueError, ValidationError) as error:
        raise UnfitFile(
            _("{path} is no choice. Delete the file, or choose again.").format(path=path)
        ) from error
    for name, ids, known in _named(found, case, lesson):
        for one in ids:
            if one not in known:
                raise UnfitFile(
                    _("{path}: there is no {name} “{one}”: {near}").format(
                        path=path, name=name, one=one, near=near(one, known)
                    )
                )
    return found


def unfit_choice(case: Case, lesson: Lesson) -> str:
    """Say what is wrong with the file of a choice, in one sentence; empty where nothing is.

    Examples
    --------
    >>> from course.case import load_case
    >>> case = load_case()
    >>> unfit_choice(case, case.lesson("02-capabilities"))
    ''
    """
    try:
        read_choice(case, lesson)
    except UnfitFile as problem:
        return _("What your instructor chose cannot be read, so the lesson is whole. {problem}").format(
            problem=problem
        )
    return ""


def write_choice(case: Case, lesson: Lesson, choice: Choice) -> Path:
    """Write a choice beside the lesson; an empty one takes the file away.

    Raises
    ------
    UnfitFile, OSError
        If it cannot be written there.
    """
    path = place(lesson.id)
    for name, ids, known in _named(choice, case, lesson):
        for one in ids:
            if one not in known:
                raise UnfitFile(
                    _("There is no {name} “{one}”: {near}").format(name=name, one=one, near=near(one, known))
                )
    if choice == Choice():
        path.unlink(missing_ok=True)
        return path
    lines = [f"parts: [{', '.join(choice.parts)}]"] if choice.parts else []
    lines += [f"{k}: {v}" for k, v in (("format", choice.format), ("motion", choice.motion)) if v]
    write_whole(path, "\n".join(["# " + _(_HEAD), *lines]) + "\n")
    return path


def in_words(choice: Choice, case: Case, lesson: Lesson) -> tuple[str, ...]:
    """Say what was chosen, in sentences for those who work on the lesson.

    Examples
    --------
    >>> from course.case import load_case
    >>> case = load_case()
    >>> in_words(Choice(parts=("read",)), case, case.lesson("02-capabilities"))
    ('Your instructor chose: Read. That takes 47 minutes alone.',)
    """
    found = []
    chosen = [part for part in lesson.parts if part.id in choice.parts]
    if chosen:
        minutes = sum(part.minutes["solo"] for part in chosen)
        names = listed([upper(part.name.split(": ", 1)[-1]) for part in chosen])
        takes = ngettext("That takes {n} minute alone.", "That takes {n} minutes alone.", minutes)
        chose = _("Your instructor chose: {parts}.").format(parts=names)
        found.append(f"{chose} {takes.format(n=minutes)}")
    if choice.format:
        title = next(f.title for f in case.formats if f.id == choice.format)
        found.append(_("The debate has the format: {format}.").format(format=title))
    if choice.motion:
        motion = next(m.motion for m in case.motions if m.id == choice.motion)
        found.append(_("Its motion: {motion}").format(motion=motion))
    return tuple(found)


def _named(choice: Choice, case: Case, lesson: Lesson) -> Iterable[tuple[str, tuple[str, ...], list[str]]]:
    yield "part", choice.parts, [part.id for part in lesson.parts]
    yield "format", (choice.format,) if choice.format else (), [f.id for f in case.formats]
    yield "motion", (choice.motion,) if choice.motion else (), [m.id for m in case.motions]
