"""Files that people bring in."""

from __future__ import annotations

from course.language import NotAllowed, _

_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def decoded(name: str, data: bytes) -> str:
    """Give the text of a journal that somebody brings, in whatever Unicode an editor saved it.

    Raises
    ------
    NotAllowed
        If it is no text; the message says which file to choose.

    Examples
    --------
    >>> decoded("mine.jsonl", "{}".encode("utf-16"))
    '{}'
    """
    try:
        return data.decode(_MARKS.get(data[:2], "utf-8-sig"))
    except UnicodeDecodeError as error:
        raise NotAllowed(
            _(
                "{name} is not a journal of this toolkit. Choose the file that “Download my work” gave."
            ).format(name=name)
        ) from error
