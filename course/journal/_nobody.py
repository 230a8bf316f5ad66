"""Names that no person bears."""

from __future__ import annotations

from typing import Final

BOX: Final = "ballot\u00a0box"
"""In whose name ballots are written: nobody's. With its hard space it is no name that a person can take."""
