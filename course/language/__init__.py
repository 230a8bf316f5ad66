"""Every sentence people read goes through here.

Catalogues, plurals, numbers, dates and lists. It stands below every other room and imports none.
"""

from course.language.catalogues import available
from course.language.current import direction, is_draft, language, own_names, speaking, tag, use
from course.language.marks import N_, Labels, _, ngettext, pgettext
from course.language.misfits import Misfits
from course.language.numbers import (
    date_in_words,
    decimal,
    hour_in_words,
    number,
    percent,
    time_in_words,
    zone_in_words,
)
from course.language.refusal import NotAllowed
from course.language.sentences import listed, strung, upper

__all__ = [
    "N_",
    "Labels",
    "Misfits",
    "NotAllowed",
    "_",
    "available",
    "date_in_words",
    "decimal",
    "direction",
    "hour_in_words",
    "is_draft",
    "language",
    "listed",
    "ngettext",
    "number",
    "own_names",
    "percent",
    "pgettext",
    "speaking",
    "strung",
    "tag",
    "time_in_words",
    "upper",
    "use",
    "zone_in_words",
]
