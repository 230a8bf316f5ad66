"""Codes that cannot be guessed in practice, and are read as people type them."""

from __future__ import annotations

import re

from course.live.room.codes import LETTERS, mark_of, new_code, new_word, shown, typed


def test_codes_use_letters_that_nobody_mixes_up() -> None:
    assert len(set(LETTERS)) == len(LETTERS) == 29
    assert not set("01ILOUV") & set(LETTERS)
    for _time in range(200):
        assert set(new_code()) <= set(LETTERS)
    assert len({new_code() for _time in range(2000)}) > 1990


def test_a_code_is_understood_however_it_is_typed() -> None:
    code = new_code()
    for text in (shown(code), code.lower(), f" {code[:2]} {code[2:]} ", f"{code[:3]}–{code[3:]}"):
        assert typed(text) == code


def test_words_of_devices_are_long_and_kept_only_as_marks() -> None:
    word = new_word()
    assert len(word) >= 32
    assert re.fullmatch(r"[0-9a-f]{64}", mark_of(word))
