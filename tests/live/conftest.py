"""A room that answers over the network."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.live._served import Served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    served = Served(tmp_path / "room")
    yield served
    served.stop()
