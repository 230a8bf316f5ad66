"""Find and read the catalogue of a language.

A language is a folder, ``fr/LC_MESSAGES/course.po``, in ``locales/`` here or in a
folder that ``COURSE_LOCALES`` names. It is read as the translator wrote it: nobody
has to compile anything before a sentence shows.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from functools import cache
from gettext import GNUTranslations, NullTranslations
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Final

from course.language.refusal import NotAllowed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel import Locale
    from babel.messages.catalog import Catalog

SOURCE: Final = "en"
"""The language in which the sentences stand in the code."""
READ_THROUGH: Final = frozenset({SOURCE})
"""Languages that a native reader has gone through; the pages of every other say that they are drafts."""
LOCALES: Final = Path(__file__).with_name("locales")
_PLACE = Path("LC_MESSAGES", "course.po")
_HEAD = 4000  # letters of a catalogue in which its head stands
_LANGUAGE = re.compile(r'^(?:msgstr )?"Language:([^"\\]+)', re.MULTILINE)
_PERCENT = re.compile(r"%(?:\(\w+\)s|%|)")
_ENGLISH_DATES = "en_GB"  # "a, b and c" and "11 February 2026", as the English sentences have them


def available() -> dict[str, Path | None]:
    """Map each language there is to its catalogue; English has none.

    Examples
    --------
    >>> "en" in available()
    True
    """
    found: dict[str, Path | None] = {SOURCE: None}
    for folder in _folders():
        for path in sorted(folder.glob(f"*/{_PLACE.as_posix()}")):
            found.setdefault(path.parent.parent.name, path)
    return found


def fitting(wanted: str) -> str | None:
    """Choose the language that serves somebody who asks for ``wanted``, such as ``fr_CA.UTF-8``.

    Examples
    --------
    >>> fitting("en_GB.UTF-8"), fitting("C")
    ('en', None)
    """
    code = wanted.partition(".")[0].partition("@")[0].replace("-", "_")
    parts = code.split("_")
    tries = ["_".join(parts[:n]) for n in range(len(parts), 0, -1)]
    there = available()
    return next((name for name in tries if name in there), None)


def known(wanted: str) -> str:
    """Give the language that serves ``wanted``, or say which there are.

    Examples
    --------
    >>> known("en-US")
    'en'
    """
    found = fitting(wanted)
    if found is None:
        from course.language.marks import _  # noqa: PLC0415 - marks need catalogues

        there = ", ".join(available())
        raise NotAllowed(
            _("There is no language “{wanted}” here. There are: {there}.").format(wanted=wanted, there=there)
        )
    return found


@cache
def translations(language: str) -> NullTranslations:
    """Read a catalogue; English, and whatever is not translated yet, stays as it stands in the code.

    Examples
    --------
    >>> translations("en").gettext("Undo")
    'Undo'
    """
    path = available().get(language)
    return read_catalogue(path) if path else NullTranslations()


def read_catalogue(path: Path) -> NullTranslations:
    """Read a file as a translator wrote it; what cannot be filled stays as it stands in the code."""
    return GNUTranslations(BytesIO(compiled_catalogue(path)))


def compiled_catalogue(path: Path) -> bytes:
    """Give what came of a catalogue, as it is kept beside its file and read from there at once.

    Reading thousands of sentences takes a second, so it is kept beside the file, or else in the cache of
    whoever works here. It ends with the mark of the file, and is true for no other.
    """
    source = path.read_bytes()
    mark = sha256(source).hexdigest().encode()
    places = path.with_suffix(".mo"), _cache() / f"{mark[:16].decode()}.mo"
    for place in places:
        with suppress(OSError):
            kept = place.read_bytes()
            if kept.endswith(mark):
                return kept
    compiled = _compiled(source) + mark  # half of it has no mark, and counts for nothing
    for place in places:
        with suppress(OSError):
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(compiled)
            break
    return compiled


def _compiled(source: bytes) -> bytes:
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - English needs none of it
    from babel.messages.pofile import read_po  # noqa: PLC0415

    catalogue = read_po(BytesIO(source))
    for misfit in misfits(catalogue):
        catalogue.delete(*misfit)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    return compiled.getvalue()


def _cache() -> Path:
    """Give the folder of what can be made again; an installed package may lie where nobody may write."""
    return Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser() / "red-line-seminar"


def misfits(catalogue: Catalog) -> list[tuple[str, str | None]]:
    """Name the sentences whose translation has a place that the English has not, and so cannot be filled.

    Examples
    --------
    >>> from babel.messages.catalog import Catalog
    >>> catalogue = Catalog(locale="fr")
    >>> message = catalogue.add("You are {name}.", "Vous êtes {nom}.")
    >>> misfits(catalogue)
    [('You are {name}.', None)]
    """
    found = []
    for message in catalogue:
        english = [message.id] if isinstance(message.id, str) else list(message.id)
        translated = [message.string] if isinstance(message.string, str) else list(message.string or ())
        there = set().union(*map(_places, english))
        if message.id and any(_places(text) - there for text in translated):
            found.append((english[0], message.context))
    return found


@cache
def locale_of(language: str) -> Locale:
    """Give Babel's dates, numbers and lists of a language.

    The header of a catalogue names it (``Language: fr``), because a folder may have a name
    that the world's tables do not know.

    Examples
    --------
    >>> locale_of("en").territory
    'GB'
    """
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - keeps `import course` light

    named = _named(language)
    try:
        return Locale.parse(_ENGLISH_DATES if named == SOURCE else named.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale.parse(_ENGLISH_DATES)


def tag_of(language: str) -> str:
    """Name a language as pages and PDF do, with the script and the region that its catalogue names.

    Examples
    --------
    >>> tag_of("en")
    'en'
    """
    named = _named(language).partition("@")[0].replace("_", "-")
    spoken = locale_of(language).language  # English, where the world's tables do not know what is named
    return named if named.partition("-")[0].lower() == spoken else spoken


def _named(language: str) -> str:
    """Give the language that the head of a catalogue names, without reading thousands of sentences for it."""
    if path := available().get(language):
        with path.open(encoding="utf-8", errors="replace") as file:
            if found := _LANGUAGE.search(file.read(_HEAD)):
                return found[1].strip()
    return language


def _places(text: str) -> set[str]:
    percents = set(_PERCENT.findall(text))
    try:
        return percents | {name for _, name, *_ in Formatter().parse(text) if name is not None}
    except ValueError:  # a brace alone
        return percents | {"{"}


def _folders() -> Iterator[Path]:
    yield LOCALES
    further = os.environ.get("COURSE_LOCALES", "")
    yield from (Path(part) for part in further.split(os.pathsep) if part)
