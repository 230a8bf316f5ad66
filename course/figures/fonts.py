"""Letters for printed pages: those that matplotlib brings know Arabic, Hebrew, Greek and Cyrillic script."""

from __future__ import annotations

from pathlib import Path

import matplotlib as mpl


def font_folder() -> Path:
    """Give the folder of the DejaVu fonts, which are the same on every machine."""
    return Path(mpl.get_data_path()) / "fonts" / "ttf"
