"""The signs that Argdown writes as words between colons or full stops, such as ``:A:`` for “∀”."""

from __future__ import annotations

from typing import Final

_SIGNS: Final = {
    "∀": "A",
    "∃": "E",
    "𝗢": "O",
    "𝗣": "P",
    "→": "->",
    "↔": "<->",
    "¬": "~",
    "∧": "^",
    "∨": "v",
    "⊻": "v_",
    "◇": "<>",
    "◻": "[]",
    "😀": "happy",
    "☺": "smile smiley",
    "😆": "laugh lol",
    "🤣": "rofl",
    "😂": "joy",
    "❤": "heart",
    "❓": "? question",
    "😍": "love",
    "😉": "wink",
    "🤫": "shush",
    "😐": "meh",
    "🙄": "eye-roll",
    "😢": "sad",
    "😞": "disappointed",
    "😱": "scream",
    "👍": "+1 up",
    "👎": "-1 down",
    "🤔": "think",
    "⭐": "star",
    "✔": "y agree",
    "❌": "n disagree",
}
SHORTCODES: Final = {
    f"{mark}{word}{mark}": sign for sign, words in _SIGNS.items() for word in words.split() for mark in ".:"
} | {":smile:": "☺\ufe0f"}
"""Each sign by the words for it."""
