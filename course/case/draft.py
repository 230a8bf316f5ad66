"""A case as it was read from its files, before anybody knows whether it is right."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from course.case.passages import Text
from course.case.records import REQUIRED, TABLES
from course.files.mistakes import FILE, Mistake, close_to, near
from course.files.yaml import Path_, Unreadable, YamlDocument, parse, read_text
from course.language import N_, _, listed

PAPER = "paper.txt"
_REQUIRED_FILES = ("case.yaml", PAPER, *(f"{name}.yaml" for name in REQUIRED))
_AS_LF = N_("save it with the line ends LF; until then it works all the same")
_TIDY = {
    "BOM": (N_("the file starts with an invisible mark (BOM)"), N_("save it as UTF-8 without BOM")),
    "CRLF": (N_("the lines end as on Windows (CRLF)"), _AS_LF),
    "CR": (N_("the lines end as on old Macs (CR)"), _AS_LF),
}


@dataclass
class Draft:
    """The files of a case: plain data with marks, and what was wrong in reading them."""

    folder: Path
    paper: Text | None = None
    meta: dict[str, Any] | None = None
    rows: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: {name: [] for name in TABLES})
    documents: dict[str, YamlDocument] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)  # tables of which nobody knows what is in them
    unfit: set[tuple[str, Path_]] = field(default_factory=set)  # places with a mistake of their own shape

    def file(self, name: str) -> str:
        """Give the name of a file as people see it: from where they stand, if possible."""
        path = self.folder / name
        try:
            return Path(os.path.realpath(path)).relative_to(Path.cwd()).as_posix()
        except ValueError:
            return path.as_posix()

    def report(self, table: str, path: Path_, wrong: str, right: str, *, stops: bool = True) -> None:
        """Note a mistake at a place in a table, or in case.yaml if the table is called "case".

        What does not even have its shape gets that one mistake: what else is said there only follows from it.
        """
        if (table, path) in self.unfit:
            return
        document = self.documents[table]
        row = path if table == "case" else path[1:]
        name = "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in row).lstrip(".")
        line = document.line(path)
        self.mistakes.append(
            Mistake(self.file(f"{table}.yaml"), line, name or "record", wrong, right, stops=stops)
        )

    def report_file(self, name: str, line: int, wrong: str, right: str, *, stops: bool = True) -> None:
        """Note a mistake about a whole file, or a line that could not be read."""
        self.mistakes.append(Mistake(self.file(name), line, FILE, wrong, right, stops=stops))

    def ids(self, table: str) -> dict[str, int]:
        """Give the ids of a table and the row in which each stands first."""
        found: dict[str, int] = {}
        for i, row in enumerate(self.rows[table]):
            if isinstance(row.get("id"), str):
                found.setdefault(row["id"], i)
        return found


def read(folder: Path) -> Draft:
    """Read every file of a case; what cannot be read becomes a mistake."""
    draft = Draft(folder)
    if not folder.is_dir():
        wrong = _("this is a file, not a folder") if folder.exists() else _("this folder does not exist")
        draft.report_file("", 1, wrong, _which_folder(folder))
        return draft
    known = (*TABLES, "case")
    of_a_case = {PAPER, *(f"{table}.yaml" for table in known)}
    # A folder or a pipe in place of a file of a case is named when it is read.
    present = {p.name for p in folder.iterdir() if p.is_file() or (p.name in of_a_case and p.exists())}
    for name in _REQUIRED_FILES:
        if name not in present:
            draft.unread.add(name.removesuffix(".yaml"))
            draft.report_file(name, 1, _("this file is missing"), _where(folder, name))
    for name in sorted(present):
        stem = name.removesuffix(".yaml")
        if name == PAPER:
            text = _text(draft, name)
            if text is not None and not text.strip():
                draft.report_file(name, 1, _("this file is empty"), _("put the text of your paper into it"))
                text = None
            draft.paper = Text(text) if text is not None else None
        elif name.endswith((".yaml", ".yml")) and stem not in known:
            stem = name.rpartition(".")[0]
            names = [stem] if stem in known else close_to(stem, known)
            close = listed([f"{n}.yaml" for n in names], "or")
            hint = _("did you mean the file {names}?").format(names=close) if close else near(stem, known)
            draft.report_file(name, 1, _("this is not a file of a case"), hint)
        elif stem in known and name.endswith(".yaml"):
            _read_yaml(draft, name, stem)
    return draft


def _text(draft: Draft, name: str) -> str | None:
    try:
        text, untidy = read_text(draft.folder / name)
    except Unreadable as error:
        draft.report_file(name, error.line, error.wrong, error.right)
        return None
    for what in untidy:
        draft.report_file(name, 1, *map(_, _TIDY[what]), stops=False)
    return text


def _read_yaml(draft: Draft, name: str, table: str) -> None:
    text = _text(draft, name)
    try:
        document = parse(text) if text is not None else None
    except Unreadable as error:
        draft.report_file(name, error.line, error.wrong, error.right)
        document = None
    if document is None:
        draft.unread.add(table)
        return
    draft.documents[table] = document
    draft.mistakes += document.mistakes(draft.file(name))
    if table == "case":
        if isinstance(document.data, dict):
            draft.meta = document.data
        else:
            draft.report_file(
                name, 1, _("this file has no fields"), _("start with a line such as id: my-case")
            )
        return
    if document.data is None:
        return
    if not isinstance(document.data, list):
        draft.unread.add(table)
        draft.report_file(
            name, 1, _("this file is not a list of records"), _('start each record with "- id: …"')
        )
        return
    for i, row in enumerate(document.data):
        if isinstance(row, dict) and row:
            draft.rows[table].append(row)
        else:
            draft.rows[table].append({})
            draft.report(table, (i,), _("this is not a record"), _('write fields, starting with "- id: …"'))


def _which_folder(folder: Path) -> str:
    parent = folder.parent
    names = [p.name for p in parent.iterdir() if p.is_dir()] if parent.is_dir() else []
    if close_to(folder.name, names):
        return near(folder.name, names)
    return _("name the folder that holds case.yaml")


def _where(folder: Path, name: str) -> str:
    if (folder / "data" / name).is_file():
        return _("name the folder {folder}/data instead").format(folder=folder.name)
    return _('add it; "course new-case" writes an example of every file')
