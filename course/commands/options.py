"""What several commands are asked in the same words."""

from __future__ import annotations

import codecs
import json
import os
import sys
from typing import TYPE_CHECKING

from course.commands import CommandError
from course.language import NotAllowed, _, use

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from pathlib import Path

    from course.case import Case
    from course.case.records import Lesson
    from course.journal import Journal


def add_case(parser: ArgumentParser) -> None:
    """Let a command be told which case to use."""
    parser.add_argument(
        "--case",
        metavar="FOLDER",
        help=_("a folder with a case of your own, or the name of one that ships"),
    )


def chosen_case(args: Namespace) -> Case:
    """Give the case that was named, or the one that ships.

    Raises
    ------
    CommandError
        If it cannot be read.
    """
    from course.case import CaseError, case_folder, load_case  # noqa: PLC0415 - keeps `course --help` quick

    try:
        return load_case(case_folder(args.case) if args.case else None)
    except CaseError as error:
        raise CommandError(str(error)) from error


def add_language(parser: ArgumentParser) -> None:
    """Let a command be told which language to speak."""
    parser.add_argument(
        "--language",
        metavar="CODE",
        help=_("the language of the activities, for example fr (when left out: that of your system)"),
    )


def speak(args: Namespace) -> None:
    """Speak the language that was asked for, here and in every process that starts from here.

    Raises
    ------
    CommandError
        If there is no such language.
    """
    if args.language:
        try:
            os.environ["COURSE_LANGUAGE"] = use(args.language)
        except NotAllowed as problem:
            raise CommandError(str(problem)) from None


def add_lessons(parser: ArgumentParser) -> None:
    """Let a command be told which lessons are meant."""
    parser.add_argument(
        "lessons", nargs="*", metavar="LESSON", help=_("a lesson, such as 01-introduction; all if left out")
    )


def chosen_lessons(args: Namespace, case: Case) -> list[Lesson]:
    """Give the lessons that were named, each once, or all.

    Raises
    ------
    CaseError
        If there is no such lesson.
    """
    return [case.lesson(name) for name in dict.fromkeys(args.lessons)] or list(case.lessons)


def add_encoding(parser: ArgumentParser) -> None:
    """Let a command be told in which code page a file is."""
    parser.add_argument(
        "--encoding",
        metavar="NAME",
        default="",
        help=_("the code page of the file, such as cp1251, if it is not in UTF-8"),
    )


def words_of(path: Path, encoding: str, *, most: int) -> str:
    """Give the text of a file in the code page that was named; say so where it had to be guessed.

    Raises
    ------
    CommandError
        If there is no such code page, or the file is not written in it.
    """
    from course.files.whole import read_bytes, read_text  # noqa: PLC0415 - keeps `course --help` quick

    if not encoding:
        words = read_text(path, most=most)
        if words.note:
            remedy = _("Or say --encoding cp1251 (Cyrillic) or another.")
            print(f"{words.note} {remedy}", file=sys.stderr)
        return words.text
    try:
        codecs.lookup(encoding)
        return read_bytes(path, most=most).decode(encoding)
    except (LookupError, UnicodeEncodeError):  # no code page can have such a name
        wrong = _("--encoding: there is no “{encoding}”; write utf-8 or cp1251.")
        raise CommandError(wrong.format(encoding=encoding)) from None
    except (UnicodeError, ValueError):
        wrong = _("{file}: it is not written in {encoding}; try another.")
        raise CommandError(wrong.format(file=path, encoding=encoding)) from None


def print_json(value: object, *, indent: int | None = None) -> None:
    """Print JSON; letters that the window or the file of the output does not have, as JSON escapes them."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    try:
        text.encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        text = json.dumps(value, indent=indent)
    print(text)


def check_result(out: Path, *read: Path) -> None:
    """Refuse to write a file where something would be lost by it.

    Raises
    ------
    CommandError
        If it is one of those that are read, or holds somebody's work.
    """
    from course.journal import is_work  # noqa: PLC0415 - keeps `course --help` quick

    if is_work(out):
        wrong = _("{path}: somebody’s work is in this file. Nothing was written; choose another name.")
        raise CommandError(wrong.format(path=out))
    if out.exists() and any(path.exists() and out.samefile(path) for path in read):
        wrong = _("{path}: this is the file to read from. Nothing was written; choose another name.")
        raise CommandError(wrong.format(path=out))


def journal_of(path: Path) -> tuple[Journal, tuple[str, ...]]:
    """Read a journal that was named; give what of it was left out, in words."""
    from course.files import limits  # noqa: PLC0415 - keeps `course --help` quick
    from course.files.gather import of_bytes  # noqa: PLC0415 - as above
    from course.files.whole import read_bytes  # noqa: PLC0415 - as above
    from course.journal import Entry, Journal, journals_among  # noqa: PLC0415 - as above

    entries: list[Entry] = []
    data = read_bytes(path, most=limits.JOURNAL)
    told = journals_among(of_bytes(str(path), data), entries.extend)
    return Journal(told.one_of_each(entries)), tuple(told.problems)


def add_sources(parser: ArgumentParser) -> None:
    """Let a command be given the work of a class."""
    parser.add_argument(
        "sources", nargs="+", metavar="SOURCE", help=_("files, folders or zips with the work of the class")
    )
