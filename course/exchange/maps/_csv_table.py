"""The rows of a table as spreadsheets and people write it; what is in no column that is known is named."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any, Final

from course.files.cells import bare
from course.files.lines import lines_of, soft_lines
from course.files.mistakes import FormatError
from course.language import _

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from course.exchange.maps._doubts import Doubts

_SEPARATOR: Final = re.compile(r'("?)sep=(.)\1[ \t,;]*(?:\r\n|\r|\n)', re.IGNORECASE)
_EMPTY: Final = re.compile(r'(?:[ \t\u00a0,;"]*(?:\r\n|\r|\n))+')
_HEAD: Final = 10_000  # letters in which the names of the columns stand
Row = dict[str, str]


class Table:
    """Reads rows with the line where each ends.

    Parameters
    ----------
    columns
        The columns that are known; the first two must be there.
    kinds
        What the first of them may say: such a word on a further line of a cell could begin a row.
    doubts
        Takes what is not read.
    """

    def __init__(self, columns: Sequence[str], kinds: Collection[str], doubts: Doubts) -> None:
        self.columns = columns
        self.kinds = kinds
        self.doubts = doubts
        self._named: set[str] = set()

    def rows(self, text: str) -> Iterator[tuple[int, Row]]:
        """Give each row that is not empty.

        Raises
        ------
        FormatError
            If it is no such table.
        """
        named = _SEPARATOR.match(text)
        text, before = (text[named.end() :], 1) if named else (text, 0)
        if above := _EMPTY.match(text):
            text, before = text[above.end() :], before + len(lines_of(above[0])) - 1
        head = lines_of(text[:_HEAD])[0]
        # Saved again by another program, the cells may be parted anew below a line that names the old mark.
        mark = named[2] if named and named[2] in head else max(",;\t", key=head.count)
        # A text may begin with a space; only where every name in the head does, it belongs to the mark.
        spaced = mark in head and all(cell[:1] in (" ", "\u00a0") for cell in head.split(mark)[1:])
        table = io.StringIO(text, newline="")
        reader = csv.DictReader(table, strict=True, delimiter=mark, skipinitialspace=spaced)
        most = csv.field_size_limit(len(text) + 1)  # a long text is no mistake here
        try:
            reader.fieldnames = [self._column(field) for field in reader.fieldnames or ()]
            self._check(reader.fieldnames, before + 1)
            for raw in reader:
                line = before + reader.line_num
                self._name_the_rest(raw, line, mark)
                cells = ((k, v) for k, v in raw.items() if isinstance(k, str) and isinstance(v, str))
                row = {k: bare(v.removeprefix("\u00a0") if spaced else v) for k, v in cells}
                if any(cell.strip() for cell in row.values()):
                    what = row.get(self.columns[0], "")
                    yield line, row | {self.columns[0]: self._kind(what)}
        except csv.Error as error:
            line = before + max(reader.reader.line_num, 1)
            right = _("save it as CSV with quoted cells")
            raise FormatError(self.doubts.name, line, str(error), right) from error
        finally:
            csv.field_size_limit(most)

    def _column(self, field: str) -> str:
        """Give the column that is meant: whatever a program made of the size of its letters."""
        name = field.strip(" \t\u00a0")
        return name.lower() if name.lower() in self.columns else name

    def _kind(self, what: str) -> str:
        word = what.strip().lower()
        return word if word in self.kinds else what

    def _check(self, fields: Sequence[str], line: int) -> None:
        if not set(self.columns[:2]) <= set(fields):
            wrong = _("the columns “what” and “id” are missing")
            right = _("begin with {columns}").format(columns=",".join(self.columns))
            raise FormatError(self.doubts.name, line, wrong, right)
        broken = next((one for one in fields if len(_seen(one)) > 1), "")
        if broken:
            wrong = _("the column “{name}” has a line break in its name").format(
                name=" ".join(broken.split())
            )
            raise FormatError(self.doubts.name, line, wrong, _("begin a new line for each row"))
        twice = next((one for one in self.columns if fields.count(one) > 1), "")
        if twice:
            wrong = _("the column “{name}” is there twice").format(name=twice)
            raise FormatError(self.doubts.name, line, wrong, _("give one of them another name"))

    def _name_the_rest(self, raw: dict[str | Any, str | Any], line: int, mark: str) -> None:
        """Name what stands beyond the last column, in an unknown one, or on a further line of a cell."""
        for name, cell in raw.items():
            if not isinstance(name, str):
                beyond = next((one.strip() for one in cell if one.strip()), "")
                if beyond:
                    said = _(
                        "“{cell}” stands beyond the last column and is left out; "
                        "put a text with a comma or semicolon in it into quotation marks"
                    )
                    self.doubts.add(line, said.format(cell=beyond[:40]))
            elif not isinstance(cell, str) or not cell.strip():
                continue
            elif name not in self.columns and name not in self._named:
                self._named.add(name)
                said = _("the column “{name}” is not known here and is left out; known: {columns}")
                self.doubts.add(line, said.format(name=name[:40], columns=", ".join(self.columns)))
            elif below := next((one for one in self._below(cell, mark) if one.lower() in self.kinds), ""):
                said = _(
                    "“{cell}” could begin a row of its own; it is read as a part of this one. "
                    "If it is one, begin a new line with it, outside of quotation marks"
                )
                self.doubts.add(line, said.format(cell=below))

    def _below(self, cell: str, mark: str) -> Iterator[str]:
        """Give how each line of a cell but the first begins."""
        return (line.split(mark)[0].strip() for line in _seen(cell)[1:])


def _seen(cell: str) -> list[str]:
    """Give the lines of a cell that a person sees."""
    return [piece for line in lines_of(cell) for piece in soft_lines(line)]
