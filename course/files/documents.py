"""Documents of office programs, which are zips, too: each is one file that somebody wrote, not many."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import zipfile

_SIGNS: Final = frozenset({"[Content_Types].xml", "mimetype", "Index/Document.iwa"})
"""Word, Excel and PowerPoint have the first, OpenDocument and EPUB the second, Pages the third."""
_PARTS: Final = ("word/document.xml", "content.xml", "xl/sharedStrings.xml")
_MARKS: Final = re.compile(rb"<[^>]*>")
_MOST: Final = 256 * 1024
"""Bytes of a part that are looked at: enough to see what it begins with, and no bomb."""


def words_of_document(packed: zipfile.ZipFile) -> bytes | None:
    r"""Give what a document begins with, without its marks; None where a zip is none.

    Examples
    --------
    >>> import io, zipfile
    >>> with zipfile.ZipFile(io.BytesIO(), "w") as packed:
    ...     packed.writestr("word/document.xml", "<w:p><w:t>So it</w:t> <w:t>is.</w:t></w:p>")
    ...     before = words_of_document(packed)
    ...     packed.writestr("[Content_Types].xml", "<Types/>")
    ...     before, words_of_document(packed)
    (None, b'PK\nSo it is.')
    """
    names = set(packed.namelist())
    if not names & _SIGNS:
        return None
    lines = [b"PK"]  # as it begins, so that none is taken for empty
    for name in _PARTS:
        if name in names:
            with packed.open(name) as part:
                lines.append(b" ".join(_MARKS.sub(b" ", part.read(_MOST)).split()))
    return b"\n".join(lines)
