"""Catalogues for a test: read from a folder of its own, and forgotten afterwards."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from course.language.catalogues import locale_of, translations
from course.language.current import _direction_of
from course.language.figures import _table
from tools.language import collect, write_pseudo

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def catalogues_in(folder: Path) -> Iterator[Path]:
    """Let the languages be those of a folder, and no others."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("course.language.catalogues.LOCALES", folder)  # not those that ship
        patch.setenv("COURSE_LOCALES", str(folder))  # for a process that a test starts
        _forget()
        yield folder
    _forget()


@contextmanager
def pseudo_catalogues(folder: Path) -> Iterator[Path]:
    """Let there be the pseudo-languages, made anew from every sentence in the code."""
    write_pseudo(folder, collect(folder / "course.pot"))
    with catalogues_in(folder):
        yield folder


def _forget() -> None:
    translations.cache_clear()
    locale_of.cache_clear()
    _direction_of.cache_clear()
    _table.cache_clear()
