"""Values that every format can hold: text on one line, and what JSON knows, not too deep."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from course.files.mistakes import FormatError
from course.language import _

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_DEPTH: Final = 50
"""How deep lists and details may stand in each other."""
MOST_BITS: Final = 1024
"""How long a whole number may be."""
_GAP: Final = re.compile(r"[ \t\r\n]+")


def one_line(text: str) -> str:
    r"""Put a text on one line.

    Examples
    --------
    >>> one_line(" two\n  lines ")
    'two lines'
    """
    return _GAP.sub(" ", text).strip(" ")


def load_json(text: str, name: str, line: int, right: str) -> Any:  # noqa: ANN401 - any JSON value
    """Read JSON.

    Raises
    ------
    FormatError
        If it is not JSON, names one thing twice, or is nested too deep; the message names the line.
    """

    def each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            key = Counter(key for key, _value in pairs).most_common(1)[0][0]
            wrong = _("“{key}” is there twice in one place").format(key=key[:40])
            raise FormatError(name, line, wrong, _("keep one, or give the other a name of its own"))
        return found

    try:
        return plain(json.loads(text, object_pairs_hook=each_once))
    except FormatError:
        raise
    except json.JSONDecodeError as error:
        raise FormatError(
            name, line + error.lineno - 1, _("this is not JSON ({msg})").format(msg=error.msg), right
        ) from error
    except (RecursionError, ValueError) as error:
        why = _("lists stand too deep in each other, or a number is too long")
        raise FormatError(name, line, why, right) from error


def plain(value: Any, depth: int = 0) -> Any:  # noqa: ANN401 - any JSON value
    """Give a value as JSON can write it: keys are text, and what is no number becomes nothing.

    Raises
    ------
    ValueError
        If lists and details stand more than :data:`MOST_DEPTH` deep in each other, or
        a whole number is longer than :data:`MOST_BITS`.

    Examples
    --------
    >>> plain({1: float("nan"), "a": (1, 2)})
    {'1': None, 'a': [1, 2]}
    """
    if depth > MOST_DEPTH:
        raise ValueError(_("lists stand too deep in each other"))
    if isinstance(value, dict):
        return {str(k): plain(v, depth + 1) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(v, depth + 1) for v in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, int) and value.bit_length() > MOST_BITS:
        raise ValueError(_("a number is too long"))
    return value if isinstance(value, (str, int, float, type(None))) else str(value)


class Details:
    """Details that somebody may have edited by hand, read one by one.

    Parameters
    ----------
    values
        What stands in the file.
    name, line, place
        The file, the line, and what the error calls the details.
    """

    def __init__(self, values: object, name: str, line: int, place: str) -> None:
        self.name, self.line, self.place = name, line, place
        if not isinstance(values, dict):
            raise self.wrong(_("are no details"), _("write {“key”: value}"))
        self.values: Mapping[str, Any] = values

    def wrong(self, what: str, right: str) -> FormatError:
        """Give the error for these details."""
        return FormatError(self.name, self.line, f"{self.place} {what}", right)

    def text(self, key: str) -> str:
        """Give a text; empty where there is none."""
        found = self.values.get(key)
        if found is None:
            return ""
        if isinstance(found, bool) or not isinstance(found, (str, int, float)):
            raise self.wrong(
                _("have no text under “{key}”").format(key=key), _("write it in quotation marks")
            )
        return str(found)

    def texts(self, key: str) -> tuple[str, ...]:
        """Give a list of texts."""
        found = self.values.get(key) or []
        if not isinstance(found, list) or not all(isinstance(one, (str, int, float)) for one in found):
            raise self.wrong(
                _("have no list of texts under “{key}”").format(key=key), _("write [“one”, “two”]")
            )
        return tuple(map(str, found))

    def mapping(self, key: str) -> dict[str, Any]:
        """Give details inside these."""
        found = self.values.get(key)
        if found is None:
            return {}
        if not isinstance(found, dict):
            raise self.wrong(_("have no details under “{key}”").format(key=key), _("write {“key”: value}"))
        return found

    def number(self, key: str, low: int, high: int) -> int | None:
        """Give a whole number within bounds; nothing where there is none."""
        found = self.values.get(key)
        if found is None:
            return None
        if isinstance(found, bool) or not isinstance(found, int) or not low <= found <= high:
            raise self.wrong(
                _("have no number under “{key}”").format(key=key),
                _("use one from {low} to {high}").format(low=low, high=high),
            )
        return found

    def items(self, key: str) -> tuple[Details, ...]:
        """Give a list of details."""
        found = self.values.get(key) or []
        if not isinstance(found, list):
            raise self.wrong(_("have no list under “{key}”").format(key=key), _("write [{“key”: value}]"))
        return tuple(Details(one, self.name, self.line, f"{self.place}, “{key}”,") for one in found)
