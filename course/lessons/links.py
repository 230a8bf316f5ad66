"""Where a link of a lesson's notebook leads when the lesson is a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def followed(goal: str, page: Callable[[str], str]) -> str:
    """Give the address of a link of the prose on a page; empty where a page has nothing to lead to.

    A notebook lies beside worksheets and notes; a page does not. Its words stay, and the link goes. From a
    lesson in another language, one folder deeper, the same lessons are reached.

    Parameters
    ----------
    goal
        Where the link leads in the notebook.
    page
        Gives the address of a lesson's page, by its id; empty where there is none.

    Examples
    --------
    >>> def page(lesson):
    ...     return f"{lesson}.html"
    >>> followed("02-capabilities.ipynb#read", page), followed("#read", page), followed("../a.md", page)
    ('02-capabilities.html#read', '#read', '')
    >>> followed("../02-capabilities.ipynb", page)
    '02-capabilities.html'
    """
    if goal.startswith(("#", "http://", "https://", "mailto:")):
        return goal
    name, ending, rest = goal.removeprefix("./").removeprefix("../").partition(".ipynb")
    there = page(name) if ending and "/" not in name else ""
    return f"{there}{rest}" if there else ""
