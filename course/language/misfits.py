"""What does not fit in a form, gathered so that people hear all of it at once."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from course.language.marks import ngettext
from course.language.refusal import NotAllowed

if TYPE_CHECKING:
    from collections.abc import Iterator


class Misfits:
    """What is wrong with the fields of a form, gathered so that all of it is said at once.

    Examples
    --------
    >>> wrong = Misfits()
    >>> with wrong.at("why"):
    ...     raise NotAllowed("Write your reason.")
    >>> with wrong.at("kind"):
    ...     raise NotAllowed("Say which kind it is.")
    >>> try:
    ...     wrong.refuse()
    ... except NotAllowed as refusal:
    ...     print(refusal)
    ...     print(refusal.fields)
    2 answers are missing or do not fit; each is marked.
    {'why': 'Write your reason.', 'kind': 'Say which kind it is.'}
    """

    def __init__(self) -> None:
        self.found: dict[str, str] = {}

    @contextmanager
    def at(self, field: str) -> Iterator[None]:
        """Note a refusal inside as one about this field, and go on."""
        try:
            yield
        except NotAllowed as refusal:
            self.found |= refusal.fields or {field: str(refusal)}

    def refuse(self) -> None:
        """Say everything that is wrong.

        Raises
        ------
        NotAllowed
            If anything is.
        """
        if not self.found:
            return
        first, *more = self.found.values()
        several = ngettext(
            "{n} answer is missing or does not fit; it is marked.",
            "{n} answers are missing or do not fit; each is marked.",
            len(self.found),
        )
        raise NotAllowed(several.format(n=len(self.found)) if more else first, self.found)
