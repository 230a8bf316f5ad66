"""The letters of pictures and printed pages: Arabic, Hebrew, Greek and Cyrillic script are among them.

matplotlib brings the fonts. Nothing of it is loaded.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path


@cache
def font_folder() -> Path:
    """Give the folder of the DejaVu fonts, which are the same on every machine."""
    spec = find_spec("matplotlib")
    if spec is not None and spec.origin is not None:
        return Path(spec.origin).with_name("mpl-data") / "fonts" / "ttf"
    letters = find_spec("seminar_letters")  # what a site brings in its place
    if letters is None or letters.origin is None:
        raise ModuleNotFoundError(name="matplotlib")
    return Path(letters.origin).parent
