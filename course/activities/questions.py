"""Questions to talk about, made from what people actually did.

Whatever is asked names who did what and leaves the answer open. A question
never opens what a person has not opened: the ledger's option of a chair, or
the limits of a precedent.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from course.activities.listing import activity_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.case import Case
    from course.journal import Journal

MOST: Final = 4
"""So many questions of one activity: more are not talked about in an hour."""


def questions(case: Case, journal: Journal, who: str, about: Sequence[str]) -> tuple[str, ...]:
    """Ask about what was done in some activities; nothing where nothing was done.

    Parameters
    ----------
    case, journal, who
        As for an activity.
    about
        Names of activities: keys of :data:`course.activities.listing.ACTIVITIES`.

    Examples
    --------
    >>> from course.activities.positions import Priorities
    >>> from course.case import load_case
    >>> from course.journal import Journal
    >>> case, journal = load_case(), Journal()
    >>> questions(case, journal, "heron", ["priorities"])
    ()
    >>> order = [issue.id for issue in case.issues]
    >>> party = case.stakeholders[0].id
    >>> work = Priorities(case, journal, who="heron")
    >>> _ = work.choose(party, order[:3], order[-1], why_first="So.", why_last="So.")
    >>> len(questions(case, journal, "heron", ["priorities"]))
    1
    """
    done = [name for name in about if journal.live(name)]
    return tuple(q for name in done for q in islice(activity_of(name).questions(case, journal, who), MOST))
