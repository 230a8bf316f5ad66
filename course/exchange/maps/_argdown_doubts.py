"""Name the lines of Argdown that are read as more of the text above them, and may be meant otherwise.

Word processors turn “-” into a long dash and “->” into an arrow, and break lines with signs of their own. The
official parser takes all that for text, so this reader does, too; but it says so. It also takes what stands
behind “http:” for a comment, and a year at the beginning of a line for the number of a list.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from course.exchange.maps._doubts import Doubts
from course.files.lines import lines_of, soft_lines
from course.language import _

if TYPE_CHECKING:
    from collections.abc import Iterable

_LIKE_A_SIGN: Final = re.compile(r"[\s'\u200b\ufeff]*(?:[‐‑‒–—―−•◦▪‣·←→↔⇐⇒⇔⟵⟶＋＜＞]|[‹«⟨]|\d+\))")
"""What looks like the sign of a reply or of a list, and is none."""
_SIGN: Final = re.compile(r"[\s']*(?:[-+*]|<[-+_]|[-+_]>|><|\[|<|#+ |\(\d+\)|\d+\.)")


def doubted(
    text: str, name: str, cut: Iterable[tuple[int, str]] = (), odd: Iterable[tuple[int, str]] = ()
) -> tuple[str, ...]:
    r"""Give a sentence for each such line, and for each address that the official parser takes for a comment.

    Parameters
    ----------
    text
        What the file says.
    name
        Its name.
    cut
        Such addresses, each with its line.
    odd
        Numbers that were read as the sign of a list and do not count it, each with its line.

    Examples
    --------
    >>> len(doubted("[A]: a\n  – <B>: b\n", "talk.argdown"))
    1
    >>> doubted("[A]: a\n\n– <B>: b\n", "talk.argdown")
    ()
    """
    doubts = Doubts(name)
    goes_on = False
    for number, line in enumerate(lines_of(text), 1):
        first, *below = soft_lines(line)
        doubtful = [piece for piece in below if _SIGN.match(piece) or _LIKE_A_SIGN.match(piece)]
        if goes_on and _LIKE_A_SIGN.match(first):
            doubtful.insert(0, first)
        for piece in doubtful:
            said = _(
                "“{line}” could be a reply or a claim of its own; it is read as a part of the text above. "
                "If it is one, begin a new line with “-”, “+” or “[Title]:”"
            )
            doubts.add(number, said.format(line=piece.strip()[:40]))
        goes_on = bool(line.strip())
    for number, address in cut:
        said = _("“{address}” is left out: “//” begins a comment. Write an address as [words]({address})")
        doubts.add(number, said.format(address=address[:60]))
    for number, sign in odd:
        said = _(
            "“{sign}” is left out: it is read as the number of a list. If it is text, put a word before it"
        )
        doubts.add(number, said.format(sign=sign[:40]))
    return doubts.notes
