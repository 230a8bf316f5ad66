"""A refusal that is a sentence for people, and which fields of a form it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class NotAllowed(ValueError):  # noqa: N818 - reads as the sentence it carries
    """An action that is not possible now; the message says why and what would be possible.

    Parameters
    ----------
    sentence
        What people read.
    fields
        For each field of the form that does not fit, why: shown at the field.
    """

    def __init__(self, sentence: str, fields: Mapping[str, str] | None = None) -> None:
        super().__init__(sentence)
        self.fields = dict(fields or {})
