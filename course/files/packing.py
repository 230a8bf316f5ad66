"""Zips whose bytes depend on nothing but the files in them, so that the same work gives the same zip."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_THEN: Final = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip can name
_TIGHTEST: Final = 9


def packed(files: Mapping[str, bytes]) -> bytes:
    """Put files into a zip.

    Parameters
    ----------
    files
        The bytes of each, by its name in the zip.

    Examples
    --------
    >>> packed({"a.txt": b"a"}) == packed({"a.txt": b"a"})
    True
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, data in files.items():
            member = zipfile.ZipInfo(name, _THEN)
            member.create_system = 3  # so that Windows writes the same
            member.external_attr = 0o644 << 16
            made.writestr(member, data, zipfile.ZIP_DEFLATED, _TIGHTEST)
    return out.getvalue()
