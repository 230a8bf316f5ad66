"""The colours of pictures by what they mean; a page has its own for each, and paper has others."""

from __future__ import annotations

from typing import Final

INK: Final = "ink"
FOR: Final = "for"
AGAINST: Final = "against"
GROUND: Final = "ground"
PARTY_ON_PAPER: Final = (
    "#232ea0", "#a15556", "#083900", "#885b93", "#465400", "#430960", "#812258", "#5f5bd3",
)  # fmt: skip
"""The colours of parties on white; on a page they are its own, as tokens.css says."""
PARTY: Final = tuple(f"party-{n}" for n in range(1, len(PARTY_ON_PAPER) + 1))
ON_PAPER: Final[dict[str, str]] = {
    INK: "#1d232b",
    FOR: "#0b5cad",
    AGAINST: "#9a4a00",
    GROUND: "#ffffff",
    **dict(zip(PARTY, PARTY_ON_PAPER, strict=True)),
}
ON_PAGE: Final[dict[str, str]] = {
    name: "currentColor" if name == INK else f"var(--{name}, {hue})" for name, hue in ON_PAPER.items()
}
