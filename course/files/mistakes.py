"""A mistake in a case: where it is, what is wrong, what would be right."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from course.language import _, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FILE = "file"
"""The field of a mistake about a whole file: other mistakes may follow from it."""
SHOWN = 5
"""So many mistakes stand in the message of an error; ``course check`` shows all."""


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """One thing to put right in a file of the case.

    Parameters
    ----------
    file, line
        Where it is. Lines count from 1.
    field
        Which field of the record, such as ``kind`` or ``scale[1].label``.
    wrong, right
        What is wrong, and what would be right.
    stops
        Whether the case cannot be used until it is put right. Loaded words and
        line ends do not stop anybody; a quotation that is not in the paper does.

    Examples
    --------
    >>> print(Mistake("data/claims.yaml", 12, "kind", "'fact' is unknown", "write factual"))
    data/claims.yaml:12: kind: 'fact' is unknown, write factual
    """

    file: str
    line: int
    field: str
    wrong: str
    right: str
    stops: bool = True

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.field}: {self.wrong}, {self.right}"


class CaseError(ValueError):
    """A case that cannot be used, or a record that it does not have.

    Parameters
    ----------
    message
        What happened, in words.
    mistakes
        Every mistake that was found.
    """

    def __init__(self, message: str, mistakes: Sequence[Mistake] = ()) -> None:
        super().__init__(message)
        self.mistakes = tuple(mistakes)

    @classmethod
    def about(cls, folder: str, mistakes: Sequence[Mistake]) -> CaseError:
        """Make an error that lists the first mistakes."""
        lines = [
            _("The case in {folder} cannot be used yet:").format(folder=folder),
            *map(str, mistakes[:SHOWN]),
        ]
        if len(mistakes) > SHOWN:
            lines.append(_("and {n} more").format(n=len(mistakes) - SHOWN))
        lines.append(_('To see everything, run: course check "{folder}"').format(folder=folder))
        return cls("\n".join(lines), mistakes)


def causes_first(mistakes: Iterable[Mistake]) -> list[Mistake]:
    """Put mistakes in the order of files and lines, those about a whole file before all others.

    Examples
    --------
    >>> found = [Mistake("a.yaml", 2, "kind", "w", "r"), Mistake("b.yaml", 9, "file", "w", "r")]
    >>> [m.file for m in causes_first(found)]
    ['b.yaml', 'a.yaml']
    """
    return sorted(set(mistakes), key=lambda m: (m.field != FILE or not m.stops, m))


def near(word: str, known: Iterable[str], *, what: str = "") -> str:
    """Suggest what somebody may have meant.

    Examples
    --------
    >>> near("factul", ["factual", "normative"])
    'did you mean factual?'
    >>> near("xyz", ["factual", "normative"])
    'use one of: factual, normative'
    >>> near("xyz", [], what="record in issues.yaml")
    'there is no record in issues.yaml yet'
    """
    names = list(known)
    if close := close_to(word, names):
        return _("did you mean {names}?").format(names=listed(close, "or"))
    if not names:
        return _("there is no {what} yet").format(what=what)
    some = ", ".join(names[:12]) + (", …" if len(names) > 12 else "")  # noqa: PLR2004 - a line's worth
    return _("use one of: {names}").format(names=some)


def close_to(word: str, known: Iterable[str]) -> list[str]:
    """Give the one or two names that look like a word.

    Examples
    --------
    >>> close_to("factul", ["factual", "normative"]), close_to("FACT", ["fact"]), close_to("xyz", ["fact"])
    (['factual'], ['fact'], [])
    """
    names = list(known)
    close = get_close_matches(word, names, n=2, cutoff=0.6)
    return close or [n for n in names if n.casefold() == word.casefold()]


class FormatError(ValueError):
    """A file cannot be read; the text names the file, the line, what is wrong and what would be right."""

    def __init__(self, name: str, line: int, wrong: str, right: str) -> None:
        super().__init__(f"{name}:{line}: {wrong}; {right}")
        self.name = name
        self.line = line


class UnfitFile(Exception):  # noqa: N818 - reads as the sentence it carries
    """A file named by a person cannot be read or written; the text is what they read."""
