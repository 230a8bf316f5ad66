"""Entries of many files, kept on disk in parts, so that memory holds one part at a time."""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final

from course.journal._entry import Entry, prefer, same
from course.journal._people import PEOPLE, join_of_old

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from types import TracebackType
    from typing import Self

PARTS: Final = 64
"""Two million entries then take some 10 MB at a time."""
_ID: Final = 36  # characters of an id, which stands before each line of a part
_OF_PEOPLE: Final = f'{{"activity":{json.dumps(PEOPLE)},'


class Pool:
    """A set of entries, given in any order and more than once.

    Attributes
    ----------
    conflicts
        Ids that came with two contents.
    counts
        After :meth:`settle`: how many new entries each author has.
    folk
        After :meth:`settle`: the new entries about people.
    size
        After :meth:`settle`: bytes of all new lines.
    """

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="course-merge-")
        self._paths = [Path(self._folder.name, str(n)) for n in range(PARTS)]
        self._files = [path.open("wb", buffering=1 << 16) for path in self._paths]
        self._twins: dict[tuple[str, str], Entry] = {}
        self.conflicts: set[str] = set()
        self.counts: Counter[str] = Counter()
        self.folk: list[Entry] = []
        self.size = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for file in self._files:
            file.close()
        self._folder.cleanup()

    def add(self, entries: Iterable[Entry]) -> None:
        """Put entries into their parts."""
        for entry in entries:
            part = int(entry.id[-2:], 16) % PARTS
            self._files[part].write(f"{entry.id}{entry.to_line()}\n".encode())

    def settle(self, there: Mapping[str, Entry]) -> None:
        """Leave each entry once, and none of those that are ``there`` already."""
        for path, file in zip(self._paths, self._files, strict=True):
            file.close()
            lines = self._once(path, there)
            with path.open("wb") as out:
                for entry_id in sorted(lines):
                    self._note(lines[entry_id])
                    out.write(lines[entry_id] + b"\n")
        joins = {j.id: j for (low, high), e in self._twins.items() for j in [join_of_old(low, high, e)]}
        joined = [join for entry_id, join in sorted(joins.items()) if entry_id not in there]
        with self._paths[-1].open("ab") as out:
            for join in joined:
                line = join.to_line().encode()
                self._note(line)
                out.write(line + b"\n")

    def lines(self) -> Iterator[str]:
        """Give the new lines."""
        for path in self._paths:
            with path.open("rb") as file:
                for line in file:
                    yield line.rstrip(b"\n").decode()

    def _once(self, path: Path, there: Mapping[str, Entry]) -> dict[bytes, bytes]:
        lines: dict[bytes, bytes] = {}
        with path.open("rb") as file:
            for raw in file:
                entry_id, line = raw[:_ID], raw[_ID:-1]
                known = lines.get(entry_id)
                if known is None:
                    lines[entry_id] = line
                elif known != line:
                    lines[entry_id] = self._chosen(_entry(known), _entry(line)).to_line().encode()
        for entry_id in [i for i in lines if i.decode() in there]:
            known_entry, met = there[entry_id.decode()], _entry(lines[entry_id])
            if self._chosen(known_entry, met) is known_entry:
                del lines[entry_id]
        return lines

    def _chosen(self, known: Entry, met: Entry) -> Entry:
        if same(known, met):
            if known.author != met.author:
                pair = min(known.author, met.author), max(known.author, met.author)
                self._twins.setdefault(pair, known)
            return known
        self.conflicts.add(known.id)
        return prefer(known, met)

    def _note(self, line: bytes) -> None:
        text = line.decode()
        # The last one is the entry's own: what follows the body holds no bare quotation marks.
        begin = text.rfind('"by":') + len('"by":')
        self.counts[json.loads(text[begin : text.index('","case":', begin) + 1])] += 1
        self.size += len(line) + 1
        if text.startswith(_OF_PEOPLE):
            self.folk.append(Entry.from_line(text))


def _entry(line: bytes) -> Entry:
    return Entry.from_line(line.decode())
