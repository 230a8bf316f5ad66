"""Archives whose bytes depend on nothing but the files in them, so that the same work gives the same."""

from __future__ import annotations

import gzip
import io
import tarfile
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


def rolled(files: Mapping[str, bytes]) -> bytes:
    """Put files into a tar that is packed as a whole: smaller than a zip, and quicker to lay out.

    Parameters
    ----------
    files
        The bytes of each, by its name in the tar.

    Examples
    --------
    >>> rolled({"a.txt": b"a"}) == rolled({"a.txt": b"a"})
    True
    """
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.USTAR_FORMAT) as made:
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            made.addfile(member, io.BytesIO(data))
    return gzip.compress(out.getvalue(), _TIGHTEST, mtime=0)
