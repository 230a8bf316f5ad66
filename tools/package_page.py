"""What the index of packages shows: the README, with addresses that lead somewhere from there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

_INSIDE = re.compile(r"(!?)\[([^\]]*)\]\((?!\w+:|#)([^)\s]+)\)")


def for_an_index(readme: str, home: str) -> str:
    """Give the README with whole addresses; without a home, with the words of a link alone.

    Parameters
    ----------
    readme
        The text, whose links and pictures are named as they lie in the project.
    home
        The address of the project; empty where none is set.
    """

    def whole(found: re.Match[str]) -> str:
        picture, words, path = found.groups()
        if not home:
            return "" if picture else words
        return f"{picture}[{words}]({home}/{'raw' if picture else 'blob'}/HEAD/{path})"

    return _INSIDE.sub(whole, readme)


class PageHook(MetadataHookInterface):
    """Hatchling calls this while it gathers what it says of the package."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Add the page."""
        readme = (Path(self.root) / "README.md").read_text(encoding="utf-8")
        home = metadata.get("urls", {}).get("Source", "")
        metadata["readme"] = {"content-type": "text/markdown", "text": for_an_index(readme, home)}
