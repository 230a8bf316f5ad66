"""CSV: one row for each node, relation and heading, in columns that a spreadsheet shows; holds everything."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from course.activities._argument_model import (
    NODE_KINDS,
    RELATION_KINDS,
    Document,
    Group,
    Node,
    Relation,
    Step,
)
from course.activities.formats._error import FormatError
from course.activities.formats._losses import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Mapping

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
# A spreadsheet would run these as a formula; the mark before them is taken off again on reading.
_FORMULA = re.compile(r"'*[=+\-@\t\r]")


def write(document: Document) -> str:
    """Write a map; lists and details are JSON in their cell."""
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in _rows(document):
        writer.writerow([_safe(str(row.get(c, ""))) for c in COLUMNS])
    return out.getvalue()


def read(text: str, *, name: str = "file.csv") -> Document:
    """Read a map; columns may stand in any order, and all but ``what`` and ``id`` may be missing.

    Raises
    ------
    FormatError
        If a row is not what it says; the message names the line and the reason.
    """
    reader = csv.DictReader(io.StringIO(text.lstrip("\ufeff"), newline=""), strict=True)
    nodes: list[Node] = []
    relations: list[tuple[int, Relation]] = []
    groups: list[Group] = []
    title, meta = "", {}
    seen: set[str] = set()
    try:
        if not {"what", "id"} <= set(reader.fieldnames or ()):
            raise FormatError(
                name, 1, "the columns “what” and “id” are missing", f"begin with {','.join(COLUMNS)}"
            )
        for raw in reader:
            line = reader.line_num
            row = {str(k): _bare(v) for k, v in raw.items() if isinstance(v, str)}
            what, key = row.get("what", ""), row.get("id", "")
            more = _json(row.get("more", ""), dict, name, line, "more")
            if what != "map":
                if not key or key in seen:
                    raise FormatError(
                        name, line, f"the id “{key[:40]}” is empty or there twice", "give each row its own"
                    )
                seen.add(key)
            if what in NODE_KINDS:
                nodes.append(_node(row, more, name, line))
            elif what in RELATION_KINDS:
                relations.append((line, _relation(row, more, name, line)))
            elif what == "group":
                groups.append(
                    Group(key, row.get("title", ""), int(more.get("level", 1)), more.get("data", {}))
                )
            elif what == "map":
                title, meta = row.get("title", ""), more
            else:
                known = ", ".join((*NODE_KINDS, *RELATION_KINDS, "group", "map"))
                raise FormatError(name, line, f"“{what[:40]}” is no kind of row", f"use one of: {known}")
    except csv.Error as error:
        raise FormatError(name, reader.line_num, str(error), "save it as CSV with quoted cells") from error
    for line, link in relations:
        for end in (*link.sources, *link.targets):
            if end not in seen:
                raise FormatError(name, line, f"there is no “{end[:40]}”", "use an id of this file")
    return Document(tuple(nodes), tuple(r for _, r in relations), tuple(groups), title, meta)


def _rows(document: Document) -> list[dict[str, str]]:
    rows = []
    if document.title or document.meta:
        rows.append({"what": "map", "title": document.title, "more": _dumps(document.meta)})
    for group in document.groups:
        more: dict[str, Any] = {"level": group.level} | ({"data": group.data} if group.data else {})
        rows.append({"what": "group", "id": group.id, "title": group.title, "more": _dumps(more)})
    for node in document.nodes:
        more = {
            "texts": node.texts,
            "data": node.data,
            "markup": node.markup,
            "steps": [asdict(s) for s in node.steps],
        }
        rows.append({
            "what": node.kind, "id": node.id, "text": node.text, "title": node.title, "speaker": node.speaker,
            "at": node.at, "sources": _dumps(node.sources), "tags": _dumps(node.tags), "group": node.group,
            "more": _dumps({k: v for k, v in more.items() if v}),
        })  # fmt: skip
    for link in document.relations:
        more = {"scheme": link.scheme, "data": link.data, "step": link.step}
        rows.append({
            "what": link.kind, "id": link.id, "text": link.text, "from": _ends(link.sources), "to": _ends(link.targets),
            "more": _dumps({k: v for k, v in more.items() if v or v == 0}),
        })  # fmt: skip
    return rows


def _node(row: Mapping[str, str], more: dict[str, Any], name: str, line: int) -> Node:
    try:
        steps = tuple(
            Step(str(s["statement"]), str(s["role"]), tuple(s.get("rules", ())), s.get("data", {}))
            for s in more.get("steps", ())
        )
    except (TypeError, KeyError, AttributeError) as error:
        raise FormatError(
            name, line, "the steps in “more” are broken", "give each a statement and a role"
        ) from error
    return Node(
        id=row["id"], text=row.get("text", ""), kind=row["what"], title=row.get("title", ""),
        texts=tuple(map(str, more.get("texts", ()))), tags=_list(row, "tags", name, line),
        data=more.get("data", {}), speaker=row.get("speaker", ""), sources=_list(row, "sources", name, line),
        at=row.get("at", ""), group=row.get("group", ""), steps=steps, markup=str(more.get("markup", "")),
    )  # fmt: skip


def _relation(row: Mapping[str, str], more: dict[str, Any], name: str, line: int) -> Relation:
    ends = (_list(row, "from", name, line), _list(row, "to", name, line))
    if not any(ends):
        raise FormatError(name, line, "a relation needs “from” and “to”", "write the ids of both ends")
    step = more.get("step")
    return Relation(row["id"], row["what"], *ends, text=row.get("text", ""), scheme=str(more.get("scheme", "")),
                    data=more.get("data", {}), step=step if isinstance(step, int) else None)  # fmt: skip


def _list(row: Mapping[str, str], column: str, name: str, line: int) -> tuple[str, ...]:
    cell = row.get(column, "").strip()
    if not cell.startswith("["):
        return (cell,) if cell else ()
    try:
        return tuple(map(str, _json(cell, list, name, line, column)))
    except FormatError:
        return (cell,)  # an id or a tag that begins with a bracket


def _json(cell: str, kind: type, name: str, line: int, column: str) -> Any:  # noqa: ANN401 - JSON
    if not cell.strip():
        return kind()
    try:
        found = json.loads(cell)
    except (ValueError, RecursionError) as error:
        raise FormatError(name, line, f"“{column}” is not JSON", "leave it empty, or write JSON") from error
    if not isinstance(found, kind):
        raise FormatError(name, line, f"“{column}” is not a {kind.__name__}", "leave it empty, or write JSON")
    return found


def _ends(ids: tuple[str, ...]) -> str:
    one = len(ids) == 1 and ids[0] == ids[0].strip() and not ids[0].startswith("[")
    return ids[0] if one else _dumps(ids)


def _dumps(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str) if value else ""


def _safe(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _bare(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
