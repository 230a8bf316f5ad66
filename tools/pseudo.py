"""Make two languages that nobody speaks, to find what did not pass through the catalogue.

``en_XA`` writes English with accents, 40 % longer and in brackets; ``he_XB`` writes it with Hebrew
letters, from right to left. Whatever shows a plain Latin letter in them was never translated.
"""

from __future__ import annotations

import re
from typing import Final

from babel import Locale
from babel.messages.catalog import Catalog

_LATIN: Final = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ACCENTED: Final = str.maketrans(_LATIN, "áƀçđéƒǧĥíĵķłɱñöþɋŕšŧúṽŵẋýžÁƁÇĐÉƑǦĤÍĴĶŁṀÑÖÞɊŔŠŦÚṼŴẊÝŽ")
_HEBREW: Final = str.maketrans(_LATIN, "אבגדהוזחטיךכלםמןנסעףפץצקרש" * 2)
_KEPT = re.compile(r"(\{[^{}]*\}|%(?:\(\w+\))?[a-z]|%%|<[^>]+>|&#?\w+;)")  # places, tags and entities
_VOWELS = "áéíöúýÁÉÍÖÚÝ"
_LONGER = 1.4
PSEUDO: Final = {"en_XA": "el", "he_XB": "he"}
"""Each pseudo-language, and the one whose dates and lists it uses: these show no Latin letter either."""


def accented(text: str) -> str:
    """Write a text with accents, 40 % longer, in brackets.

    Examples
    --------
    >>> accented("Undo {name}")
    '⟦Úñđööö {name}⟧'
    """
    parts = _KEPT.split(text)
    parts[::2] = [" ".join(_stretched(word) for word in part.split(" ")) for part in parts[::2]]
    return f"⟦{''.join(parts)}⟧"


def leftwards(text: str) -> str:
    """Write a text with Hebrew letters.

    Examples
    --------
    >>> leftwards("Undo {name}")
    'פםדמ {name}'
    """
    parts = _KEPT.split(text)
    parts[::2] = [part.translate(_HEBREW) for part in parts[::2]]
    return "".join(parts)


def pseudo_catalogue(template: Catalog, code: str) -> Catalog:
    """Translate every sentence of a template into a pseudo-language."""
    change = accented if code == "en_XA" else leftwards
    made = Catalog(locale=Locale.parse(PSEUDO[code]), fuzzy=False)
    for message in template:
        if not message.id:
            continue
        if isinstance(message.id, str):
            string: str | tuple[str, ...] = change(message.id)
        else:
            one, many = message.id
            string = (change(one), *(change(many) for _ in range(made.num_plurals - 1)))
        made.add(message.id, string, context=message.context)
    return made


def _stretched(word: str) -> str:
    accents = word.translate(_ACCENTED)
    missing = round(len(word) * _LONGER) - len(word)
    vowels = [place for place, letter in enumerate(accents) if letter in _VOWELS]
    if not vowels:
        return accents
    last = vowels[-1]
    return accents[:last] + accents[last] * (missing + 1) + accents[last + 1 :]
