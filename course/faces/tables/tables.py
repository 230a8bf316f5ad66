"""Tables of the case to read: contradictions, omissions, references, readings and the glossary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Literal, get_args

from course.faces.face import Face
from course.language import N_, NotAllowed, _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.session.session import Session

Table = Literal["contradictions", "glossary", "omissions", "readings", "references"]


class TableFace(Face):
    """One table of the case, readable on a phone and without a kernel.

    Parameters
    ----------
    session
        The learner's session.
    table
        Which table.
    only
        Ids to show; all where none is given.
    """

    template: ClassVar[str] = "tables/table.html"
    title: ClassVar[str] = N_("A table of the case")

    def __init__(self, session: Session, table: Table, only: Sequence[str] = ()) -> None:
        if table not in get_args(Table):
            raise NotAllowed(
                _("There is no table {table!r} to show here. Choose one of: {tables}.").format(
                    table=table, tables=", ".join(get_args(Table))
                )
            )
        self.table = table
        self.only = tuple(only)
        super().__init__(session)

    def context(self) -> dict[str, Any]:
        """Give what the template shows."""
        records = getattr(self.session.case, self.table)
        shown = [r for r in records if not self.only or r.id in self.only]
        notes = self.session.case.meta.notes.get(self.table, ())
        return {"table": self.table, "records": shown, "notes": notes}
