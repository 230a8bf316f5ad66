"""The cells of a notebook."""

from __future__ import annotations

import json

import pytest

from course.files.notebooks import Cell, cells_in


def test_a_cell_is_its_kind_its_text_its_id_and_its_metadata() -> None:
    code = {"cell_type": "code", "source": "1 + 1", "id": "a", "metadata": {"tags": []}, "outputs": []}
    words = json.dumps({"cells": [code, {"cell_type": "markdown", "source": ["# A\n", "b"]}]})
    cells = [Cell("code", "1 + 1", "a", {"tags": []}), Cell("markdown", "# A\nb", "", {})]
    assert cells_in(words) == cells_in(words.encode()) == cells


@pytest.mark.parametrize("words", ["words", "[1]", '{"cells": 3}', '{"cells": [{}]}', "[" * 100_000])
def test_what_is_no_notebook_is_refused(words: str) -> None:
    with pytest.raises((ValueError, KeyError, TypeError, RecursionError)):
        cells_in(words)
