"""Which question of the case is worked on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.files.mistakes import near
from course.language import NotAllowed, _

if TYPE_CHECKING:
    from course.case import Case
    from course.case.records import WhatIf


def what_if_of(case: Case, chosen: str = "") -> WhatIf:
    """Give a what-if question of a case by its id; the first one where none is named.

    Raises
    ------
    NotAllowed
        If the case has no such question, or none at all.

    Examples
    --------
    >>> from course.case import load_case
    >>> what_if_of(load_case()).id
    'W1'
    """
    known = {w.id: w for w in case.what_ifs}
    if not known:
        raise NotAllowed(_("This case has no what-if question. Add one to what_ifs.yaml."))
    chosen = chosen or next(iter(known))
    if chosen not in known:
        raise NotAllowed(
            _("There is no what-if {chosen!r}: {near}").format(chosen=chosen, near=near(chosen, known))
        )
    return known[chosen]
