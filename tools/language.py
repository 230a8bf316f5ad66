"""Collect every sentence for translators, begin a language, and say what each language still misses.

``python -m tools.language`` collects and reports; with a name (``fr``) it begins that language, and with
``--lesson 00-start-here`` also that lesson in it; ``--pseudo DIR`` writes the two languages of
tools/pseudo.py.
"""

from __future__ import annotations

import argparse
import sys
from contextlib import chdir
from pathlib import Path
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.frontend import CommandLineInterface
from babel.messages.pofile import read_po, write_po

from course.case import load_case
from course.case.exercises import load_exercises
from course.case.translation import CATALOGUE as CASE_CATALOGUE
from course.case.translation import translated
from course.language import speaking
from course.language.catalogues import SOURCE, misfits
from tools import siblings
from tools.pseudo import PSEUDO, pseudo_catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).parents[1]
LOCALES = ROOT / "course/language/locales"
TEMPLATE = ROOT / "test-output/course.pot"  # made anew each time, so Git need not keep it
CATALOGUE = Path("LC_MESSAGES", "course.po")
CASE = ROOT / "data"
_SHOWN = 10  # sentences shown of each language; the catalogue itself has them all


def collect(template: Path = TEMPLATE) -> Catalog:
    """Write every marked sentence of the package into ``template``, and give them."""
    template.parent.mkdir(parents=True, exist_ok=True)
    words = ["pybabel", "-q", "extract", "-F", "pyproject.toml", "-o", str(template)]
    words += ["--project=Red Line Seminar", "--add-comments=Translators:", "--add-location=file"]
    words += ["--sort-by-file", "--no-wrap", "."]
    with chdir(ROOT):
        CommandLineInterface().run(words)  # type: ignore[no-untyped-call] # Babel is half typed
    return _read(template)


def collect_case(folder: Path = CASE) -> Catalog:
    """Give every sentence of a case and its exercises that can be said in another language."""
    with speaking(SOURCE):
        case = load_case(folder)
        book = load_exercises(case)
    template = Catalog(project=case.meta.title)

    def note(text: str) -> str:
        if text:
            template.add(text)
        return text

    for record in (case, *book.sets, *book.rubrics):
        translated(record, note)
    return template


def begin(code: str, template: Catalog, path: Path) -> Path:
    """Make a catalogue of a language, with every sentence still to translate."""
    if not path.exists():
        new = Catalog(locale=Locale.parse(code), project="Red Line Seminar", fuzzy=False)
        new.update(template)
        _write(path, new)
    return path


def bring_up_to_date(path: Path, template: Catalog) -> Catalog:
    """Put new sentences into a catalogue and take old ones out; what looks alike is offered, marked fuzzy."""
    catalogue = _read(path)
    # The day stays: two branches that collect the same sentences would else differ in it and nothing more.
    catalogue.update(template, update_creation_date=False)
    _write(path, catalogue)
    return catalogue


def report(code: str, catalogue: Catalog) -> Iterator[str]:
    """Say how much of a language is there, and show the first sentences that are not."""
    messages = [m for m in catalogue if m.id]
    missing = [m for m in messages if m.fuzzy or not _whole(m.string)]
    yield f"{code}: {len(messages) - len(missing)} of {len(messages)} sentences, {len(missing)} missing."
    for message in missing[:_SHOWN]:
        first = message.id if isinstance(message.id, str) else message.id[0]
        yield f"  missing{' (check it: fuzzy)' if message.fuzzy else ''}: {first}"
    if len(missing) > _SHOWN:
        yield f"  … and {len(missing) - _SHOWN} more."
    for english, _context in misfits(catalogue):
        yield f"  wrong: a place in the translation is not in the English, so English is shown: {english}"


def write_pseudo(folder: Path, template: Catalog) -> None:
    """Write the pseudo-languages into a folder that ``COURSE_LOCALES`` can name."""
    for code in PSEUDO:
        _write(folder / code / CATALOGUE, pseudo_catalogue(template, code))


def main(argv: Sequence[str] | None = None) -> int:
    """Run the tool and return its exit code."""
    parser = argparse.ArgumentParser(prog="make language", description=__doc__)
    parser.add_argument("code", nargs="?", help="begin this language, for example fr or pt_BR")
    parser.add_argument("--pseudo", type=Path, metavar="DIR", help="write the pseudo-languages into DIR")
    parser.add_argument(
        "--lesson", metavar="LESSON", help="begin this lesson in that language, such as 00-start-here"
    )
    args = parser.parse_args(argv)
    template = collect()
    print(f"{len(template)} sentences are marked. They are in {TEMPLATE.relative_to(ROOT)}.")
    if args.pseudo:
        write_pseudo(args.pseudo, template)
    of_case = collect_case()
    if args.code:
        try:
            for found, path in (
                (template, LOCALES / args.code / CATALOGUE), (of_case, CASE / args.code / CASE_CATALOGUE)
            ):  # fmt: skip
                print(f"Translate this file: {begin(args.code, found, path).relative_to(ROOT)}")
        except (UnknownLocaleError, ValueError):
            print(
                f"“{args.code}” names no language. Write for example fr, pt_BR or zh_Hans.", file=sys.stderr
            )
            return 2
    if args.code and args.lesson:
        english = siblings.NOTEBOOKS / f"{args.lesson}.ipynb"
        print(f"Translate this file: {siblings.begin(english, args.code).relative_to(ROOT)}")
    for path in sorted(LOCALES.glob(f"*/{CATALOGUE.as_posix()}")):
        print(*report(path.parent.parent.name, bring_up_to_date(path, template)), sep="\n")
    for path in sorted(CASE.glob(f"*/{CASE_CATALOGUE}")):
        print(*report(f"{path.parent.name}, the case", bring_up_to_date(path, of_case)), sep="\n")
    for english, code in siblings.all_siblings():
        print(*siblings.misfits(english, code), sep="\n")
    return 0


def _whole(string: str | Sequence[str] | None) -> bool:
    return bool(string) if isinstance(string, str) else all(string or [""])


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


def _write(path: Path, catalogue: Catalog) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, width=0, omit_header=False)


if __name__ == "__main__":
    sys.exit(main())
