"""Entries of many files, in parts: where they are very many, memory holds one part and the disk the rest."""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from contextlib import ExitStack
from typing import IO, TYPE_CHECKING, Final

from course.journal._entry import Entry, prefer, same
from course.journal._people import PEOPLE, join_of_old

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from types import TracebackType
    from typing import Self

PARTS: Final = 64
"""Two million entries then take some 10 MB at a time."""
_IN_MEMORY: Final = 1024 * 1024  # bytes of a part: those of a class of 500 never reach the disk
_ID: Final = 36  # characters of an id, which stands before each line of a part
_OF_PEOPLE: Final = f'{{"activity":{json.dumps(PEOPLE)},'.encode()


class Pool:
    """A set of entries, given in any order and more than once.

    Attributes
    ----------
    conflicts
        The authors of entries that came with two contents under one id: one, or two.
    counts
        After :meth:`settle`: how many new entries each author has.
    folk
        After :meth:`settle`: the new entries about people.
    size
        After :meth:`settle`: bytes of all new lines.
    """

    def __init__(self) -> None:
        self._open = ExitStack()
        self._parts: list[IO[bytes]] = [
            self._open.enter_context(tempfile.SpooledTemporaryFile(_IN_MEMORY))  # noqa: SIM115 - closed with it
            for _ in range(PARTS)
        ]
        self._twins: dict[tuple[str, str], Entry] = {}
        self.conflicts: set[frozenset[str]] = set()
        self.counts: Counter[str] = Counter()
        self.folk: list[Entry] = []
        self.size = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    def add(self, entries: Iterable[Entry]) -> None:
        """Put entries into their parts."""
        for entry in entries:
            part = int(entry.id[-2:], 16) % PARTS
            self._parts[part].write(f"{entry.id}{entry.to_line()}\n".encode())

    def settle(self, there: Mapping[str, Entry]) -> None:
        """Leave each entry once, and none of those that are ``there`` already."""
        counts: Counter[bytes] = Counter()
        for part in self._parts:
            lines = self._once(part, there)
            part.seek(0)
            part.truncate()
            self._leave([lines[entry_id] for entry_id in sorted(lines)], part, counts)
        joins = {j.id: j for (low, high), e in self._twins.items() for j in [join_of_old(low, high, e)]}
        joined = [join for entry_id, join in sorted(joins.items()) if entry_id not in there]
        self._leave([_line(join) for join in joined], self._parts[-1], counts)
        self.counts = Counter({json.loads(author): count for author, count in counts.items()})

    def parts(self) -> Iterator[bytes]:
        """Give the new lines, a part at a time."""
        for part in self._parts:
            part.seek(0)
            if lines := part.read():
                yield lines

    def _once(self, part: IO[bytes], there: Mapping[str, Entry]) -> dict[bytes, bytes]:
        lines: dict[bytes, bytes] = {}
        part.seek(0)
        for raw in part:
            entry_id, line = raw[:_ID], raw[_ID:]
            known = lines.setdefault(entry_id, line)
            if known != line:
                lines[entry_id] = _line(self._chosen(_entry(known), _entry(line)))
        for entry_id in [i for i in lines if i.decode() in there] if there else ():
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
        self.conflicts.add(frozenset((known.author, met.author)))
        return prefer(known, met)

    def _leave(self, lines: list[bytes], part: IO[bytes], counts: Counter[bytes]) -> None:
        part.writelines(lines)
        for line in lines:
            # The last one is the entry's own: what follows the body holds no bare quotation marks.
            begin = line.rfind(b'"by":') + len(b'"by":')
            counts[line[begin : line.index(b'","case":', begin) + 1]] += 1
            self.size += len(line)
            if line.startswith(_OF_PEOPLE):
                self.folk.append(_entry(line))


def _entry(line: bytes) -> Entry:
    return Entry.from_line(line.decode())


def _line(entry: Entry) -> bytes:
    return f"{entry.to_line()}\n".encode()
