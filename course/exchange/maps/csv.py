"""CSV: one row for each node, relation and heading, in columns that a spreadsheet shows; holds everything."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any, Final

from course.exchange.maps._csv_table import Row, Table
from course.exchange.maps._details import MOST_STEPS, distinct, group_of, lacking, of_node, steps_of
from course.exchange.maps._doubts import Doubts
from course.exchange.maps._losses import SENTENCES
from course.exchange.maps._plain import Details, load_json
from course.files.cells import kept
from course.files.mistakes import FormatError
from course.language import _
from course.methods.arguments import NODE_KINDS, RELATION_KINDS, Document, Group, Node, Relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

HOLDS: Final = frozenset(SENTENCES)
COLUMNS: Final = (
    "what",
    "id",
    "text",
    "title",
    "from",
    "to",
    "speaker",
    "at",
    "sources",
    "tags",
    "group",
    "more",
)
_KINDS: Final = (*NODE_KINDS, *RELATION_KINDS, "group", "map")


def write(document: Document) -> str:
    """Write a map; lists and details are JSON in their cell."""
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in _rows(distinct(document)):
        writer.writerow([kept(row.get(c, "")) for c in COLUMNS])
    return out.getvalue()


def read(text: str, *, name: str = "file.csv") -> Document:
    """Read a map; columns may stand in any order, and all but ``what`` and ``id`` may be missing.

    Commas, semicolons and tabs are known between the cells, also with a space after them and named by a
    line such as ``sep=;``; rows of empty cells are passed over. What is not read is named in a note.

    Raises
    ------
    FormatError
        If a row is not what it says; the message names the line and the reason.
    """
    rows = _Rows(name)
    lines: dict[str, int] = {}
    doubts = Doubts(name)
    for line, row in Table(COLUMNS, _KINDS, doubts).rows(text.removeprefix("\ufeff")):
        rows.take(row, line)
        lines.setdefault(row.get("id", ""), line)
    _name_groups(rows, lines, doubts)
    document = Document(
        tuple(rows.nodes), tuple(rows.relations), tuple(rows.groups), rows.title, rows.meta, doubts.notes
    )
    for key, end in lacking(document):
        raise FormatError(
            name, lines[key], _("there is no “{end}”").format(end=end[:40]), _("use an id of this file")
        )
    return document


class _Rows:
    """Takes rows in, and keeps what they say."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.nodes: list[Node] = []
        self.relations: list[Relation] = []
        self.groups: list[Group] = []
        self.title = ""
        self.meta: dict[str, Any] = {}
        self.seen: set[tuple[bool, str]] = set()

    def take(self, row: Row, line: int) -> None:
        what, key = row.get("what", ""), row.get("id", "")
        found = load_json(row.get("more") or "{}", self.name, line, _("leave “more” empty, or write JSON"))
        more = Details(found, self.name, line, _("the details in “more”"))
        if what == "map":
            self.title, self.meta = row.get("title", ""), dict(more.values)
            return
        mark = (what == "group", key)
        if not key or mark in self.seen:
            wrong = _("the id “{key}” is empty or there twice").format(key=key[:40])
            raise FormatError(self.name, line, wrong, _("give each row its own"))
        self.seen.add(mark)
        if what in NODE_KINDS:
            self.nodes.append(self._node(row, more))
        elif what in RELATION_KINDS:
            self.relations.append(self._relation(row, more))
        elif what == "group":
            self.groups.append(group_of(key, row.get("title", ""), more))
        else:
            raise FormatError(
                self.name,
                line,
                _("“{what}” is no kind of row").format(what=what[:40]),
                _("use one of: {known}").format(known=", ".join(_KINDS)),
            )

    def _node(self, row: Row, more: Details) -> Node:
        return Node(
            id=row["id"],
            text=row.get("text", ""),
            kind=row["what"],
            title=row.get("title", ""),
            texts=more.texts("texts"),
            tags=_list(row, "tags"),
            data=more.mapping("data"),
            speaker=row.get("speaker", ""),
            sources=_list(row, "sources"),
            at=row.get("at", ""),
            group=row.get("group", ""),
            steps=steps_of(more),
            markup=more.text("markup"),
            markups=more.texts("markups"),
        )

    def _relation(self, row: Row, more: Details) -> Relation:
        # An empty list is written where an end is missing, as in graphs of AIF; empty cells are forgotten.
        if not row.get("from", "").strip() and not row.get("to", "").strip():
            raise more.wrong(
                _("belong to a relation without “from” and “to”"), _("write the ids of both ends")
            )
        return Relation(
            id=row["id"],
            kind=row["what"],
            sources=_list(row, "from"),
            targets=_list(row, "to"),
            text=row.get("text", ""),
            scheme=more.text("scheme"),
            data=more.mapping("data"),
            step=more.number("step", 0, MOST_STEPS),
        )


def _name_groups(rows: _Rows, lines: Mapping[str, int], doubts: Doubts) -> None:
    """Name each heading that a node says it stands below and that no row is of."""
    named = {group.id for group in rows.groups}
    for node in rows.nodes:
        if node.group and node.group not in named:
            named.add(node.group)
            said = _(
                "“{group}” is the id of no heading, so nothing stands below it; "
                "if it is one, add a row with “group” under “what”, this id and a title"
            )
            doubts.add(lines[node.id], said.format(group=node.group[:40]))


def _rows(document: Document) -> Iterator[Row]:
    if document.title or document.meta:
        yield {"what": "map", "title": document.title, "more": _dumps(document.meta)}
    for group in document.groups:
        more: dict[str, Any] = {"level": group.level} | ({"data": dict(group.data)} if group.data else {})
        yield {"what": "group", "id": group.id, "title": group.title, "more": _dumps(more)}
    for node in document.nodes:
        yield {
            "what": node.kind, "id": node.id, "text": node.text, "title": node.title, "speaker": node.speaker,
            "at": node.at, "sources": _dumps(node.sources), "tags": _dumps(node.tags), "group": node.group,
            "more": _dumps(of_node(node)),
        }  # fmt: skip
    for link in document.relations:
        more = {"scheme": link.scheme, "data": dict(link.data)}
        more = {k: v for k, v in more.items() if v} | ({} if link.step is None else {"step": link.step})
        yield {
            "what": link.kind, "id": link.id, "text": link.text, "from": _ends(link.sources),
            "to": _ends(link.targets), "more": _dumps(more),
        }  # fmt: skip


def _list(row: Mapping[str, str], column: str) -> tuple[str, ...]:
    """Read a cell with a list of texts; whatever is no list is one text, such as a tag in a bracket."""
    cell = row.get(column, "")
    try:
        found = json.loads(cell) if cell.strip().startswith("[") else None
    except (ValueError, RecursionError):
        found = None
    if isinstance(found, list) and all(isinstance(one, (str, int, float)) for one in found):
        return tuple(map(str, found))
    return (cell.strip(),) if cell.strip() else ()


def _ends(ids: tuple[str, ...]) -> str:
    one = len(ids) == 1 and ids[0] == ids[0].strip() and not ids[0].startswith("[") and ids[0]
    return ids[0] if one else json.dumps(ids, ensure_ascii=False)


def _dumps(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str) if value else ""
